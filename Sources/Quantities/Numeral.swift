import Figures

/// A number as written, before its unit: value and the places of its digits.
///
///     3800     value 3800, last place 0, last non-zero place 2 (which is how far 3800多 reaches)
///     1.20亿   value 120000000, last place 6, last non-zero place 7
///     三千五百万  value 35000000, last place 4: numerals print no zeros, so only 万 and 亿 say how fine they are
struct Numeral {
  /// value = mantissa × 10^-decimals
  var mantissa: Int128
  var decimals: Int
  /// The power of ten of the last printed digit.
  var lastPlace: Int
  /// The power of ten of the last digit that is not zero.
  var lastNonZeroPlace: Int
  var features: [QuantityFeature] = []
  var warning: QuantityCode?
  /// False for fractions, which have no last place.
  var hasPlaces = true

  var isZero: Bool { mantissa == 0 }

  /// The same number taken `10^exponent` times: 38多 and then 万.
  func scaled(by exponent: Int) -> Numeral? {
    var copy = self
    let shift = exponent - decimals
    if shift > 0 {
      guard shift <= 30 else { return nil }
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: Exact.powerOfTen(shift))
      guard !overflow else { return nil }
      copy.mantissa = product
    }
    copy.decimals = max(0, -shift)
    copy.lastPlace += exponent
    copy.lastNonZeroPlace += exponent
    return copy
  }
}

/// What a run of number pieces says: one number, or two where neighbouring digits mean "three or four".
struct NumeralReading {
  let lower: Numeral
  /// The second number of 三四百; nil otherwise.
  let upper: Numeral?

  /// Reads the pieces as a whole, or says why they have no single reading.
  static func read(_ tokens: ArraySlice<NumeralToken>, in glyphs: [Glyph]) throws(QuantityRefusal) -> NumeralReading {
    if let positional = positional(tokens) { return NumeralReading(lower: positional, upper: nil) }
    if let first = try neighbours(tokens, in: glyphs) {
      var lower = Array(tokens)
      var upper = lower
      lower.remove(at: first + 1)
      upper.remove(at: first)
      var high = try NumeralSum.add(try withPoint(upper[...], in: glyphs), in: glyphs)
      high.features.append(.range)
      return NumeralReading(lower: try NumeralSum.add(try withPoint(lower[...], in: glyphs), in: glyphs), upper: high)
    }
    return NumeralReading(lower: try NumeralSum.add(try withPoint(tokens, in: glyphs), in: glyphs), upper: nil)
  }

  /// 一〇五, 二〇二〇: digits by position, recognisable by a zero between them.
  private static func positional(_ tokens: ArraySlice<NumeralToken>) -> Numeral? {
    guard tokens.count > 1, tokens.count <= 12 else { return nil }
    var value: Int128 = 0
    var zeros = 0
    var lastNonZero = 0
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .digit(let digit, isPair: false):
        value = value * 10 + Int128(digit)
        lastNonZero = tokens.count - 1 - index
      case .zero where index > 0:
        value *= 10
        zeros += 1
      case .digit, .zero, .number, .tens, .place, .scale, .point: return nil
      }
    }
    guard zeros > 0 else { return nil }
    return Numeral(
      mantissa: value, decimals: 0, lastPlace: 0, lastNonZeroPlace: lastNonZero, features: [.chineseNumeral],
      warning: .positionalNumeral)
  }

  /// Where two neighbouring digits stand side by side (三四, 七八), as an index into the slice; more than one such pair, or
  /// digits that are no neighbours, have no reading.
  private static func neighbours(_ tokens: ArraySlice<NumeralToken>, in glyphs: [Glyph]) throws(QuantityRefusal) -> Int? {
    let list = Array(tokens)
    if list.contains(where: { if case .point = $0.kind { true } else { false } }) { return nil }
    var found: Int?
    for index in list.indices.dropLast() {
      guard case .digit(let a, _) = list[index].kind, case .digit(let b, _) = list[index + 1].kind else { continue }
      guard found == nil, b == a + 1 else {
        let glyph = glyphs[list[index + 1].start]
        throw QuantityRefusal(.numeralUnreadable, offset: glyph.offset, found: String(glyph.scalar))
      }
      found = index
    }
    return found
  }

  /// Replaces `三 点 一 四` by one piece.
  private static func withPoint(
    _ tokens: ArraySlice<NumeralToken>, in glyphs: [Glyph]
  ) throws(QuantityRefusal) -> ArraySlice<NumeralToken> {
    guard let point = tokens.firstIndex(where: { if case .point = $0.kind { true } else { false } }) else { return tokens }
    let glyph = glyphs[tokens[point].start]
    let broken = QuantityRefusal(.numeralUnreadable, offset: glyph.offset, found: String(glyph.scalar))
    var whole: Int128 = 0
    if case .zero = tokens[tokens.startIndex].kind, point == tokens.startIndex + 1 {
      whole = 0
    } else {
      guard point > tokens.startIndex else { throw broken }
      let before = try NumeralSum.add(tokens[..<point], in: glyphs)
      guard before.decimals == 0, before.features.contains(.chineseNumeral) else { throw broken }
      whole = before.mantissa
    }
    var index = point + 1
    var decimals = 0
    digits: while index < tokens.endIndex {
      switch tokens[index].kind {
      case .digit(let digit, isPair: false): whole = whole * 10 + Int128(digit)
      case .zero: whole *= 10
      case .digit, .number, .tens, .place, .scale, .point: break digits
      }
      decimals += 1
      index += 1
      guard decimals <= 12 else { throw broken }
    }
    guard decimals > 0 else { throw broken }
    for token in tokens[index...] {
      switch token.kind {
      case .place, .scale: continue
      case .digit, .number, .tens, .zero, .point: throw broken
      }
    }
    let run = DigitRun(
      mantissa: whole, decimals: decimals, wholeDigits: 1, hasLeadingZero: false, hasBarePoint: false, isChinese: true)
    let piece = NumeralToken(kind: .number(run), start: tokens[tokens.startIndex].start, end: tokens[index - 1].end)
    return ([piece] + tokens[index...])[...]
  }
}
