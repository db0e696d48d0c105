import Figures

/// What stands before the number: a qualifier, a sign, a currency, an opening bracket.
///
///     约￥1,234.50     approx, currency 元
///     △3.5            minus
///     (3.5)           minus, to be closed by a bracket
struct Preamble {
  var qualifier: (word: Qualifier, at: Int)?
  /// Where the minus stands.
  var minus: Int?
  /// The minus is a word, 减少 or 下降: what is said of the number is said of how much less it became.
  var decreases = false
  var hasPlus = false
  var currency: (unit: [Unit], at: Int, end: Int)?
  /// Where the bracket opens that makes the number negative.
  var bracket: Int?
  var features: [(feature: QuantityFeature, at: Int)] = []
  var warning: (code: QuantityCode, at: Int)?
  /// Where the number begins.
  private(set) var end: Int

  init(_ reader: AmountReader, from start: Int) throws(QuantityRefusal) {
    end = start
    while try take(reader) {}
  }

  private mutating func take(_ reader: AmountReader) throws(QuantityRefusal) -> Bool {
    let glyphs = reader.glyphs
    end = reader.skipBlanks(end)
    guard end < glyphs.count, !NumeralToken.begins(glyphs, at: end) else { return false }
    if let word = QualifierWord.before(glyphs, at: end) {
      guard qualifier == nil else { throw QuantityRefusal(.twoQualifiers, offset: glyphs[end].offset) }
      qualifier = (word.qualifier, end)
      features.append((.qualifier, end))
      end += word.text.count
      return true
    }
    if let length = sign(glyphs) {
      end += length
      if minus == end - 1, end < glyphs.count, glyphs[end].scalar == " " { warning = warning ?? (.signApart, end) }
      return true
    }
    if currency == nil, let match = reader.table.trie.longest(in: glyphs, from: end), standsBefore(match, reader) {
      currency = (match.units, end, match.end)
      end = match.end
      return true
    }
    return false
  }

  /// How many glyphs a sign takes here. A second sign is left standing and refused.
  private mutating func sign(_ glyphs: [Glyph]) -> Int? {
    guard minus == nil, !hasPlus, bracket == nil else { return nil }
    let next: Unicode.Scalar = end + 1 < glyphs.count ? glyphs[end + 1].scalar : "\0"
    switch glyphs[end].scalar {
    case "-":
      minus = end
      return 1
    case "+":
      hasPlus = true
      return 1
    case "负", "△":
      minus = end
      features.append((.signWord, end))
      if glyphs[end].scalar == "△" { warning = warning ?? (.signStyle, end) }
      return 1
    case "减", "下":
      guard (glyphs[end].scalar == "减" && next == "少") || (glyphs[end].scalar == "下" && next == "降") else { return nil }
      minus = end
      decreases = true
      features.append((.signWord, end))
      warning = warning ?? (.signStyle, end)
      return 2
    case "(":
      guard next.isASCIIDigit || next == "." || next == "¥", glyphs.contains(where: { $0.scalar == ")" }) else { return nil }
      minus = end
      bracket = end
      features.append((.signWord, end))
      warning = warning ?? (.signStyle, end)
      return 1
    default:
      return nil
    }
  }

  /// Only money is written before the number, by its sign, its letters or its name: ￥5000, US$5, 人民币5000元.
  private func standsBefore(_ match: (units: [Unit], end: Int), _ reader: AmountReader) -> Bool {
    guard let first = match.units.first, reader.table.isCurrency(first), !first.isScaled else { return false }
    let scalar = reader.glyphs[end].scalar
    return scalar.isASCIILetter || scalar.properties.generalCategory == .currencySymbol || reader.glyphs[match.end - 1].scalar == "币"
  }
}
