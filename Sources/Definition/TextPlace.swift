import Yams

/// Where a text of a definition file stands, such as a formula, so that what is wrong in it is placed at its very character.
package struct TextPlace: Hashable, Sendable {
  package let file: String
  package let line: Int
  package let column: Int
  /// Whether the text stands in that one line: what spans several is only placed at its beginning.
  private let isOneLine: Bool

  /// The column of a character, counted in Unicode scalars from the text's beginning.
  func column(at offset: Int) -> Int { isOneLine ? column + offset : column }
}

extension TextPlace {
  /// The place of a scalar's text: behind the quote, where it is quoted.
  init(_ field: Field) {
    let style = field.node.scalar?.style
    let isQuoted = style == .doubleQuoted || style == .singleQuoted
    self.init(file: field.file, line: field.line, column: field.column + (isQuoted ? 1 : 0), isOneLine: isQuoted || style == .plain)
  }
}
