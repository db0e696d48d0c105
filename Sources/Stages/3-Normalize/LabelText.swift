import Figures

/// How what stands before and behind a label is compared: in half width, every sign that looks like a colon as one, and 單位：萬元 as 单位：万元.
///
/// Folding keeps the number of characters.
enum LabelText {
  private static let colons: Set<Unicode.Scalar> = ["\u{2236}", "\u{02D0}", "\u{A789}", "\u{FE30}", "\u{FE55}", "\u{FE13}", "\u{05C3}"]
  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = [
    "單": "单", "計": "计", "額": "额", "積": "积", "資": "资", "數": "数", "據": "据", "貨": "货", "幣": "币", "戶": "户", "萬": "万", "億": "亿", "圓": "圆", "畝": "亩",
    "頃": "顷", "噸": "吨", "為": "为", "個": "个",
  ]

  static func folded(_ text: String) -> String {
    let text = Width.folded(text)
    guard text.unicodeScalars.contains(where: { other($0) != nil }) else { return text }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(other(scalar) ?? scalar) }
    return String(folded)
  }

  /// Whether a text can hold a colon: by the first byte of each that there is.
  static func mayHoldColon(_ text: String) -> Bool { text.utf8.contains { $0 == 0x3A || $0 == 0xEF || $0 == 0xE2 || $0 == 0xCB || $0 == 0xEA || $0 == 0xD7 } }

  private static func other(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCII { return nil }
    return colons.contains(scalar) ? ":" : simplified[scalar]
  }
}
