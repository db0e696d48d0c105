import Figures

/// How header texts, labels and codes are compared: folded to half width, without blanks and line breaks.
package enum HeaderName {
  package static func folded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xEF }) else { return text }
    var folded = Width.folded(text)
    folded.unicodeScalars.removeAll { isBlank($0.value) }
    return folded
  }

  /// Blanks, line breaks and zero-width characters.
  private static func isBlank(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
