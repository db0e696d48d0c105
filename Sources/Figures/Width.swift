/// Full-width and half-width forms of the same character.
package enum Width {
  /// `text` with full-width ASCII (U+FF01–FF5E) and the ideographic space made half-width; everything else as it is.
  ///
  /// Used for names, labels and codes, never for figures: `１５．９８` in a cell is read by the quantity grammar, which
  /// records what it met.
  package static func folded(_ text: String) -> String {
    // The first bytes of these characters.
    guard text.utf8.contains(where: { $0 == 0xEF || $0 == 0xE3 || $0 == 0xC2 }),
      text.unicodeScalars.contains(where: { ($0.value >= 0xFF01 && $0.value <= 0xFF5E) || $0.value == 0x3000 || $0.value == 0xA0 })
    else { return text }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(half(scalar)) }
    return String(folded)
  }

  private static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0xA0: " "
    default: scalar
    }
  }

  /// How many columns a terminal gives `text`: two for ideographs and full-width forms, one for the rest.
  package static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
