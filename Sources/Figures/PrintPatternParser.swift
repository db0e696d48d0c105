/// Reads the print mini-language; knows nothing of numbers.
enum PrintPatternParser {
  static func pieces(of text: String) throws(PrintPatternMistake) -> [PrintPattern.Piece] {
    let scalars = Array(text.unicodeScalars)
    var pieces: [PrintPattern.Piece] = []
    var words = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "{":
        if !words.isEmpty { pieces.append(.words(String(words))) }
        words = String.UnicodeScalarView()
        guard let close = scalars[index...].firstIndex(of: "}") else {
          throw PrintPatternMistake(pattern: text, offset: scalars.count, found: Sentence(zh: "结尾", en: "the end"), expected: Sentence(same: "}"))
        }
        pieces.append(try Placeholder(pattern: text, scalars: scalars[(index + 1)..<close], end: close).piece())
        index = close + 1
      case "}":
        throw PrintPatternMistake(pattern: text, offset: index, found: Sentence(same: "}"), expected: Sentence(zh: "文字，或前面有 {", en: "words, or { before it"))
      default:
        words.append(scalars[index])
        index += 1
      }
    }
    if !words.isEmpty { pieces.append(.words(String(words))) }
    guard !pieces.isEmpty else {
      throw PrintPatternMistake(pattern: text, offset: 0, found: Sentence(zh: "空的印法", en: "an empty pattern"), expected: Sentence(zh: "文字或 {n}", en: "words or {n}"))
    }
    return pieces
  }

  /// The inside of one pair of braces.
  private struct Placeholder {
    let pattern: String
    let end: Int
    private let name: String
    private let nameOffset: Int
    private let options: [(text: String, offset: Int)]
    private let hasColon: Bool

    init(pattern: String, scalars: ArraySlice<Unicode.Scalar>, end: Int) {
      self.pattern = pattern
      self.end = end
      let colon = scalars.firstIndex(of: ":")
      name = Self.text(scalars[..<(colon ?? scalars.endIndex)])
      nameOffset = scalars.startIndex
      hasColon = colon != nil
      options = scalars[(colon.map { $0 + 1 } ?? scalars.endIndex)...].split(separator: " ").map { (Self.text($0), $0.startIndex) }
    }

    func piece() throws(PrintPatternMistake) -> PrintPattern.Piece {
      switch name {
      case "n":
        if let numeral = try numeral() { return numeral }
        return .number(try digits())
      case "bound":
        return .bound(try digits())
      case let part:
        guard let part = PrintPattern.DatePart(rawValue: part) else {
          throw mistake(nameOffset, part.isEmpty ? Sentence(zh: "空的", en: "nothing") : Sentence(same: part), Sentence(zh: "n、bound、year、month 或 day", en: "n, bound, year, month or day"))
        }
        guard !hasColon else { throw mistake(nameOffset + part.rawValue.utf8.count, Sentence(same: ":"), Sentence(same: "}")) }
        return .date(part)
      }
    }

    private func numeral() throws(PrintPatternMistake) -> PrintPattern.Piece? {
      guard let first = options.first, first.text == "chinese" else { return nil }
      guard options.count == 1 else { throw mistake(options[1].offset, Sentence(same: options[1].text), Sentence(zh: "\(first.text) 后面的 }", en: "} after \(first.text)")) }
      return .numeral
    }

    private func digits() throws(PrintPatternMistake) -> PrintPattern.Digits {
      var digits = PrintPattern.Digits()
      guard hasColon else { return digits }
      guard !options.isEmpty else { throw mistake(
          end, Sentence(zh: "冒号后面是空的", en: "nothing after the colon"), Sentence(zh: "小数位数、单位或舍入", en: "decimals, a scale or a rounding")) }
      var rest = options[...]
      if let first = rest.first, first.text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        guard let decimals = Int(first.text), decimals <= 12 else { throw mistake(first.offset, Sentence(same: first.text), Sentence(zh: "0 到 12 位小数", en: "0 to 12 decimals")) }
        digits.decimals = decimals
        rest.removeFirst()
      }
      if let first = rest.first, let scale = PrintPattern.Scale(rawValue: first.text) {
        digits.scale = scale
        rest.removeFirst()
      }
      if let first = rest.first {
        guard digits.decimals != nil else {
          let known = Self.rounding(first.text) != nil || first.text == "whole"
          throw mistake(first.offset, Sentence(same: first.text), known ? Sentence(zh: "舍入之前的小数位数", en: "decimals before a rounding") : Self.expected)
        }
        if first.text == "whole" {
          digits.whole = true
        } else if let rounding = Self.rounding(first.text) {
          digits.rounding = rounding
        } else {
          throw mistake(first.offset, Sentence(same: first.text), digits.scale == nil ? Self.expected : Self.modes)
        }
        rest.removeFirst()
      }
      if let first = rest.first { throw mistake(first.offset, Sentence(same: first.text), Sentence(same: "}")) }
      return digits
    }

    private static let modes = Sentence(
      zh: "half_up、gb8170_even、truncate、floor、ceil 或 whole", en: "half_up, gb8170_even, truncate, floor, ceil or whole")
    private static let scales = PrintPattern.Scale.allCases.map(\.rawValue).joined(separator: " ")
    private static let expected = Sentence(zh: "chinese、单位（\(scales)）或 \(modes.zh)", en: "chinese, a scale (\(scales)) or \(modes.en)")

    private static func rounding(_ word: String) -> Rounding? {
      word == "floor" ? .truncate : Rounding(rawValue: word)
    }

    private func mistake(_ offset: Int, _ found: Sentence, _ expected: Sentence) -> PrintPatternMistake {
      PrintPatternMistake(pattern: pattern, offset: offset, found: found, expected: expected)
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }
  }
}
