import Handoff
import GRDB
import GRDBSQLite

/// The loader's hot loop: records into a form's table through the bare SQLite statement.
///
/// Why not GRDB's own arguments: binding by the C interface is two and a half times as fast, and a night is mostly this.
/// The order of the bindings is the order of `FormTable`'s columns; touch both together.
struct RecordInserter {
  private let statement: OpaquePointer
  private let connection: OpaquePointer
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ table: FormTable, _ db: Database) throws {
    guard let connection = db.sqliteConnection else { throw DatabaseError(message: "the warehouse is closed") }
    self.connection = connection
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(connection, table.insertStatement, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
    }
    self.statement = statement
  }

  func finish() { sqlite3_finalize(statement) }

  func insert(_ record: Reading.Record, reading: Int64, row: Int) throws {
    var index: Int32 = 0
    func next() -> Int32 {
      index += 1
      return index
    }
    func bind(_ number: Int64?) {
      if let number { sqlite3_bind_int64(statement, next(), number) } else { sqlite3_bind_null(statement, next()) }
    }
    func bind(_ text: String?) {
      var text = text ?? ""
      let at = next()
      text.withUTF8 { bytes in
        _ = bytes.baseAddress.map { base in
          base.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            sqlite3_bind_text(statement, at, $0, Int32(bytes.count), Self.transient)
          }
        } ?? sqlite3_bind_text(statement, at, "", 0, Self.transient)
      }
    }
    func bindOptional(_ text: String?) {
      if let text { bind(text) } else { sqlite3_bind_null(statement, next()) }
    }
    bind(reading)
    bind(Int64(row))
    bind(Int64(record.line))
    bind(Int64(record.row))
    bindOptional(record.sheet.isEmpty ? nil : record.sheet)
    bindOptional(record.path)
    bind(record.region)
    bind(record.period)
    for dimension in record.dimensions { bindOptional(dimension) }
    for cell in record.cells {
      guard let cell else {
        for _ in 0..<5 { sqlite3_bind_null(statement, next()) }
        continue
      }
      bind(cell.value)
      bind(cell.step)
      bind(cell.raw)
      bindOptional(cell.unit)
      bind(cell.line == 0 ? nil : Int64(cell.line))
    }
    guard sqlite3_step(statement) == SQLITE_DONE else {
      let message = String(cString: sqlite3_errmsg(connection))
      let code = sqlite3_extended_errcode(connection)
      sqlite3_reset(statement)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    sqlite3_reset(statement)
  }
}
