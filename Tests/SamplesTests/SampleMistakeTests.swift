import SampleMaking
import Testing

/// Targets and styles are read strictly: what cannot be meant is named with its place.
@Suite struct SampleMistakeTests {
  private static let head = """
    seed: test
    today: "2021-01-07"
    shares:
      people: {"451202": 1, "451203": 1}

    """

  private func message(_ entry: String) throws -> String {
    do {
      let targets = try SampleTargets(files: ["targets.yaml": Self.head, "S19.yaml": entry])
      _ = try FormFilling(pipeline: ProjectFiles.pipeline(), targets: targets).returns()
      return "no mistake"
    } catch let mistake as SampleMistake {
      return mistake.description
    }
  }

  private static let start = "HC-19-1:\n  periods: [2020-12]\n  rows: {cross: {kind: [central], nature: [new, extended]}}\n"

  @Test(arguments: [
    ("HC-19-1:\n  periods: [2020-12]\n  row: {each: 1}\n", "S19.yaml:3:8: the unknown key \"row\", did you mean \"rows\""),
    ("HC-19-9:\n  periods: [2020-12]\n  rows: {each: 1}\n", "no form is called HC-19-9"),
    ("HC-19-1:\n  periods: [2020-Q4]\n  rows: {each: 1}\n", "is filed by month, not for 2020-Q4"),
    ("HC-19-1:\n  periods: [2020-12, 2020-11]\n  rows: {each: 1}\n", "ascending periods were expected"),
    (start + "  totals:\n    quantity: {total: 5亩}\n", "\"亩\" is no unit of 处"),
    (start + "  totals:\n    quantity: {total: 5, percent: [1, 2]}\n", "\"percent\" goes with \"times\" only"),
    (start + "  totals:\n    quantity: {total: 5, by: nobody}\n", "no share is named \"nobody\""),
    (start + "  totals:\n    quantity: {total: 50, max: 1}\n", "finds no place within its bounds"),
    (start + "  totals:\n    quantity: {where: {kind: cistern}, total: 5}\n", "no record of HC-19-1 is selected"),
    (start + "  totals:\n    investment: {total: 5.001元, step: 1元}\n", "no multiple of its step"),
    (start + "  totals:\n    quantity: {total: 5}\n", "has no persons"),
    (start + "  fill:\n    remark: {counts: {a: 3}}\n", "the counts add up to 3, there are 22"),
    (start.replacing("[central]", with: "[well]") + "  totals: {quantity: {is: 1}, persons: {is: 1}, investment: {is: 1元}}\n", "no value of the column"),
  ])
  func isNamedWithItsPlace(entry: String, words: String) throws {
    let message = try message(entry)
    #expect(message.contains(words), "\(message)")
  }
}
