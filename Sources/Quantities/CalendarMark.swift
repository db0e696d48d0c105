/// Dates and times where a figure was meant: 3月5日 for 3-5, 2020-12, 12:30. Spreadsheets make them out of numbers.
enum CalendarMark {
  private enum Piece: Equatable {
    case number(Int, digits: Int)
    case sign(Unicode.Scalar)
  }

  static func refusal(_ glyphs: ArraySlice<Glyph>) -> QuantityRefusal? {
    guard let first = glyphs.first, hasSign(glyphs) else { return nil }
    guard isDate(pieces(glyphs)) || isChineseDate(glyphs) || isMonthName(glyphs) else { return nil }
    return QuantityRefusal(.date, offset: first.offset, found: String(String.UnicodeScalarView(glyphs.map(\.scalar))))
  }

  /// A decimal point alone makes no date.
  private static func hasSign(_ glyphs: ArraySlice<Glyph>) -> Bool {
    var points = 0
    for glyph in glyphs {
      if glyph.scalar == "." {
        points += 1
      } else if isSign(glyph.scalar) {
        return true
      }
    }
    return points > 1
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "年", "月", "日", "号", "-", "/", ":": true
    default: false
    }
  }

  private static func isDate(_ pieces: [Piece]) -> Bool {
    guard pieces.count >= 2, case .number(let first, let firstDigits) = pieces[0], case .sign(let sign) = pieces[1] else { return false }
    let isYear = firstDigits == 4 && (1900...2099).contains(first)
    switch sign {
    case "年": return isYear
    case "月": return (1...12).contains(first) && firstDigits <= 2
    case "日", "号": return pieces.count == 2 && (1...31).contains(first) && firstDigits <= 2
    case ":": return pieces.count >= 3 && firstDigits <= 2
    case "-", "/", ".": break
    default: return false
    }
    guard pieces.count >= 3, case .number(let second, let secondDigits) = pieces[2] else { return false }
    let isMonth = (1...12).contains(second) && secondDigits <= 2
    if pieces.count == 3 { return isYear && isMonth && sign != "." }
    guard pieces[3] == .sign(sign) else {
      return pieces.count == 4 && sign != "." && pieces[3] == .sign("月") && isMonth && first <= 12
    }
    guard pieces.count >= 5, case .number(_, let thirdDigits) = pieces[4] else { return false }
    if isYear { return isMonth && thirdDigits <= 2 }
    return sign != "." && firstDigits <= 2 && secondDigits <= 2 && (thirdDigits == 2 || thirdDigits == 4)
  }

  private static func pieces(_ glyphs: ArraySlice<Glyph>) -> [Piece] {
    var pieces: [Piece] = []
    for glyph in glyphs where glyph.scalar != " " {
      guard glyph.scalar.isASCIIDigit else {
        pieces.append(.sign(glyph.scalar))
        continue
      }
      let digit = Int(glyph.scalar.value - 0x30)
      if case .number(let value, let digits) = pieces.last, digits < 9 {
        pieces[pieces.count - 1] = .number(value * 10 + digit, digits: digits + 1)
      } else {
        pieces.append(.number(digit, digits: 1))
      }
    }
    return pieces
  }

  /// 二〇二〇年…, 六月三十日: numerals followed by 年 (four of them) or by 月.
  private static func isChineseDate(_ glyphs: ArraySlice<Glyph>) -> Bool {
    let numerals = glyphs.prefix { NumeralToken.chinese([$0], at: 0) != nil }
    guard !numerals.isEmpty, let next = glyphs.dropFirst(numerals.count).first else { return false }
    if next.scalar == "年" {
      return numerals.count == 4 && numerals.allSatisfy { !["十", "百", "千", "万", "亿"].contains($0.scalar) }
    }
    return next.scalar == "月" && numerals.count <= 3
  }

  /// `2-Jan`, `Jan-02`.
  private static func isMonthName(_ glyphs: ArraySlice<Glyph>) -> Bool {
    guard glyphs.contains(where: { $0.scalar == "-" }), glyphs.contains(where: \.scalar.isASCIILetter) else { return false }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let letters = String(String.UnicodeScalarView(glyphs.map(\.scalar).filter(\.isASCIILetter)))
    return months.contains(letters.lowercased())
  }
}
