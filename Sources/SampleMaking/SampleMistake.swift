/// Something in the sample files that cannot be used, with its place: `samples/S19.yaml:6:14: …`.
///
/// Targets and styles are read as strictly as a definition: an unknown key, a share that does not exist or counts that do
/// not add up stop the generator, since a sample that is nearly right is worse than none.
package struct SampleMistake: Error, CustomStringConvertible {
  package let place: SpecPlace
  package let text: String

  init(_ place: SpecPlace, _ text: String) {
    self.place = place
    self.text = text
  }

  package var description: String { "\(place): \(text)" }
}

/// A place in a file under `samples/`.
package struct SpecPlace: Sendable, Hashable, CustomStringConvertible {
  package let file: String
  package let line: Int
  package let column: Int

  package var description: String { "\(file):\(line):\(column)" }
}
