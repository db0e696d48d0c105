/// What a number format writes beside the digits of a figure that makes another figure of it.
///
///     0",000"    12 looks like 12,000          -0        12 looks like -12
///     "约"0      12 looks like about 12        0.00;0.00 -12 looks like 12
enum FormatWords {
  /// Whether digits, a sign or a word such as 约 stand beside the figure.
  static func alter(_ sections: FormatSections) -> Bool {
    for (index, section) in sections.all.enumerated() where section.pieces.contains(.digits) && !section.pieces.contains(.date) {
      for (place, piece) in section.pieces.enumerated() {
        guard case .literal(let text) = piece else { continue }
        let isBehind = place > 0 && section.pieces[place - 1] == .digits
        let isBefore = place + 1 < section.pieces.count && section.pieces[place + 1] == .digits
        let word = text.unicodeScalars.filter { !separators.contains($0) }
        if isBehind, word.first.map(isDigit) ?? false { return true }
        if isBefore, word.last.map(isDigit) ?? false { return true }
        if qualifiers.contains(where: text.contains) { return true }
        if isBehind, word.first.map(more.contains) ?? false { return true }
        if isBefore, word.last.map(about.contains) ?? false { return true }
        // Of the figures above zero.
        guard index == 0, !section.hasCondition else { continue }
        if isBefore, !isBehind, word.contains(where: signs.contains) { return true }
        if isBehind, !isBefore, word.elementsEqual("-".unicodeScalars) { return true }
      }
    }
    return false
  }

  /// Whether figures below zero look like those above, or like nothing.
  static func hideSign(_ sections: FormatSections) -> Bool {
    guard sections.all.count > 1, !sections.all[0].hasCondition, !sections.all[1].hasCondition else { return false }
    let below = sections.all[1]
    guard below.pieces.contains(.digits) else { return !below.pieces.contains(.date) }
    guard !below.hasColour else { return false }
    return !below.pieces.contains { piece in
      guard case .literal(let text) = piece else { return false }
      return text.unicodeScalars.contains(where: signs.contains)
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }

  private static let separators = Set(",.，．'’` \u{3000}".unicodeScalars)
  private static let signs = Set("-−–—－(（负▲△▼减".unicodeScalars)
  private static let about = Set("约近超逾<>≤≥~～±".unicodeScalars)
  private static let more = Set("多余".unicodeScalars)
  private static let qualifiers = ["以上", "以下", "以内", "左右", "上下", "不足", "不到", "超过", "大于", "小于", "至少", "至多", "大约"]
}
