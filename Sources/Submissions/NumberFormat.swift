/// What a number format of a spreadsheet shows beside or instead of the figure that the cell holds.
///
/// `#,##0,` leaves out the thousands, `0!.0000` writes a point where none is: 12345 looks like 12 and like 1.2345. Chinese offices
/// use both to show 元 as 万元: `0!.0,"万元"`. `0"万元"` only writes the unit, which the column may not have.
enum NumberFormat {
  /// What the format writes behind a number: `0.00"万元"` → 万元; nil where that is nothing, or no word.
  static func unit(_ format: String) -> String? {
    var text = format.unicodeScalars[...]
    var before = String.UnicodeScalarView()
    var behind: String.UnicodeScalarView?
    if text.starts(with: "General".unicodeScalars) { (text, behind) = (text.dropFirst(7), .init()) }
    while let scalar = text.popFirst(), scalar != ";" {
      switch scalar {
      case "0", "#", "?": behind = .init()
      case "[":
        let bracketed = text.prefix { $0 != "]" }
        text = text.dropFirst(bracketed.count + 1)
        let currency = Self.currency(bracketed)
        if behind == nil { before.append(contentsOf: currency) } else { behind?.append(contentsOf: currency) }
      case "\\", "!": if let literal = text.popFirst() { behind?.append(literal) }
      case "_", "*": _ = text.popFirst()
      case "\"":
        let quoted = text.prefix { $0 != "\"" }
        behind?.append(contentsOf: quoted)
        text = text.dropFirst(quoted.count + 1)
      default: if !scalar.isASCII { behind?.append(scalar) }
      }
    }
    let shown = before + (behind ?? .init())
    guard shown.contains(where: { $0.properties.isAlphabetic || "%‰".unicodeScalars.contains($0) || $0.properties.generalCategory == .currencySymbol })
    else { return nil }
    let word = shown.drop(while: \.properties.isWhitespace).reversed().drop(while: \.properties.isWhitespace).reversed()
    return String(String.UnicodeScalarView(word))
  }

  /// `$€-407` → €; the yuan, which figures of money are in anyway, and a condition or colour are nothing.
  private static func currency(_ bracketed: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    guard bracketed.first == "$" else { return bracketed.prefix(0) }
    let symbol = bracketed.dropFirst().prefix { $0 != "-" }
    return symbol.elementsEqual("¥".unicodeScalars) || symbol.elementsEqual("￥".unicodeScalars) ? symbol.prefix(0) : symbol
  }

  /// Whether it shows another figure.
  static func scales(_ format: String) -> Bool { movesPoint(format) || FormatWords.alter(FormatSections(format)) }

  /// Whether it shows a figure below zero as one above, or not at all.
  static func hidesSign(_ format: String) -> Bool { FormatWords.hideSign(FormatSections(format)) }

  /// Whether it leaves out thousands, or writes a point where none is.
  private static func movesPoint(_ format: String) -> Bool {
    var text = format.unicodeScalars[...]
    var afterDigit = false
    var afterComma = false
    var afterPoint = false
    while let scalar = text.popFirst() {
      var literal: Unicode.Scalar?
      switch scalar {
      case "0", "#", "?":
        if afterPoint { return true }
        (afterDigit, afterComma) = (true, false)
        continue
      case "," where afterDigit:
        afterComma = true
        continue
      case "[": text = text.drop { $0 != "]" }.dropFirst()
      case "\\", "!": literal = text.popFirst()
      case "_", "*": _ = text.popFirst()
      case "\"":
        let quoted = text.prefix { $0 != "\"" }
        if quoted.count == 1 { literal = quoted.first }
        text = text.dropFirst(quoted.count + 1)
      default: break
      }
      // A comma that no digit follows stands for three digits that are not shown.
      if afterComma { return true }
      afterPoint = afterDigit && literal == "."
      afterDigit = false
    }
    return afterComma
  }
}
