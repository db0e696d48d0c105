/// How much of the definition it took to tell which form a file is of: a change elsewhere does not make its readings stale.
///
/// Whatever was consulted, a reading depends on its own form and on what its name claims.
package enum Consulted: Int, Sendable, Comparable {
  /// 表号 or the file's name said it, and that form was enough.
  case form
  /// A title above the table was compared with those of all forms, or it mattered which forms take several tables.
  case titles
  /// Headers were compared with those of all forms, or no form was found.
  case headers

  package static func < (one: Consulted, other: Consulted) -> Bool { one.rawValue < other.rawValue }
}
