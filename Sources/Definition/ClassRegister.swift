package import Figures

/// The registry `classes.csv`: which county is of which class from when to when, and where that is written.
///
/// Classes change within a year: 都安 is 未摘帽 until 2020-11-20 and no more on the day after.
package struct ClassRegister: Sendable {
  package struct Row: Sendable {
    /// `undelisted`
    package let name: String
    package let region: String
    package let validity: Validity
    package let source: String
    package let line: Int
  }

  package let rows: [Row]

  init(_ text: String, regions: RegionTable, mistakes: MistakeList) {
    let file = "classes.csv"
    let columns = ["class", "region", "valid_from", "valid_to", "source"]
    rows = RegistryFile(text, file: file, columns: columns, mistakes: mistakes).rows.compactMap { row in
      guard regions[row.text("region")] != nil else {
        mistakes.add(file, row.line, 2, found: Sentence(zh: "区划 \"\(row.text("region"))\"", en: "the region \"\(row.text("region"))\""), expected: Sentence(zh: "regions.csv 里的代码", en: "a code of regions.csv"))
        return nil
      }
      return Row(
        name: row.text("class"), region: row.text("region"), validity: row.validity(file, mistakes), source: row.text("source"), line: row.line)
    }
  }

  package var names: [String] { Set(rows.map(\.name)).sorted() }

  /// The rows of any of the classes on a day.
  package func rows(of classes: [String], on day: Day) -> [Row] {
    rows.filter { classes.contains($0.name) && $0.validity.contains(day) }
  }
}
