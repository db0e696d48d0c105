import Definition
import Figures

/// What tells the records of a list apart, however their rows write it: 2020年 in one, 2020年度 in the next.
struct ListKeys {
  private let columns: [Column]
  private let pipeline: Pipeline
  private let year: Int
  /// The texts of the row before, and what was made of them.
  private var last: [LastMade<String>]
  private var written: [String?] = []

  init(_ form: Form, _ pipeline: Pipeline, _ period: Period) {
    columns = form.columns.filter(\.isKeyPart)
    self.pipeline = pipeline
    year = period.first.year
    last = columns.map { _ in LastMade() }
  }

  /// Whether a row says the very same as the one before: the rows of a record mostly stand together.
  mutating func isAsBefore(_ row: RecordRow) -> Bool {
    if written.count == columns.count, columns.indices.allSatisfy({ row[columns[$0]]?.text == written[$0] }) { return true }
    written = columns.map { row[$0]?.text }
    return false
  }

  mutating func key(of row: RecordRow) -> String {
    var parts: [String] = []
    for (index, column) in columns.enumerated() {
      guard let cell = row[column] else { continue }
      parts.append(last[index].of(cell.text) { [pipeline, year] in Self.meaning(InputCell.trimmed($0), column, pipeline, year) })
    }
    return parts.joined(separator: "\u{1}")
  }

  private static func meaning(_ text: String, _ column: Column, _ pipeline: Pipeline, _ year: Int) -> String {
    switch column.role {
    case .category(let categories): categories.code(text) ?? text
    case .period: (Period(text) ?? Period(reading: text, year: year))?.code ?? text
    case .region: pipeline.regions.submitter(text)?.code ?? text
    case .key: KeyText.folded(text)
    case .measure, .check, .unit, .date, .text, .ignored, .private: text
    }
  }
}

extension Column {
  /// Whether two rows of a long layout with another value here belong to different records.
  var isKeyPart: Bool {
    switch role {
    case .key, .category, .region, .period: true
    case .measure, .check, .unit, .date, .text, .ignored, .private: false
    }
  }
}
