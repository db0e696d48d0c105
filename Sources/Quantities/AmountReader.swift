import Figures

/// Reads one number with its unit from a place in a text.
///
/// 千 in `5千克` belongs to the unit and in `5千人` to the number, so every end of the number is tried that the text allows:
/// for digits the shortest that a listed unit follows, for numerals the longest. A number already in pieces never takes
/// a unit with 千 or 万 of its own: 一万零五千元 and 12万3456千元 have no reading.
struct AmountReader {
  let glyphs: [Glyph]
  let table: UnitTable
  let family: UnitFamily?

  func read(from start: Int) throws(QuantityRefusal) -> Amount {
    if let fraction = try FractionReader(reader: self).read(from: start) { return fraction }
    guard NumeralToken.begins(glyphs, at: start) else { throw Complaint(glyphs, table, family).atNumber(start) }
    let tokens = try NumeralToken.scan(glyphs, from: start)
    guard let first = tokens.first else { throw Complaint(glyphs, table, family).atNumber(start) }
    if let amount = try openSection(tokens) { return amount }
    if case .number = first.kind, let amount = try withUnit(tokens) { return amount }
    var firstRefusal: QuantityRefusal?
    for count in stride(from: tokens.count, through: 1, by: -1) {
      do {
        let reading = try NumeralReading.read(tokens[..<count], in: glyphs)
        guard let amount = try completed(reading, tokens[..<count]) else { continue }
        if count < tokens.count, amount.unit?.isScaled ?? true { continue }
        return amount
      } catch {
        if firstRefusal == nil, count == tokens.count { firstRefusal = error }
      }
    }
    if let firstRefusal { throw firstRefusal }
    throw Complaint(glyphs, table, family).behindNumber(skipBlanks(tokens[tokens.count - 1].end), from: start)
  }

  /// Digits directly followed by a unit, place words taken as part of the unit where possible: 5 万元, 5 千克.
  private func withUnit(_ tokens: [NumeralToken]) throws(QuantityRefusal) -> Amount? {
    for count in 1...tokens.count {
      guard let match = table.match(in: glyphs, from: skipBlanks(tokens[count - 1].end)) else { continue }
      if count > 1, match.units.contains(where: \.isScaled) { continue }
      let reading: NumeralReading
      do { reading = try NumeralReading.read(tokens[..<count], in: glyphs) } catch { continue }
      return try finish(reading, tokens[..<count], match, at: skipBlanks(tokens[count - 1].end))
    }
    return nil
  }

  /// The number with whatever may follow it: 多, a unit, a unit in brackets, or an end.
  private func completed(_ reading: NumeralReading, _ tokens: ArraySlice<NumeralToken>) throws(QuantityRefusal) -> Amount? {
    let end = tokens[tokens.endIndex - 1].end
    let next = skipBlanks(end)
    if next < glyphs.count, QualifierWord.isMore(glyphs[next].scalar) { return try more(reading, tokens, at: next + 1) }
    if let match = table.match(in: glyphs, from: next) { return try finish(reading, tokens, match, at: next) }
    if let match = bracketed(next) { return try finish(reading, tokens, match, at: next + 1) }
    guard isStop(next) else { return nil }
    // 一二十 under 个 is ten or twenty; 十四五 is a plan.
    if reading.upper != nil {
      switch tokens[tokens.endIndex - 1].kind {
      case .place, .scale: break
      case .number, .digit, .tens, .zero, .point: return nil
      }
    }
    return bare(reading, tokens, end: end)
  }

  /// 3800多个, 3800多万元, 3800多万; never 3多千元
  private func more(_ reading: NumeralReading, _ tokens: ArraySlice<NumeralToken>, at index: Int) throws(QuantityRefusal) -> Amount? {
    let next = skipBlanks(index)
    let beginsWithPlace = next < glyphs.count && (ScaleWord.exponent(of: glyphs[next].scalar) ?? 4) < 4
    if let match = table.match(in: glyphs, from: next), !beginsWithPlace || !match.units.contains(where: \.isScaled) {
      var amount = try finish(reading, tokens, match, at: next)
      amount.isMore = true
      return amount
    }
    var end = index
    var number = reading.lower
    var scale = 0
    if !beginsWithPlace, let word = ScaleWord(glyphs[index...].lazy.map(\.scalar)) {
      guard let scaled = number.scaled(by: word.exponent) else { return nil }
      number = scaled
      end += word.length
      scale = word.exponent
    }
    guard isStop(skipBlanks(end)), reading.upper == nil else { return nil }
    var amount = bare(NumeralReading(lower: number, upper: nil), tokens, end: end)
    amount.isMore = true
    amount.trailingScale += scale
    return amount
  }

  /// 一亿二千多万元, 1亿2000多万: 多 stands within the section that 万 closes. It is 一亿二千万 and more, up to the next 千万; the 万
  /// behind it belongs to the number and never multiplies the 亿 before.
  private func openSection(_ tokens: [NumeralToken]) throws(QuantityRefusal) -> Amount? {
    guard let last = tokens.last else { return nil }
    let more = skipBlanks(last.end)
    guard more < glyphs.count, QualifierWord.isMore(glyphs[more].scalar) else { return nil }
    let at = skipBlanks(more + 1)
    guard at < glyphs.count, let closing = NumeralToken.chinese(glyphs, at: at), case .scale(let exponent) = closing.kind else { return nil }
    let scales = tokens.compactMap { token -> Int? in if case .scale(let power) = token.kind { power } else { nil } }
    guard let largest = scales.max(), largest >= exponent else { return nil }
    let whole = tokens + [closing]
    let reading = try NumeralReading.read(whole[...], in: glyphs)
    guard reading.upper == nil else { throw Complaint(glyphs, table, family).refusal(.vagueNumber, more) }
    let next = skipBlanks(closing.end)
    var amount: Amount
    if let match = table.match(in: glyphs, from: next) {
      amount = try finish(reading, whole[...], match, at: next)
      guard amount.unit?.isScaled != true else { throw Complaint(glyphs, table, family).refusal(.numeralUnreadable, next) }
    } else {
      guard isStop(next) else { throw Complaint(glyphs, table, family).behindNumber(next, from: tokens[0].start) }
      amount = bare(reading, whole[...], end: closing.end)
    }
    amount.isMore = true
    return amount
  }

  private func bare(_ reading: NumeralReading, _ tokens: ArraySlice<NumeralToken>, end: Int) -> Amount {
    Amount(
      lower: reading.lower, upper: reading.upper, unit: nil, trailingScale: Self.trailingScale(tokens),
      start: tokens[tokens.startIndex].start, unitStart: end, end: end)
  }

  private func finish(
    _ reading: NumeralReading, _ tokens: ArraySlice<NumeralToken>, _ match: (units: [Unit], end: Int), at index: Int
  ) throws(QuantityRefusal) -> Amount {
    // 伍分 in capitals is money: 分 of a score is never written so.
    let isCapital = tokens.contains { $0.isCapital(glyphs) }
    let units = isCapital ? match.units.filter(table.isCurrency) + match.units.filter { !table.isCurrency($0) } : match.units
    let unit = try choose(units, at: index, end: match.end)
    let isBracketed = index > 0 && glyphs[index - 1].scalar == "(" && tokens[tokens.endIndex - 1].end < index
    var amount = Amount(
      lower: reading.lower, upper: reading.upper, unit: unit, trailingScale: Self.trailingScale(tokens),
      start: tokens[tokens.startIndex].start, unitStart: index, end: isBracketed ? match.end + 1 : match.end)
    if case .number = tokens[tokens.startIndex].kind, unit.isScaled, let exponent = ScaleWord.exponent(of: glyphs[index].scalar), exponent < 4 {
      amount.lower.warning = amount.lower.warning ?? .mixedNumeral
      if !isListed(unit, index, match.end) { amount.lower.features.append(.mixedNumeral) }
    }
    return amount
  }

  /// 千公顷 is a unit that tables use, and 千圆 is 千元; 千个 is digits mixed with 千.
  private func isListed(_ unit: Unit, _ start: Int, _ end: Int) -> Bool {
    let spelling = glyphs[start..<end].map(\.scalar).filter { $0 != " " }
    return !table.trie.units(spelling).isEmpty
      || table.units(of: unit.family).contains { listed in
        listed.numerator == unit.numerator && listed.denominator == unit.denominator && listed.symbol.unicodeScalars.first == spelling.first
      }
  }

  /// The unit of the expected family; without one the likeliest.
  func choose(_ units: [Unit], at index: Int, end: Int) throws(QuantityRefusal) -> Unit {
    guard let family else { return units[0] }
    if let unit = units.first(where: { $0.family == family }) { return unit }
    throw QuantityRefusal(
      .unitOtherFamily, offset: glyphs[index].offset,
      found: String(String.UnicodeScalarView(glyphs[index..<end].map(\.scalar))), expected: family.canonical)
  }

  /// `5（万元）`: a unit alone in brackets.
  private func bracketed(_ index: Int) -> (units: [Unit], end: Int)? {
    guard index < glyphs.count, glyphs[index].scalar == "(", let match = table.match(in: glyphs, from: index + 1),
      match.end < glyphs.count, glyphs[match.end].scalar == ")"
    else { return nil }
    return match
  }

  /// Whether a number without unit can end here.
  func isStop(_ index: Int) -> Bool {
    guard index < glyphs.count else { return true }
    if QualifierWord.behind(glyphs, at: index) != nil { return true }
    return glyphs[index].scalar == ")" || RangeSign.length(in: glyphs, at: index) != nil
  }

  func skipBlanks(_ index: Int) -> Int {
    var index = index
    while index < glyphs.count, glyphs[index].scalar == " " || glyphs[index].scalar == "\u{3000}" { index += 1 }
    return index
  }

  /// The power of ten of 万 and 亿 (behind digits also of 百 and 千) at the number's end.
  private static func trailingScale(_ tokens: ArraySlice<NumeralToken>) -> Int {
    var isDigits = false
    if case .number = tokens[tokens.startIndex].kind { isDigits = true }
    var exponent = 0
    for token in tokens.reversed() {
      switch token.kind {
      case .scale(let power): exponent += power
      case .place(let power):
        guard isDigits else { return exponent }
        exponent += power
      case .number, .digit, .tens, .zero, .point: return exponent
      }
    }
    return exponent
  }
}
