package import Figures

/// Where a formula stops making sense; `offset` counts Unicode scalars from the formula's beginning, from 0.
package struct FormulaMistake: Error, Hashable, Sendable, CustomStringConvertible {
  package let offset: Int
  package let found: Sentence
  package let expected: Sentence

  package init(offset: Int, found: Sentence, expected: Sentence) {
    self.offset = offset
    self.found = found
    self.expected = expected
  }

  package func text(_ language: Language) -> String {
    language == .zh ? "第 \(offset + 1) 个字是 \(found.zh)，应是\(expected.zh)" : "character \(offset + 1): found \(found.en), expected \(expected.en)"
  }

  package var description: String { text(.en) }
}
