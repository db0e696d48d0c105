import GRDB
import GRDBSQLite

extension WarehouseReader {
  /// Rows of any of the public views, as texts, in the view's own order; without the columns that are left out.
  package func rows(
    _ view: String, where condition: String = "1", arguments: [String] = [], leavingOut: Set<String> = []
  ) throws -> (columns: [String], rows: [[String?]]) {
    var picked = "*"
    if !leavingOut.isEmpty {
      let all = try db.makeStatement(sql: "SELECT * FROM \(view)").columnNames
      picked = all.filter { !leavingOut.contains($0) }.map(FormTable.quoted).joined(separator: ", ")
    }
    let statement = try db.makeStatement(sql: "SELECT \(picked) FROM \(view) WHERE \(condition)")
    return (statement.columnNames, try texts(statement, StatementArguments(arguments)))
  }

  /// Rows of a statement of our own, for screens.
  package func query(_ sql: String, _ arguments: [String?] = []) throws -> [[String?]] {
    try texts(try db.makeStatement(sql: sql), StatementArguments(arguments))
  }

  /// Straight from SQLite's own texts: an issue reads hundreds of thousands of them.
  func texts(_ statement: Statement, _ arguments: StatementArguments) throws -> [[String?]] {
    let rows = try Row.fetchCursor(statement, arguments: arguments)
    let pointer = statement.sqliteStatement
    let columns = 0..<Int32(statement.columnCount)
    var texts: [[String?]] = []
    while try rows.next() != nil { texts.append(columns.map { Self.text(pointer, $0) }) }
    return texts
  }

  private static func text(_ statement: SQLiteStatement, _ column: Int32) -> String? {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return String(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT: return String(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      guard let text = sqlite3_column_text(statement, column) else { return nil }
      return String(decoding: UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
    default: return nil
    }
  }
}
