/// Finds the most helpful reason why a text stops making sense at some place.
struct Complaint {
  private let glyphs: [Glyph]
  private let table: UnitTable
  private let family: UnitFamily?

  init(_ glyphs: [Glyph], _ table: UnitTable, _ family: UnitFamily?) {
    self.glyphs = glyphs
    self.table = table
    self.family = family
  }

  /// No number begins where one should.
  func atNumber(_ index: Int) -> QuantityRefusal {
    let scalar = self.scalar(index)
    let next = self.scalar(index + 1)
    if isDigitLike(scalar), next.isASCIIDigit || next == "." { return refusal(.letterInNumber, index) }
    if isVague(index) { return refusal(.vagueNumber, index, word(index)) }
    if isSign(scalar) { return refusal(.signUnclear, index) }
    if scalar == ",", next.isASCIIDigit { return refusal(.grouping, index) }
    if scalar.isASCIILetter, ["nan", "inf", "infinity", "null", "true", "false"].contains(word(index).lowercased()) {
      return refusal(.numberStyle, index, word(index))
    }
    let rest = glyphs.indices.suffix(from: min(index, glyphs.count))
    if rest.contains(where: { NumeralToken.begins(glyphs, at: $0) }) { return refusal(.textAround, index, word(index)) }
    return refusal(.numberMissing, index, word(index))
  }

  /// Something stands behind the digits that belongs neither to the number nor to a unit.
  func behindNumber(_ index: Int, from start: Int) -> QuantityRefusal {
    let scalar = self.scalar(index)
    let next = self.scalar(index + 1)
    if index >= glyphs.count { return end(.unitMissing) }
    if scalar == "e" || scalar == "E", next.isASCIIDigit || ((next == "+" || next == "-") && self.scalar(index + 2).isASCIIDigit) {
      return refusal(.exponent, index, word(start))
    }
    if scalar == "_" || ((scalar == "x" || scalar == "X") && self.scalar(index - 1) == "0") { return refusal(.numberStyle, index) }
    if isDigitLike(scalar), self.scalar(index - 1).isASCIIDigit, !next.isASCIILetter || isDigitLike(next) { return refusal(.letterInNumber, index) }
    if isVague(index) || scalar == "来" { return refusal(.vagueNumber, index) }
    if let refusal = behind(index) { return refusal }
    // A line break before （含税） is not what is not known.
    let at = glyphs.indices.suffix(from: index).first { !glyphs[$0].scalar.isBlank } ?? index
    return refusal(.unitUnknown, at, word(at), expected: nearest(word(at)))
  }

  /// Something stands behind a complete figure.
  func behindFigure(_ index: Int) -> QuantityRefusal {
    behind(index) ?? refusal(.textAround, index, word(index))
  }

  private func behind(_ index: Int) -> QuantityRefusal? {
    let scalar = self.scalar(index)
    let next = self.scalar(index + 1)
    switch scalar {
    case ".": return refusal(next.isASCIIDigit ? .twoPoints : .numberUnfinished, index)
    case ",": return refusal(.grouping, index)
    case "。", "·", "・", "•", "‧": return next.isASCIIDigit ? refusal(.pointStyle, index) : refusal(.textAround, index)
    case "、", ";", "/", "\n", "\r", "\t", "|", " ", "\u{3000}":
      let follows = glyphs.indices.suffix(from: index + 1).first { !glyphs[$0].scalar.isBlank }
      return NumeralToken.begins(glyphs, at: follows ?? glyphs.count) ? refusal(.severalNumbers, index) : nil
    default: break
    }
    if isSign(scalar) || RangeSign.length(in: glyphs, at: index) != nil { return refusal(.signUnclear, index) }
    if NumeralToken.begins(glyphs, at: index) { return refusal(.severalNumbers, index) }
    return nil
  }

  /// The refusal for the end of the text.
  func end(_ code: QuantityCode, expected: String = "") -> QuantityRefusal {
    QuantityRefusal(code, offset: (glyphs.last?.offset ?? -1) + 1, expected: expected)
  }

  func refusal(_ code: QuantityCode, _ index: Int, _ found: String? = nil, expected: String = "") -> QuantityRefusal {
    guard index < glyphs.count else { return end(code, expected: expected) }
    return QuantityRefusal(code, offset: glyphs[index].offset, found: found ?? String(glyphs[index].scalar), expected: expected)
  }

  private func scalar(_ index: Int) -> Unicode.Scalar {
    index >= 0 && index < glyphs.count ? glyphs[index].scalar : "\0"
  }

  /// The run of letters and ideographs from a place on, for "did you mean".
  private func word(_ index: Int) -> String {
    let run = glyphs[min(index, glyphs.count)...].prefix { !$0.scalar.isBlank }
    return String(String.UnicodeScalarView(run.prefix(12).map(\.scalar)))
  }

  private func nearest(_ word: String) -> String {
    table.nearest(word, in: family) ?? ""
  }

  private func isDigitLike(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "O", "o", "Q", "D", "l", "I", "i", "|", "Z", "z", "S", "s", "B": true
    default: false
    }
  }

  private func isVague(_ index: Int) -> Bool {
    switch scalar(index) {
    case "几", "数", "若", "幾", "數": true
    case "上", "成": ScaleWord.exponent(of: scalar(index + 1)) != nil
    case let place where ScaleWord.exponent(of: place) != nil: QualifierWord.isMore(scalar(index + 1))
    default: false
    }
  }

  private func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "+", "±", "—", "–", "―", "~", "▲", "▼", "△", "▽", "负": true
    default: false
    }
  }
}
