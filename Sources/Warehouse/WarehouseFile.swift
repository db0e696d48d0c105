import GRDB
import Glibc

/// The SQLite file that all figures are read from. The only owner of SQL.
///
/// Between runs it is in DELETE journal mode, so that a read-only user or share can open it. A run writes in one
/// transaction; nobody sees half of a run.
package final class WarehouseFile: Sendable {
  let queue: DatabaseQueue
  package let path: String

  private init(queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
  }

  private static func configuration(readonly: Bool, asOf run: Int? = nil) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      if !readonly {
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY")
      }
      if let run { try EarlierRun.show(run, in: db) }
    }
    return configuration
  }

  /// Opens the warehouse for a run, making it where there is none.
  ///
  /// - Throws: `WarehouseTrouble` where the file is no warehouse of this program.
  package static func forRun(_ path: String, exists: Bool) throws -> WarehouseFile {
    try WarehouseTrouble.telling(path) { try openForRun(path, exists: exists) }
  }

  private static func openForRun(_ path: String, exists: Bool) throws -> WarehouseFile {
    var queue = try DatabaseQueue(path: path, configuration: configuration(readonly: false))
    var exists = exists
    if try exists && isOutdated(queue) {
      try queue.close()
      unlink(path)
      queue = try DatabaseQueue(path: path, configuration: configuration(readonly: false))
      exists = false
    }
    if try exists && !isBlank(queue) {
      try check(queue, path)
    } else {
      try queue.write { try Schema.create($0) }
    }
    return WarehouseFile(queue: queue, path: path)
  }

  /// Whether a file that begins so is a warehouse of this very schema.
  package static func isCurrent(header: [UInt8]) -> Bool {
    header.count == 100 && header[68..<72].reduce(0) { $0 << 8 | Int($1) } == Schema.applicationID
  }

  /// A warehouse of an earlier schema: everything in it is derived, so it is made anew from archive and journal.
  private static func isOutdated(_ queue: DatabaseQueue) throws -> Bool {
    let found = try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") } ?? 0
    return found >> 16 == Schema.applicationID >> 16 && found < Schema.applicationID
  }

  /// A file that was being made when its run was killed: nobody's, and empty.
  private static func isBlank(_ queue: DatabaseQueue) throws -> Bool {
    try queue.read { db in
      try Int.fetchOne(db, sql: "PRAGMA application_id") == 0 && Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0
    }
  }

  /// Opens the warehouse for reading only, as it is or as it was after an earlier run.
  ///
  /// What a run that was killed left half committed is rolled back first.
  package static func forReading(_ path: String, asOf run: Int? = nil) throws -> WarehouseFile {
    try WarehouseTrouble.telling(path) {
      do {
        return try openForReading(path, asOf: run)
      } catch let error as DatabaseError where HotJournal.isBehind(error, path) {
        try HotJournal.rollBack(path)
        return try openForReading(path, asOf: run)
      }
    }
  }

  private static func openForReading(_ path: String, asOf run: Int?) throws -> WarehouseFile {
    let queue = try DatabaseQueue(path: path, configuration: configuration(readonly: true, asOf: run))
    try check(queue, path)
    return WarehouseFile(queue: queue, path: path)
  }

  private static func check(_ queue: DatabaseQueue, _ path: String) throws {
    let found = try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") }
    guard let found, found >> 16 == Schema.applicationID >> 16 else { throw WarehouseTrouble.foreign(path: path) }
    guard found <= Schema.applicationID else { throw WarehouseTrouble.newer(path: path) }
    guard found == Schema.applicationID else { throw WarehouseTrouble.older(path: path) }
  }

  /// Runs `body` in one transaction that is kept when it returns true.
  package func transaction(_ body: (WarehouseWriter) throws -> Bool) throws {
    try WarehouseTrouble.telling(path) {
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try body(WarehouseWriter(db: db)) ? .commit : .rollback
        }
      }
    }
  }

  package func read<Value>(_ body: (WarehouseReader) throws -> Value) throws -> Value {
    try WarehouseTrouble.telling(path) { try queue.read { try body(WarehouseReader(db: $0)) } }
  }

  /// A copy of the warehouse as it is, made by SQLite page by page, at a path where nothing is yet.
  package func copy(to path: String) throws {
    try WarehouseTrouble.telling(path) {
      let copy = try DatabaseQueue(path: path)
      try queue.backup(to: copy)
      try copy.close()
    }
  }

  package func close() throws { try queue.close() }
}
