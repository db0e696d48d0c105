import GRDBSQLite

/// The system library that the warehouse is kept with.
package enum LinkedDatabase {
  /// `3.40.1`
  package static var version: String { String(cString: sqlite3_libversion()) }

  /// How many bytes the full path of a file may have that it opens: so many that the name of the file's journal finds room.
  package static var longestPath: Int { (sqlite3_vfs_find(nil).map { Int($0.pointee.mxPathname) } ?? 512) - "-journal".utf8.count }
}
