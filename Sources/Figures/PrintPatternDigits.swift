internal import BigInt

extension Rational {
  /// The number with exactly `decimals` places, rounded once from the exact value; never `-0`.
  ///
  ///     Rational(Exact(plain: "2.675")!).fixed(2, .halfUp)       // "2.68"
  ///     Rational(Exact(plain: "-0.004")!).fixed(2, .halfUp)      // "0.00"
  package func fixed(_ decimals: Int, _ rounding: Rounding) -> String {
    Self.decimal(rounded(to: decimals, rounding), decimals)
  }

  /// 10^`exponent`, of either sign.
  static func powerOfTen(_ exponent: Int) -> Rational {
    exponent >= 0 ? Rational(BigInt(10).power(exponent), 1) : Rational(1, BigInt(10).power(-exponent))
  }

  fileprivate static func decimal(_ mantissa: BigInt, _ decimals: Int) -> String {
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}

extension PrintPattern.Digits {
  func print(_ value: Rational, _ standard: Rounding) -> String {
    let scaled = value / Rational.powerOfTen(scale?.exponent ?? 0)
    guard let decimals else { return scaled.text }
    return whole ? wholeText(scaled, decimals, standard) : scaled.fixed(decimals, rounding ?? standard)
  }

  /// A rate of which 100 is claimed only where it is reached: 99.996 prints 99.99, exactly 100 prints 100, 100.004 prints
  /// 100.01.
  private func wholeText(_ value: Rational, _ decimals: Int, _ standard: Rounding) -> String {
    let hundred = Rational(100)
    guard value != hundred else { return "100" }
    let mantissa = value.rounded(to: decimals, standard)
    let claimed = BigInt(100) * BigInt(10).power(decimals)
    guard mantissa == claimed else { return Rational.decimal(mantissa, decimals) }
    return Rational.decimal(value < hundred ? mantissa - 1 : mantissa + 1, decimals)
  }
}

extension PrintPattern.DatePart {
  /// The part of a yyyymm or yyyymmdd value, without leading zero; nil where the value has none.
  func print(_ value: Rational) -> String? {
    guard let exact = value.exact, let mantissa = exact.scaled(to: 0), let number = Int(exactly: mantissa) else { return nil }
    let isDay = number >= 10_000_000
    guard number >= 100_000, number <= 99_999_999 else { return nil }
    let month = isDay ? number / 100 % 100 : number % 100
    guard (1...12).contains(month) else { return nil }
    switch self {
    case .year: return String(isDay ? number / 10_000 : number / 100)
    case .month: return String(month)
    case .day: return isDay ? String(number % 100) : nil
    }
  }
}

/// Counting numerals: 11 → 十一, 90 → 九十, 105 → 一百零五.
enum ChineseNumeral {
  private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let places = ["", "十", "百", "千"]
  private static let groups = ["", "万", "亿"]

  /// The numeral of a whole number below 10¹², or nil. A lone 2 that counts something is 两: 两位.
  static func of(_ value: Rational, counting: Bool) -> String? {
    guard let mantissa = value.exact?.scaled(to: 0), let number = Int(exactly: mantissa) else { return nil }
    guard number.magnitude < 1_000_000_000_000 else { return nil }
    let sign = number < 0 ? "负" : ""
    let magnitude = Int(number.magnitude)
    if magnitude == 0 { return digits[0] }
    if magnitude == 2 && counting { return sign + "两" }
    let text = grouped(magnitude)
    return sign + (text.hasPrefix("一十") ? String(text.dropFirst()) : text)
  }

  private static func grouped(_ number: Int) -> String {
    var text = ""
    var pendingZero = false
    for group in (0..<3).reversed() {
      let part = number / [1, 10_000, 100_000_000][group] % 10_000
      guard part > 0 else {
        pendingZero = !text.isEmpty
        continue
      }
      if !text.isEmpty, pendingZero || part < 1000 { text += digits[0] }
      text += below10000(part) + groups[group]
      pendingZero = false
    }
    return text
  }

  private static func below10000(_ number: Int) -> String {
    var text = ""
    var pendingZero = false
    for place in (0..<4).reversed() {
      let digit = number / [1, 10, 100, 1000][place] % 10
      guard digit > 0 else {
        pendingZero = !text.isEmpty
        continue
      }
      text += (pendingZero ? digits[0] : "") + digits[digit] + places[place]
      pendingZero = false
    }
    return text
  }
}
