/// Where a formula stops making sense; `offset` counts Unicode scalars from the formula's beginning, from 0.
package struct FormulaMistake: Error, Hashable, Sendable, CustomStringConvertible {
  package let offset: Int
  package let found: String
  package let expected: String

  package init(offset: Int, found: String, expected: String) {
    self.offset = offset
    self.found = found
    self.expected = expected
  }

  package var description: String { "character \(offset + 1): found \(found), expected \(expected)" }
}
