package import Figures

/// One mistake in a definition file, with its place: `forms/HC-19-1.yaml:12:5: found …, expected …`.
package struct DefinitionMistake: Error, Hashable, Sendable, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let column: Int
  package let found: Sentence
  package let expected: Sentence

  package init(file: String, line: Int, column: Int, found: Sentence, expected: Sentence) {
    self.file = file
    self.line = line
    self.column = column
    self.found = found
    self.expected = expected
  }

  /// `forms/HC-19-1.yaml:12:5: 不认识的键 "headr"；应是…`
  package func text(_ language: Language) -> String {
    let place = "\(file):\(line):\(column): "
    return place + (language == .zh ? "\(found.zh)；应是\(expected.zh)" : "found \(found.en), expected \(expected.en)")
  }

  package var description: String { text(.en) }
}

/// The definition cannot be used; every mistake that was found, in file order. Exit code 78.
package struct DefinitionMistakes: Error, Sendable, CustomStringConvertible {
  package let list: [DefinitionMistake]

  package var description: String { list.map(\.description).joined(separator: "\n") }
}

/// Collects the mistakes of a whole definition, so that one reading names them all.
final class MistakeList {
  private(set) var list: [DefinitionMistake] = []

  func add(_ file: String, _ line: Int, _ column: Int, found: Sentence, expected: Sentence) {
    list.append(DefinitionMistake(file: file, line: line, column: column, found: found, expected: expected))
  }

  /// What is wrong in a formula or a print pattern, at its character.
  func add(_ place: TextPlace, at offset: Int, in text: String, found: Sentence, expected: Sentence) {
    add(
      place.file, place.line, place.column(at: offset),
      found: Sentence(zh: "\"\(text)\" 里的 \(found.zh)", en: "\(found.en) in \"\(text)\""), expected: expected)
  }

  func add(_ more: [DefinitionMistake]) { list += more }
}
