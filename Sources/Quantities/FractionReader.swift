import Figures

/// Fractions: 百分之九十六点五七, 千分之三, 四分之三, 3/4.
///
/// 百分之, 千分之 and 万分之 are rates with printed places; any other fraction has none and is exact. A fraction that no
/// unit follows is itself a rate: 四分之三 is 75%.
struct FractionReader {
  let reader: AmountReader

  private var glyphs: [Glyph] { reader.glyphs }

  func read(from start: Int) throws(QuantityRefusal) -> Amount? {
    if let middle = divider(from: start) { return try spoken(start, middle) }
    return try slashed(start)
  }

  /// 百分之, 千分之, 万分之
  static func begins(_ glyphs: [Glyph], at index: Int) -> Bool {
    guard index + 2 < glyphs.count, (ScaleWord.exponent(of: glyphs[index].scalar) ?? 1) > 1 else { return false }
    return glyphs[index + 1].scalar == "分" && glyphs[index + 2].scalar == "之"
  }

  /// Where 分之 stands, if only numeral characters come before it.
  private func divider(from start: Int) -> Int? {
    var index = start
    while index < glyphs.count, NumeralToken.chinese(glyphs, at: index) != nil || glyphs[index].scalar.isASCIIDigit { index += 1 }
    guard index > start, index + 2 < glyphs.count, glyphs[index].scalar == "分", glyphs[index + 1].scalar == "之" else { return nil }
    return index
  }

  private func spoken(_ start: Int, _ middle: Int) throws(QuantityRefusal) -> Amount {
    let below = glyphs[start..<middle].map(\.scalar)
    let places: Int? =
      switch below {
      case ["百"]: 2
      case ["千"]: 3
      case ["万"]: 4
      default: nil
      }
    let top = try numerator(from: middle + 2)
    var amount = Amount(lower: top.number, upper: nil, unit: nil, start: start, unitStart: top.end, end: top.end)
    if !amount.lower.features.contains(.chineseNumeral) { amount.lower.features.append(.chineseNumeral) }
    if let places {
      guard let scaled = top.number.scaled(by: 2 - places) else { throw refusal(.tooPrecise, start) }
      amount.lower = scaled
      if !amount.lower.features.contains(.chineseNumeral) { amount.lower.features.append(.chineseNumeral) }
      amount.unit = try rate(at: start)
      let next = reader.skipBlanks(amount.end)
      if next < glyphs.count, QualifierWord.isMore(glyphs[next].scalar) {
        // 百分之二十多 reaches to 百分之三十, as 20多% does.
        amount.isMore = true
        amount.unitStart = next
        amount.end = next + 1
      }
      return amount
    }
    let tokens = try NumeralToken.scan(glyphs, from: start)
    let count = tokens.prefix { $0.end <= middle }.count
    let divisor = try NumeralReading.read(tokens[..<count], in: glyphs)
    guard divisor.upper == nil else { throw refusal(.numeralUnreadable, start) }
    amount.lower.features.append(.fraction)
    return try divided(amount, by: divisor.lower, start)
  }

  /// The number above 分之: a bare 百 counts as a hundred (百分之百).
  private func numerator(from start: Int) throws(QuantityRefusal) -> (number: Numeral, end: Int) {
    if glyphs[start].scalar == "百" {
      return (Numeral(mantissa: 100, decimals: 0, lastPlace: 0, lastNonZeroPlace: 2, features: [.chineseNumeral]), start + 1)
    }
    let tokens = try NumeralToken.scan(glyphs, from: start)
    guard let last = tokens.last else { throw refusal(.numberMissing, start) }
    let reading = try NumeralReading.read(tokens[...], in: glyphs)
    guard reading.upper == nil else { throw refusal(.numeralUnreadable, start) }
    return (reading.lower, last.end)
  }

  /// `3/4`, whole numbers only.
  private func slashed(_ start: Int) throws(QuantityRefusal) -> Amount? {
    var index = start
    while index < glyphs.count, glyphs[index].scalar.isASCIIDigit { index += 1 }
    guard index > start, index + 1 < glyphs.count, glyphs[index].scalar == "/", glyphs[index + 1].scalar.isASCIIDigit else { return nil }
    let top = try DigitRun.scan(glyphs, from: start)
    let below = try DigitRun.scan(glyphs, from: index + 1)
    guard case .number(let numerator) = top.kind, case .number(let denominator) = below.kind else { return nil }
    let number = Numeral(
      mantissa: numerator.mantissa, decimals: 0, lastPlace: 0, lastNonZeroPlace: 0, features: [.fraction], warning: .fraction)
    let divisor = Numeral(mantissa: denominator.mantissa, decimals: denominator.decimals, lastPlace: 0, lastNonZeroPlace: 0)
    return try divided(Amount(lower: number, upper: nil, unit: nil, start: start, unitStart: below.end, end: below.end), by: divisor, start)
  }

  private func divided(_ amount: Amount, by divisor: Numeral, _ start: Int) throws(QuantityRefusal) -> Amount {
    guard divisor.mantissa > 0 else { throw refusal(.numeralUnreadable, start) }
    let quotient =
      Rational(Exact(amount.lower.mantissa, decimals: amount.lower.decimals))
      / Rational(Exact(divisor.mantissa, decimals: divisor.decimals))
    var amount = amount
    let next = reader.skipBlanks(amount.end)
    let match = reader.table.match(in: glyphs, from: next)
    let isRate = match == nil && reader.isStop(next)
    guard let exact = (isRate ? quotient * Rational(100) : quotient).exact else { throw refusal(.noFiniteDecimal, start) }
    amount.lower.mantissa = exact.mantissa
    amount.lower.decimals = exact.decimals
    amount.lower.hasPlaces = false
    if let match {
      amount.unit = try reader.choose(match.units, at: next, end: match.end)
      amount.unitStart = next
      amount.end = match.end
    } else if isRate {
      // 1/2 under 元 names no unit: whether it is a half or a date, it is none of 元.
      if let family = reader.family, let rate = reader.table.candidates("%").first?.family, family != rate { throw refusal(.fraction, start) }
      amount.unit = try rate(at: start)
    } else {
      throw Complaint(glyphs, reader.table, reader.family).behindNumber(next, from: start)
    }
    return amount
  }

  /// The unit `%`, which the table must know.
  private func rate(at start: Int) throws(QuantityRefusal) -> Unit {
    let units = reader.table.candidates("%")
    guard !units.isEmpty else { throw refusal(.unitMissing, start) }
    guard let family = reader.family else { return units[0] }
    if let unit = units.first(where: { $0.family == family }) { return unit }
    throw QuantityRefusal(.unitOtherFamily, offset: glyphs[start].offset, found: "%", expected: family.canonical)
  }

  private func refusal(_ code: QuantityCode, _ index: Int) -> QuantityRefusal {
    let glyph = glyphs[min(index, glyphs.count - 1)]
    return QuantityRefusal(code, offset: glyph.offset, found: String(glyph.scalar))
  }
}
