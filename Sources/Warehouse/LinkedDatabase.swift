import GRDBSQLite

/// The system library that the warehouse is kept with.
package enum LinkedDatabase {
  /// `3.40.1`
  package static var version: String { String(cString: sqlite3_libversion()) }
}
