/// How one figure is printed in the report: literal words around a number.
///
///     {n}             the exact value in the canonical unit            {n}座             4116座
///     {n:2 亿}         two decimals, in 亿                              {n:2 亿}亿元      15.98亿元
///     {n:0 百 floor}   no decimals, in hundreds, towards zero           {n:0 百 floor}00多个   3800多个
///     {n:2 whole}     a bare 100 for exactly 100 only                   {n:2 whole}%     100%, 99.99%
///     {bound}         the published limit while the figure keeps to it  {bound}%以内      5%以内
///     {n:chinese}     in Chinese numerals; 2 is 两 before a classifier  {n:chinese}个    十一个
///     {year} {month} {day}   the parts of a date figure                 {month}月{day}日  12月31日
///
/// Decimals, scale and rounding belong to the figure's place in the report, never to its unit: the same report prints
/// 69.1万 beside 7.42万. A pattern may have another form for zero (`双清零`).
package struct PrintPattern: Hashable, Sendable {
  /// The text as the definition wrote it.
  package let text: String
  let pieces: [Piece]
  let zeroPieces: [Piece]?

  enum Piece: Hashable, Sendable {
    case words(String)
    case number(Digits)
    case bound(Digits)
    case numeral
    case date(DatePart)
  }

  enum DatePart: String, CaseIterable, Sendable { case year, month, day }

  /// Decimals and scale of a number; nil decimals print the exact value.
  struct Digits: Hashable, Sendable {
    var decimals: Int?
    var scale: Scale?
    var rounding: Rounding?
    var whole = false
  }

  /// The Chinese place names a number may be divided by.
  enum Scale: String, CaseIterable, Sendable {
    case tens = "十"
    case hundreds = "百"
    case thousands = "千"
    case tenThousands = "万"
    case hundredThousands = "十万"
    case millions = "百万"
    case tenMillions = "千万"
    case hundredMillions = "亿"

    var exponent: Int {
      switch self {
      case .tens: 1
      case .hundreds: 2
      case .thousands: 3
      case .tenThousands: 4
      case .hundredThousands: 5
      case .millions: 6
      case .tenMillions: 7
      case .hundredMillions: 8
      }
    }
  }

  package init(_ text: String) throws(PrintPatternMistake) {
    self.text = text
    pieces = try PrintPatternParser.pieces(of: text)
    zeroPieces = nil
  }

  /// The map form: `{zero: 双清零, else: "{n}人"}`.
  package init(zero: String, else other: String) throws(PrintPatternMistake) {
    text = other
    pieces = try PrintPatternParser.pieces(of: other)
    zeroPieces = try PrintPatternParser.pieces(of: zero)
  }

  /// The printed token.
  ///
  /// - Parameters:
  ///   - value: in the figure's canonical unit; 20.16 for 20.16%.
  ///   - limit: the published limit, while the figure keeps to it. Without one `{bound}` prints the value itself and the
  ///     words 以内, 以上, 以下 at the end go: a vacancy rate of 6.25% is not `6.25%以内`.
  ///   - rounding: what a number without a rounding of its own uses.
  package func print(_ value: Rational, limit: Rational? = nil, rounding: Rounding = .halfUp) -> String {
    let pieces = value.isZero ? zeroPieces ?? pieces : pieces
    let printed = pieces.enumerated().map { index, piece in
      switch piece {
      case .words(let words): words
      case .number(let digits): digits.print(value, rounding)
      case .bound(let digits): limit.map { Digits(scale: digits.scale).print($0, rounding) } ?? digits.print(value, rounding)
      case .numeral: ChineseNumeral.of(value, counting: index + 1 < pieces.count) ?? value.text
      case .date(let part): part.print(value) ?? value.text
      }
    }.joined()
    return limit == nil && hasBound ? Self.withoutBoundWord(printed) : printed
  }

  /// Whether the pattern prints a published limit.
  package var hasBound: Bool {
    pieces.contains { if case .bound = $0 { true } else { false } }
  }

  /// The step of the last printed place in the canonical unit, where the pattern fixes one: 10⁶ for `{n:2 亿}`.
  package var step: Rational? {
    for case .number(let digits) in pieces {
      guard let decimals = digits.decimals else { return nil }
      return Rational.powerOfTen((digits.scale?.exponent ?? 0) - decimals)
    }
    return nil
  }

  private static func withoutBoundWord(_ text: String) -> String {
    for word in ["以内", "以上", "以下"] where text.hasSuffix(word) { return String(text.dropLast(word.count)) }
    return text
  }
}

/// Where a print pattern stops making sense.
package struct PrintPatternMistake: Error, Hashable, Sendable, CustomStringConvertible {
  /// The whole pattern.
  package let pattern: String
  /// Unicode scalars from the pattern's beginning, from 0.
  package let offset: Int
  package let found: Sentence
  package let expected: Sentence

  package func text(_ language: Language) -> String {
    language == .zh
      ? "\"\(pattern)\" 第 \(offset + 1) 个字是 \(found.zh)，应是\(expected.zh)" : "\"\(pattern)\", character \(offset + 1): found \(found.en), expected \(expected.en)"
  }

  package var description: String { text(.en) }
}
