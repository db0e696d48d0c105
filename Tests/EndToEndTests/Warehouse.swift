import GRDB

/// The public views of a workspace, read as an outsider reads them.
struct Warehouse {
  let path: String

  /// Rows by column; what is NULL is absent.
  func rows(_ sql: String) throws -> [[String: String]] {
    try read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        var values: [String: String] = [:]
        for (column, value) in row {
          switch value.storage {
          case .null: break
          case .int64(let number): values[column] = String(number)
          case .double(let number): values[column] = String(number)
          case .string(let text): values[column] = text
          case .blob: values[column] = "blob"
          }
        }
        return values
      }
    }
  }

  func columns(of view: String) throws -> [String] {
    try read { db in try Row.fetchAll(db, sql: "PRAGMA table_info(\(view))").map { $0["name"] } }
  }

  /// The digest that the last run left behind.
  func resultDigest() throws -> String { try rows("SELECT result_digest FROM run ORDER BY run DESC LIMIT 1").first?["result_digest"] ?? "no run" }

  private func read<T>(_ body: (Database) throws -> T) throws -> T {
    var configuration = Configuration()
    configuration.readonly = true
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let result = try queue.read(body)
    try queue.close()
    return result
  }
}

extension Warehouse {
  /// Tries to write, as somebody with another program might.
  func attempt(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }
}
