/// One piece of a written number.
struct NumeralToken {
  enum Kind {
    /// Digits 0–9 with groups and point: `12,354.36`. Also the piece that 点 makes: `三点五`.
    case number(DigitRun)
    /// 一 … 九; `isPair` for 两, which stands only before 百, 千, 万, 亿 or alone.
    case digit(Int, isPair: Bool)
    /// 廿, 卅, 卌
    case tens(Int)
    case zero
    /// 十, 百, 千
    case place(Int)
    /// 万, 亿
    case scale(Int)
    /// 点
    case point
  }
  let kind: Kind
  /// Glyphs `start..<end`.
  let start: Int
  let end: Int
}

/// Digits as they stand: value, decimals, and how many stood before the point.
struct DigitRun {
  let mantissa: Int128
  let decimals: Int
  let wholeDigits: Int
  let hasLeadingZero: Bool
  let hasBarePoint: Bool
  let isChinese: Bool
}

extension NumeralToken {
  /// The Chinese numeral character at `index`, if it is one.
  static func chinese(_ glyphs: [Glyph], at index: Int) -> NumeralToken? {
    let kind: Kind
    switch glyphs[index].scalar {
    case "零", "〇": kind = .zero
    case "一", "壹": kind = .digit(1, isPair: false)
    case "二", "贰", "貳": kind = .digit(2, isPair: false)
    case "两", "兩": kind = .digit(2, isPair: true)
    case "三", "叁", "參": kind = .digit(3, isPair: false)
    case "四", "肆": kind = .digit(4, isPair: false)
    case "五", "伍": kind = .digit(5, isPair: false)
    case "六", "陆", "陸": kind = .digit(6, isPair: false)
    case "七", "柒": kind = .digit(7, isPair: false)
    case "八", "捌": kind = .digit(8, isPair: false)
    case "九", "玖": kind = .digit(9, isPair: false)
    case "廿": kind = .tens(2)
    case "卅": kind = .tens(3)
    case "卌": kind = .tens(4)
    case "十", "拾": kind = .place(1)
    case "百", "佰": kind = .place(2)
    case "千", "仟": kind = .place(3)
    case "万", "萬": kind = .scale(4)
    case "亿", "億": kind = .scale(8)
    case "点", "點": kind = .point
    default: return nil
    }
    return NumeralToken(kind: kind, start: index, end: index + 1)
  }

  /// One of the capitals of vouchers: 壹 … 玖, 拾, 佰, 仟.
  func isCapital(_ glyphs: [Glyph]) -> Bool { "壹贰叁肆伍陆柒捌玖拾佰仟".unicodeScalars.contains(glyphs[start].scalar) }

  /// Whether a number can begin with the character at `index`. 万, 百, 千 and 亿 begin no number: 万科, 千企助百村.
  static func begins(_ glyphs: [Glyph], at index: Int) -> Bool {
    guard index < glyphs.count else { return false }
    if glyphs[index].scalar.isASCIIDigit { return true }
    if glyphs[index].scalar == "." { return index + 1 < glyphs.count && glyphs[index + 1].scalar.isASCIIDigit }
    guard let token = chinese(glyphs, at: index) else { return false }
    switch token.kind {
    case .digit, .tens, .zero, .place(1): return true
    case .place, .scale, .point, .number: return false
    }
  }

  /// All pieces of a number from `start` on, as far as they follow each other.
  static func scan(_ glyphs: [Glyph], from start: Int) throws(QuantityRefusal) -> [NumeralToken] {
    var tokens: [NumeralToken] = []
    var index = start
    while index < glyphs.count {
      if glyphs[index].scalar.isASCIIDigit || (index == start && begins(glyphs, at: index) && glyphs[index].scalar == ".") {
        let token = try DigitRun.scan(glyphs, from: index)
        tokens.append(token)
        index = token.end
      } else if let token = chinese(glyphs, at: index) {
        tokens.append(token)
        index += 1
      } else {
        break
      }
    }
    return tokens
  }
}
