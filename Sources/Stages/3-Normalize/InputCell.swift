import Submissions

/// One cell of a submission on its way to a figure.
struct InputCell {
  var text: String
  var line: Int
  /// Ordinal in the row, from 1.
  var column: Int
  var kind: CellKind = .text
  var mergeAcross = 0
  /// The row it stands in, where it speaks for this one from above: a merged cell, or 隆福乡 once for all its projects.
  var row: Int?
  /// The unit that stands at the value: XML's attribute 单位, or what the number format of a spreadsheet writes behind a number.
  var unit: String?
  /// XML: the path of the element that the value stands in, and the attribute that it is the value of.
  private var element: String?
  private var attribute: String?

  init(text: String, line: Int, column: Int, kind: CellKind = .text, mergeAcross: Int = 0, unit: String? = nil) {
    self.text = text
    self.line = line
    self.column = column
    self.kind = kind
    self.mergeAcross = mergeAcross
    self.unit = unit
  }

  /// A cell of XML: the text of an element, or the value of one of its attributes.
  init(_ text: String, line: Int, column: Int, element path: String, attribute: String? = nil) {
    self.init(text: text, line: line, column: column)
    element = path
    self.attribute = attribute
  }

  var isOfTree: Bool { element != nil }

  /// The unit that the sender states at the value; a number format only shows one.
  var statedUnit: String? { kind == .number ? nil : unit }

  /// XML: `/报表/记录[17]/投资`, `/报表/记录[17]/@投资`.
  var path: String? {
    guard let element, let attribute else { return element }
    return element + "/@" + attribute
  }

  /// Whether it stands at a place below the row with a path: at `投资` or `@投资`.
  func stands(at place: String, below path: String) -> Bool {
    guard let element else { return false }
    if let attribute { return element == path && place.utf8.first == UInt8(ascii: "@") && place.utf8.dropFirst().elementsEqual(attribute.utf8) }
    let above = path.utf8.count
    return element.utf8.count == above + 1 + place.utf8.count && element.utf8.starts(with: path.utf8)
      && element.utf8.dropFirst(above).first == UInt8(ascii: "/") && element.utf8.dropFirst(above + 1).elementsEqual(place.utf8)
  }

  var isBlank: Bool {
    guard let first = text.utf8.first else { return true }
    // A printable ASCII character or an ideograph in front settles it for nearly every cell.
    if Self.isSolid(first) { return false }
    return text.unicodeScalars.allSatisfy { Self.isBlank($0) }
  }

  /// Whether a character that begins so is no blank, whatever follows.
  private static func isSolid(_ first: UInt8) -> Bool { (first > 0x20 && first < 0x7F) || isIdeograph(first) }

  /// The first byte of U+4000 to U+9FFF, three bytes each.
  private static func isIdeograph(_ first: UInt8) -> Bool { (0xE4...0xE9).contains(first) }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if (0x21...0x7E).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value) { return false }
    return scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF
  }

  /// The text without blanks around it.
  var trimmed: String { Self.trimmed(text) }

  static func trimmed(_ text: String) -> String {
    // Nearly every text begins and ends with a printable ASCII character or an ideograph.
    let bytes = text.utf8
    if let first = bytes.first, let last = bytes.last, isSolid(first), (last > 0x20 && last < 0x7F) || bytes.suffix(3).first.map(isIdeograph) ?? false {
      return text
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, isBlank(first) || isBlank(last) else { return text }
    guard let start = scalars.firstIndex(where: { !isBlank($0) }), let end = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[start...end])
  }
}
