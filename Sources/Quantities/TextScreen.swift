/// A text folded character by character, its blanks trimmed; refuses characters that are not what they seem.
///
/// A zero-width space, a Kangxi radical ⼗ or an Arabic-Indic digit can look like what was meant and be something else.
/// They are named (U+200B) and refused, never dropped.
struct TextScreen {
  /// A figure is a line at most; longer texts are prose.
  static let mostScalars = 200

  private(set) var glyphs: [Glyph] = []
  private(set) var warning: QuantityWarning?

  init(_ text: String, forgivesHiddenEnds: Bool) throws(QuantityRefusal) {
    var offset = 0
    glyphs.reserveCapacity(min(text.utf8.count, Self.mostScalars))
    for scalar in text.unicodeScalars {
      glyphs.append(Glyph(scalar: Glyph.fold(scalar), offset: offset))
      offset += 1
      if offset > Self.mostScalars * 20 { throw QuantityRefusal(.textTooLong, offset: Self.mostScalars) }
    }
    trim { $0.isBlank }
    if forgivesHiddenEnds {
      let before = glyphs.count
      let first = glyphs.first
      trim { $0.isBlank || Self.isZeroWidth($0) }
      if glyphs.count < before, let first {
        warning = QuantityWarning(.hiddenCharacter, offset: Self.isZeroWidth(first.scalar) ? first.offset : (glyphs.last?.offset ?? first.offset) + 1)
      }
    }
    for index in glyphs.indices {
      let scalar = glyphs[index].scalar
      if scalar.value >= 0x20 && scalar.value < 0x7F { continue }
      if scalar.value >= 0x4E00 && scalar.value <= 0x9FA5 { continue }
      guard let code = Self.objection(to: scalar, after: index > 0 ? glyphs[index - 1].scalar : nil) else { continue }
      throw QuantityRefusal(code, offset: glyphs[index].offset, found: Self.name(scalar))
    }
    guard glyphs.count <= Self.mostScalars else {
      throw QuantityRefusal(.textTooLong, offset: glyphs[Self.mostScalars].offset)
    }
  }

  private mutating func trim(_ isOuter: (Unicode.Scalar) -> Bool) {
    while let last = glyphs.last, isOuter(last.scalar) { glyphs.removeLast() }
    let lead = glyphs.prefix { isOuter($0.scalar) }.count
    if lead > 0 { glyphs.removeFirst(lead) }
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF: true
    default: false
    }
  }

  private static func objection(to scalar: Unicode.Scalar, after before: Unicode.Scalar?) -> QuantityCode? {
    switch scalar {
    case "\t", "\n", "\r", "〇": return nil
    case "²", "³": if before == "m" { return nil }
    default: break
    }
    switch scalar.value {
    case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0x2F800...0x2FA1F: return .lookAlike
    case 0x3400...0x9FFF, 0x20000...0x323AF: return nil
    default: break
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return .hiddenCharacter }
    switch properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .privateUse, .unassigned, .surrogate,
      .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return scalar.isBlank ? nil : .hiddenCharacter
    case .decimalNumber, .letterNumber, .otherNumber: return .foreignDigit
    case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .lookAlike
    default: return nil
    }
  }

  /// `U+041E "О"`, or the code point alone where nothing can be seen.
  static func name(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    switch scalar.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber, .lowercaseLetter, .uppercaseLetter, .otherLetter: return "\(code) \"\(scalar)\""
    default: return code
    }
  }
}
