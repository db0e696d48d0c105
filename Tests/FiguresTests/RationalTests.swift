import BigInt
import Figures
import Testing
import TestSupport

/// A fraction is the same number whether it fits two machine words or not: whatever is computed in 128 bits is what big
/// integers give.
@Suite("Rational")
struct RationalTests {
  /// Small numbers, whole words and their edges.
  private static func integer(_ random: inout Seeded) -> Int64 {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: Int64.random(in: -12...12, using: &random)
    case 1: Int64.random(in: -1_000_000...1_000_000, using: &random) * 10_000
    case 2: [Int64.min, .min + 1, .max, .max - 1, 1 << 62, -1 << 62].randomElement(using: &random) ?? 0
    default: Int64.random(in: .min ... .max, using: &random)
    }
  }

  @Test("what 128 bits compute is what big integers compute")
  func arithmetic() {
    var random = Seeded(20_201_231)
    for _ in 0..<20_000 {
      let (a, b, c, d) = (Self.integer(&random), Self.integer(&random), Self.integer(&random), Self.integer(&random))
      guard b != 0, d != 0 else { continue }
      let (x, y) = (Rational(BigInt(a), BigInt(b)), Rational(BigInt(c), BigInt(d)))
      let (bigA, bigB, bigC, bigD) = (BigInt(a), BigInt(b), BigInt(c), BigInt(d))
      expect(x + y, is: bigA * bigD + bigC * bigB, over: bigB * bigD)
      expect(x - y, is: bigA * bigD - bigC * bigB, over: bigB * bigD)
      expect(x * y, is: bigA * bigC, over: bigB * bigD)
      if c != 0 { expect(x / y, is: bigA * bigD, over: bigB * bigC) }
      let isPositive = (bigB * bigD) > 0
      #expect((x < y) == (isPositive ? bigA * bigD < bigC * bigB : bigA * bigD > bigC * bigB))
      #expect(x.isNegative == (a != 0 && (a < 0) != (b < 0)))
    }
  }

  /// Reduced, its denominator positive, and equal to the same fraction written far larger.
  private func expect(_ number: Rational, is above: BigInt, over below: BigInt) {
    #expect(number.numerator * below == above * number.denominator)
    #expect(number.denominator > 0)
    #expect(number.numerator.isZero ? number.denominator == 1 : number.numerator.greatestCommonDivisor(with: number.denominator) == 1)
    let far = BigInt(10).power(60)
    let same = Rational(above * far, below * far)
    #expect(same == number && same.hashValue == number.hashValue)
  }

  @Test("decimals are read, kept and written exactly, up to 38 digits")
  func decimals() throws {
    var random = Seeded(7)
    for _ in 0..<5_000 {
      let count = Int.random(in: 1...37, using: &random)
      let decimals = Int.random(in: 0...min(36, count - 1), using: &random)
      var digits = [Character(String(Int.random(in: 1...9, using: &random)))]
      while digits.count < count - 1 { digits.append(Character(String(Int.random(in: 0...9, using: &random)))) }
      if count > 1 { digits.append(Character(String(Int.random(in: 1...9, using: &random)))) }
      var text = String(digits)
      if decimals > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -decimals)) }
      if Bool.random(using: &random) { text = "-" + text }
      let exact = try #require(Exact(plain: text))
      #expect(exact.text == text)
      #expect(Exact(plain: text + (decimals > 0 ? "0" : ".0"))?.text == (decimals < 36 && count < 38 ? text : nil))
      #expect(Rational(exact).text == text)
    }
  }

  @Test("what is no plain decimal is none", arguments: ["", "-", ".", "1.", ".5", "1-", "--1", "1.2.3", "1e3", "340282366920938463463374607431768211456"])
  func refused(_ text: String) { #expect(Exact(plain: text) == nil) }

  @Test("nothing is negative zero") func zero() {
    #expect(Rational(BigInt(0), BigInt(-5)) == .zero && Exact(plain: "-0.00")?.text == "0")
  }
}
