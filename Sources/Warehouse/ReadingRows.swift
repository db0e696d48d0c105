import Definition
import GRDB
import Handoff

/// What the warehouse keeps of a reading beside its records, row by row in the order of their keys: what is inserted when it
/// is loaded, and what must still be there whenever anybody asks.
struct ReadingRows {
  private let id: Int64
  private let reading: Reading
  /// Asked once: of a reading with thousands of rejections the answer takes a look at each, and there is a record for each.
  private let isRefused: Bool
  private var cells: [[DatabaseValue]] = []
  private var sums: ColumnSums

  init(id: Int64, reading: Reading) {
    self.id = id
    self.reading = reading
    isRefused = reading.isRefused
    sums = ColumnSums(measures: reading.measures.count)
  }

  /// Takes what a record has beside its own row; every record of the reading, in their order, before `tables` is asked for.
  mutating func take(_ record: Reading.Record, row: Int) {
    sums.add(record)
    if !isRefused { cells += Self.cells(of: record, row: row, id: id, reading.measures) }
  }

  /// A table, and what its rows of this reading are.
  typealias Table = (name: String, order: String, rows: [[DatabaseValue]])

  /// - Throws: `BytesUnreadable` where the rejections cannot be read back.
  var tables: [Table] {
    get throws {
      [
        ("reading_column", "item", columns), ("cell", "row, item", cells), ("stated", "n", stated), ("tally", "item", tallies),
        ("refusal", "n", try refusals),
      ]
    }
  }

  private var columns: [[DatabaseValue]] {
    reading.columns.map { column in
      Self.values(id, column.item, column.header, column.unit, column.unitFrom, column.line, column.col, column.path)
    }.sorted { Self.text($0[1]) < Self.text($1[1]) }
  }

  /// The cells of a record that are not plain.
  private static func cells(of record: Reading.Record, row: Int, id: Int64, _ measures: [String]) -> [[DatabaseValue]] {
    let own = record.cells.enumerated().compactMap { position, cell in
      cell?.detail.map { detail in
        values(
          id, row, measures[position], detail.state, detail.qualifier, detail.lower, detail.lowerIncluded, detail.upper, detail.upperIncluded,
          detail.col, detail.row, detail.path, detail.code)
      }
    }
    return own.count < 2 ? own : own.sorted { text($0[2]) < text($1[2]) }
  }

  private var stated: [[DatabaseValue]] {
    reading.totals.enumerated().map { n, total in
      Self.values(
        id, n, total.item, total.label, total.dimensions.keys.sorted().map { "\($0)=\(total.dimensions[$0] ?? "")" }.joined(separator: ";"),
        total.value, total.step, total.raw, total.line, total.col, total.cell, total.path)
    }
  }

  private var tallies: [[DatabaseValue]] {
    let sums = sums.byItem(reading.measures)
    return reading.tallies.map { tally in
      Self.values(id, tally.item, tally.read, tally.figures, tally.texts, tally.absent, tally.rejected, tally.checked, sums[tally.item])
    }.sorted { Self.text($0[1]) < Self.text($1[1]) }
  }

  private var refusals: [[DatabaseValue]] {
    get throws {
      try reading.rejections.all().enumerated().map { n, refusal in
        Self.values(
          id, n, refusal.scope.rawValue, refusal.code, refusal.severity, refusal.line, refusal.col, refusal.cell, refusal.path, refusal.offset,
          refusal.item, refusal.key, refusal.raw, refusal.message, refusal.remedy, refusal.english)
      }
    }
  }

  private static func values(_ values: (any DatabaseValueConvertible)?...) -> [DatabaseValue] { values.map { $0?.databaseValue ?? .null } }

  /// SQLite orders texts by their bytes.
  private static func text(_ value: DatabaseValue) -> ByteText { ByteText(text: String.fromDatabaseValue(value) ?? "") }

  private struct ByteText: Comparable {
    let text: String
    static func < (a: ByteText, b: ByteText) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
  }
}
