/// Plain digits in an office's manner: 12354.36, 12,354.36, １２３５４．３６.
enum DigitDress {
  static func written(_ digits: String, _ style: HouseStyle.Digits) -> String {
    switch style {
    case .plain: digits
    case .grouped: grouped(digits)
    case .fullwidth: fullwidth(digits)
    }
  }

  private static func grouped(_ digits: String) -> String {
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isNegative = parts[0].hasPrefix("-")
    let whole = Array(isNegative ? parts[0].dropFirst() : parts[0])
    var made = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { made.append(",") }
      made.append(digit)
    }
    return (isNegative ? "-" : "") + made + (parts.count > 1 ? "." + parts[1] : "")
  }

  private static func fullwidth(_ digits: String) -> String {
    String(String.UnicodeScalarView(digits.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0) ?? $0 }))
  }
}
