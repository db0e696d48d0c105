import Definition
import Figures
import GRDB
import Quantities

/// The table of one form's records: a row a record, whatever the layout of the file it came from.
///
/// A measure has five columns: its value and its step, as integers at the family's scale, the raw text, the unit of a
/// bare number where it is not the column's, and the line where it is not the record's. The table's name carries a digest of
/// its columns: a form whose columns mean something else next year gets a new table, and old readings keep theirs.
struct FormTable {
  let form: Form
  let name: String
  let dimensions: [String]
  let measures: [Definition.Column]

  init(_ form: Form) {
    self.form = form
    dimensions = form.dimensions.map(\.id)
    measures = form.measures
    let shape = dimensions + measures.map { "\($0.id):\($0.measure?.family.id ?? "")" }
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in shape.joined(separator: ",").utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    let code = form.code.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
    name = "f_\(code)_\(String(hash, radix: 16).suffix(6))"
  }

  /// Column names come from the definition; quoted, since a form may call a column `group`.
  static func quoted(_ name: String) -> String { "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" }

  /// The column of a measure's value, or with `_step`, `_raw`, `_unit`, `_line` of what belongs to it.
  static func measure(_ id: String, _ suffix: String = "") -> String { quoted("m_" + id + suffix) }
  static func dimension(_ id: String) -> String { quoted("d_" + id) }

  func create(_ db: Database) throws {
    let dimensionColumns = dimensions.map { Self.dimension($0) + " TEXT" }
    let parts = [("", "INTEGER"), ("_step", "INTEGER"), ("_raw", "TEXT"), ("_unit", "TEXT"), ("_line", "INTEGER")]
    var measureColumns: [String] = []
    for column in measures {
      for (suffix, type) in parts { measureColumns.append("\(Self.measure(column.id, suffix)) \(type)") }
    }
    let columns =
      [
        "reading INTEGER NOT NULL", "row INTEGER NOT NULL", "line INTEGER NOT NULL", "sheet_row INTEGER NOT NULL", "sheet TEXT",
        "path TEXT", "region TEXT NOT NULL", "period TEXT NOT NULL",
      ] + dimensionColumns + measureColumns + ["PRIMARY KEY(reading, row)"]
    try db.execute(sql: "CREATE TABLE IF NOT EXISTS \(name)(\(columns.joined(separator: ", "))) STRICT, WITHOUT ROWID")
    try db.execute(sql: Schema.triggers(on: name))
    try db.execute(sql: Schema.insertTrigger(on: name))
  }

  var insertStatement: String {
    let count = 8 + dimensions.count + 5 * measures.count
    return "INSERT INTO \(name) VALUES(\(Array(repeating: "?", count: count).joined(separator: ",")))"
  }
}
