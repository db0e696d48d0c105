import Figures
import Testing

@Suite("Counts in groups of three digits")
struct DigitGroupsTests {
  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (146_260, "146,260"), (1_000_000, "1,000,000")])
  func groups(_ number: Int, _ written: String) { #expect(DigitGroups.of(number) == written) }
}
