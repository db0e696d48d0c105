/// The characters of which a cell has at least one if it says that its row is a total, or a part of one.
///
/// Few, and asked for every cell: bits settle it for nearly every character.
struct TotalSigns {
  private let signs: [Unicode.Scalar]
  /// A bit for each of them: of ASCII by its number, of the others by the last six bits of theirs.
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var others: UInt64 = 0

  init(_ signs: Set<Unicode.Scalar>) {
    self.signs = signs.sorted()
    for sign in signs {
      let bit = UInt64(1) << UInt64(sign.value & 63)
      switch sign.value {
      case 0..<64: low |= bit
      case 64..<128: high |= bit
      default: others |= bit
      }
    }
  }

  func appear(in text: String) -> Bool {
    var isPlain = true
    for byte in text.utf8 {
      if byte >= 0x80 {
        isPlain = false
      } else if (byte < 64 ? low : high) & 1 << UInt64(byte & 63) != 0 {
        return true
      }
    }
    return !isPlain && text.unicodeScalars.contains { others & 1 << UInt64($0.value & 63) != 0 && signs.contains($0) }
  }
}
