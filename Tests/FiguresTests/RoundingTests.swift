import BigInt
import Figures
import Testing

@Suite("Rounding")
struct RoundingTests {
  /// GB/T 8170-2008, with its own examples; the last ones round to tens and hundreds.
  @Test(
    "GB/T 8170: half to even",
    arguments: [
      ("12.1498", 1, "12.1"), ("10.5002", 0, "11"), ("1.050", 1, "1.0"), ("0.35", 1, "0.4"), ("-0.0365", 3, "-0.036"), ("8.53459", 2, "8.53"),
      ("15.4546", 0, "15"), ("12.5", 0, "12"), ("13.5", 0, "14"), ("2.675", 2, "2.68"), ("2.665", 2, "2.66"), ("-2.665", 2, "-2.66"),
    ])
  func halfEven(_ number: String, _ places: Int, _ printed: String) throws {
    #expect(Rational(try #require(Exact(plain: number))).fixed(places, .halfEven) == printed)
  }

  @Test("GB/T 8170 at thousands", arguments: [(2500, 2), (3500, 4), (-2500, -2)])
  func thousands(_ number: Int, _ thousands: Int) {
    #expect(Rational(number).rounded(to: -3, .halfEven) == BigInt(thousands))
  }

  /// GB/T 8170: half units by doubling, fifths by multiplying with five, one rounding only.
  @Test("half units and fifths", arguments: [("60.25", 2, 0, "60.0"), ("60.38", 2, 0, "60.5"), ("830", 5, -2, "840.0")])
  func parts(_ number: String, _ factor: Int, _ places: Int, _ printed: String) throws {
    let scaled = Rational(try #require(Exact(plain: number))) * Rational(factor)
    let unit = places < 0 ? Rational(100) : Rational(1)
    let rounded = Rational(scaled.rounded(to: places, .halfEven), 1) * unit / Rational(factor)
    #expect(rounded.fixed(1, .halfEven) == printed)
  }

  @Test(
    "the other modes",
    arguments: [
      ("2.675", 2, Rounding.halfUp, "2.68"), ("2.665", 2, .halfUp, "2.67"), ("1.005", 2, .halfUp, "1.01"), ("-2.675", 2, .halfUp, "-2.68"),
      ("0.5", 0, .halfUp, "1"), ("-0.5", 0, .halfUp, "-1"), ("0.4999999999999999999999999999", 0, .halfUp, "0"), ("-0.004", 2, .halfUp, "0.00"),
      ("3899.99", 0, .truncate, "3899"), ("-3899.99", 0, .truncate, "-3899"), ("290.01", 0, .ceil, "291"), ("290", 0, .ceil, "290"),
      ("-290.01", 0, .ceil, "-291"), ("85", 2, .halfUp, "85.00"), ("0.05", 1, .truncate, "0.0"), ("99999999999999999999.995", 2, .halfUp, "100000000000000000000.00"),
    ])
  func modes(_ number: String, _ places: Int, _ mode: Rounding, _ printed: String) throws {
    #expect(Rational(try #require(Exact(plain: number))).fixed(places, mode) == printed)
  }

  @Test("a third is rounded from the fraction, not from its decimals")
  func fractions() {
    #expect((Rational(1) / Rational(3)).fixed(4, .halfUp) == "0.3333")
    #expect((Rational(2) / Rational(3)).fixed(4, .halfEven) == "0.6667")
    #expect((Rational(-2) / Rational(3)).fixed(0, .truncate) == "0")
    #expect((Rational(12_354_360) / Rational(1829)).fixed(2, .halfUp) == "6754.71")
  }
}
