/// What stands between the two ends of a range: `-`, `～`, `—`, 至, 到.
enum RangeSign {
  /// How many glyphs the sign takes if one stands here and a number follows.
  static func length(in glyphs: [Glyph], at index: Int) -> Int? {
    guard index < glyphs.count else { return nil }
    var length: Int
    switch glyphs[index].scalar {
    case "-", "~", "–", "—", "―", "〜", "至", "到": length = 1
    default: return nil
    }
    if glyphs[index].scalar == "—", index + 1 < glyphs.count, glyphs[index + 1].scalar == "—" { length = 2 }
    var next = index + length
    while next < glyphs.count, glyphs[next].scalar == " " { next += 1 }
    return NumeralToken.begins(glyphs, at: next) || FractionReader.begins(glyphs, at: next) ? length : nil
  }
}
