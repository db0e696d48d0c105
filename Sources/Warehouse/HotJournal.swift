import GRDB
import Glibc

/// What a run that was killed while it committed leaves beside the warehouse: SQLite's journal of the pages as they were.
///
/// Until they are put back nobody can read, and whoever opens for reading only may not put them back. That the journal of a
/// run under way is none of these SQLite knows by its locks.
enum HotJournal {
  /// Whether a warehouse could not be opened for reading because of one.
  static func isBehind(_ error: DatabaseError, _ path: String) -> Bool {
    if error.extendedResultCode == .SQLITE_READONLY_ROLLBACK { return true }
    return error.resultCode == .SQLITE_CANTOPEN && access(path, R_OK) == 0 && access(path + "-journal", F_OK) == 0
  }

  /// Opens the warehouse once for writing, by which SQLite puts back what it was.
  ///
  /// - Throws: `WarehouseTrouble.cutOff` where the user may not write there.
  static func rollBack(_ path: String) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.read { try $0.execute(sql: "SELECT COUNT(*) FROM sqlite_master") }
      try queue.close()
    } catch let error as DatabaseError where isRefused(error) {
      throw WarehouseTrouble.cutOff(path: path)
    }
  }

  private static func isRefused(_ error: DatabaseError) -> Bool {
    [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode) || error.extendedResultCode == .SQLITE_IOERR_DELETE
  }
}
