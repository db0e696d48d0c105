import Figures

/// The number that a spreadsheet's cell holds, from the text in which the program stores it.
///
/// Spreadsheets compute in binary and keep fifteen digits: what shows as 0.29 may be stored as 0.28999999999999998, and a small
/// number as 1E-3. The stored text is turned into the fifteen-digit decimal that the program itself shows, by decimal
/// arithmetic alone. Texts that a person typed are never touched.
enum SpreadsheetNumber {
  private static let digits = 15

  /// The decimal text, and whether digits beyond the fifteenth were left out; nil for what is stored as it shows.
  static func plain(_ text: String) -> (text: String, isRounded: Bool)? {
    // So few characters without an exponent are stored as they show.
    guard text.utf8.count > digits || text.utf8.contains(UInt8(ascii: "E")) else { return nil }
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative { rest.removeFirst() }
    let halves = rest.split(separator: "E", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = halves.first.flatMap({ Exact(plain: String($0)) }), !mantissa.isNegative else { return nil }
    var exponent = 0
    if halves.count > 1 {
      let written = halves[1].hasPrefix("+") ? halves[1].dropFirst() : halves[1]
      guard let power = Int(written), (-30...30).contains(power) else { return nil }
      exponent = power
    }
    var value = mantissa.mantissa
    var decimals = mantissa.decimals - exponent
    let length = String(value).count
    let isRounded = length > digits
    if isRounded {
      let unit = Exact.powerOfTen(length - digits)
      let (quotient, remainder) = value.quotientAndRemainder(dividingBy: unit)
      let isUp = remainder * 2 > unit || (remainder * 2 == unit && quotient % 2 == 1)
      value = quotient + (isUp ? 1 : 0)
      decimals -= length - digits
    }
    guard isRounded || halves.count > 1 else { return nil }
    if decimals < 0 {
      guard -decimals + String(value).count < 38 else { return nil }
      value *= Exact.powerOfTen(-decimals)
      decimals = 0
    }
    return ((isNegative ? "-" : "") + Exact(value, decimals: decimals).text, isRounded)
  }
}
