/// An exact decimal number: `mantissa` × 10⁻`decimals`.
///
/// Every value read from a cell is one of these; there is no binary floating point between a cell and a
/// printed figure. `decimals` is part of the number's history, not of its value: `85` and `85.00` are equal
/// and hash alike, but only the second was written to the hundredth.
///
///     Exact(16847, decimals: 2).text        // "168.47"
///     Exact(-500, decimals: 3).text         // "-0.5"
///
/// Arithmetic traps on overflow: values read from cells are bounded far below Int128 (`Exact.cellLimit`).
package struct Exact: Sendable {
  package let mantissa: Int128
  package let decimals: Int

  package init(_ mantissa: Int128, decimals: Int = 0) {
    precondition(decimals >= 0 && decimals <= 36, "an exact number has 0 to 36 decimals")
    self.mantissa = mantissa
    self.decimals = decimals
  }

  package static let zero = Exact(0)

  /// The largest magnitude of a stored cell, in steps of its family's scale.
  ///
  /// Below this a SQLite `SUM` of nine hundred cells cannot leave Int64; 10¹² 元 at the money scale.
  package static let cellLimit: Int128 = 10_000_000_000_000_000

  package static func powerOfTen(_ exponent: Int) -> Int128 {
    precondition(exponent >= 0 && exponent <= 38, "10^\(exponent) does not fit Int128")
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  package var isZero: Bool { mantissa == 0 }
  package var isNegative: Bool { mantissa < 0 }

  /// The mantissa of the same value written with exactly `decimals` places, or nil where that would lose a digit
  /// or overflow.
  package func scaled(to decimals: Int) -> Int128? {
    if decimals >= self.decimals {
      guard decimals - self.decimals <= 38 else { return nil }
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: Self.powerOfTen(decimals - self.decimals))
      return overflow ? nil : product
    }
    let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: Self.powerOfTen(self.decimals - decimals))
    return remainder == 0 ? quotient : nil
  }

  /// The same value without trailing zeros behind the point.
  package var reduced: Exact {
    var decimals = decimals
    // Division in 64 bits is an instruction, in 128 a call.
    if var small = Int64(exactly: mantissa) {
      while decimals > 0 && small % 10 == 0 { (small, decimals) = (small / 10, decimals - 1) }
      return Exact(Int128(small), decimals: decimals)
    }
    var mantissa = mantissa
    while decimals > 0 && mantissa % 10 == 0 {
      mantissa /= 10
      decimals -= 1
    }
    return Exact(mantissa, decimals: decimals)
  }

  /// Plain decimal text as the public views show it: no exponent, no leading `+`, no trailing zeros, no `-0`.
  package var text: String {
    let number = reduced
    let magnitude = number.mantissa.magnitude
    let digits = UInt64(exactly: magnitude).map { String($0) } ?? String(magnitude)
    let sign = number.mantissa < 0 ? "-" : ""
    guard number.decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, number.decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(number.decimals) + "." + padded.suffix(number.decimals)
  }

  /// Reads plain decimal text (`-12.50`), the form that `text` and the project's own files use.
  ///
  /// Returns nil for anything else: this is not the reader of county cells.
  package init?(plain text: some StringProtocol) {
    var mantissa: Int128 = 0
    // The first digits, as far as they are sure to fit: nearly always all.
    var head: UInt64 = 0
    var decimals = 0
    var digits = 0
    var sawPoint = false
    var negative = false
    var isFirst = true
    for byte in text.utf8 {
      defer { isFirst = false }
      switch byte {
      case UInt8(ascii: "-") where isFirst:
        negative = true
      case UInt8(ascii: ".") where !sawPoint && digits > 0:
        sawPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard decimals < 36 else { return nil }
        let digit = byte - UInt8(ascii: "0")
        if digits < Self.headDigits {
          head = head * 10 + UInt64(digit)
        } else {
          if digits == Self.headDigits { mantissa = Int128(head) }
          let (shifted, overflow) = mantissa.multipliedReportingOverflow(by: 10)
          let (sum, carry) = shifted.addingReportingOverflow(Int128(digit))
          guard !overflow, !carry else { return nil }
          mantissa = sum
        }
        digits += 1
        if sawPoint { decimals += 1 }
      default:
        return nil
      }
    }
    guard digits > 0, !sawPoint || decimals > 0 else { return nil }
    if digits <= Self.headDigits { mantissa = Int128(head) }
    self.init(negative ? -mantissa : mantissa, decimals: decimals)
  }

  private static let headDigits = 18

  private static func aligned(_ a: Exact, _ b: Exact) -> (Int128, Int128, Int) {
    let decimals = max(a.decimals, b.decimals)
    return (
      a.mantissa * powerOfTen(decimals - a.decimals), b.mantissa * powerOfTen(decimals - b.decimals), decimals
    )
  }

  package static func + (a: Exact, b: Exact) -> Exact {
    let (x, y, decimals) = aligned(a, b)
    return Exact(x + y, decimals: decimals)
  }

  package static func - (a: Exact, b: Exact) -> Exact { a + -b }
  package static prefix func - (a: Exact) -> Exact { Exact(-a.mantissa, decimals: a.decimals) }
}

extension Exact: Equatable, Comparable, Hashable {
  package static func == (a: Exact, b: Exact) -> Bool {
    let (x, y, _) = aligned(a, b)
    return x == y
  }

  package static func < (a: Exact, b: Exact) -> Bool {
    let (x, y, _) = aligned(a, b)
    return x < y
  }

  package func hash(into hasher: inout Hasher) {
    let number = reduced
    hasher.combine(number.mantissa)
    hasher.combine(number.decimals)
  }
}

extension Exact: CustomStringConvertible {
  package var description: String { text }
}
