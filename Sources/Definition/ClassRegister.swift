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

  /// - Parameter text: nil where the definition has no such file.
  init(_ text: String?, regions: RegionTable, mistakes: MistakeList) {
    let file = "classes.csv"
    let columns = ["class", "region", "valid_from", "valid_to", "source"]
    guard let text else {
      rows = []
      return
    }
    var known: [Row] = []
    for row in RegistryFile(text, file: file, columns: columns, mistakes: mistakes).rows {
      let name = row.text("class")
      if name.isEmpty { row.mistake("class", found: Sentence(zh: "空的类别", en: "an empty class"), expected: Sentence(zh: "类别的名字", en: "the name of a class")) }
      guard regions[row.text("region")] != nil else {
        row.mistake("region", found: Sentence(zh: "区划 \"\(row.text("region"))\"", en: "the region \"\(row.text("region"))\""), expected: Sentence(zh: "regions.csv 里的代码", en: "a code of regions.csv"))
        continue
      }
      let validity = row.validity()
      if let other = known.first(where: { $0.name == name && $0.region == row.text("region") && $0.validity.meets(validity) }) {
        row.mistake(
          "region", found: Sentence(zh: "\(other.region) 在同样的日子又是 \(name)，先在第 \(other.line) 行", en: "\(other.region) of the class \(name) again on the same days, first in line \(other.line)"),
          expected: Sentence(zh: "一天只写一次", en: "each day once"))
      }
      known.append(Row(name: name, region: row.text("region"), validity: validity, source: row.text("source"), line: row.line))
    }
    rows = known
  }

  package var names: [String] { Set(rows.map(\.name)).sorted() }

  /// The rows of any of the classes on a day.
  package func rows(of classes: [String], on day: Day) -> [Row] {
    rows.filter { classes.contains($0.name) && $0.validity.contains(day) }
  }
}
