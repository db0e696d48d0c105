/// One character of a text after folding, with its place in the original.
///
/// Folding changes the writing, never the meaning: full-width letters, digits and signs become half-width, the many
/// blanks one blank. Nothing else is folded; what merely looks alike (Kangxi ⼗, Cyrillic О, superscript ²) is left and
/// refused by name.
struct Glyph: Sendable {
  let scalar: Unicode.Scalar
  /// Unicode scalars of the original text before this one.
  let offset: Int

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x21...0x7E: scalar
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: " "
    case 0x2212: "-"
    case 0xFFE5: "¥"
    case 0xFFE0: "¢"
    case 0xFFE1: "£"
    default: scalar
    }
  }

  /// A spelling as the table keeps it: folded, without blanks.
  static func spelling(_ text: some StringProtocol) -> [Unicode.Scalar] {
    text.unicodeScalars.map(fold).filter { !$0.isBlank }
  }
}

extension Unicode.Scalar {
  /// Blanks that fill space at the ends; the ideographic blank does not group digits.
  var isBlank: Bool {
    switch self {
    case " ", "\u{3000}", "\t", "\n", "\r": true
    default: false
    }
  }

  var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }

  var isASCIILetter: Bool { (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A) }
}
