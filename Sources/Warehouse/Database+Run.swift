import GRDB

extension Database {
  /// Executes a statement that is prepared once for as long as the connection lives.
  ///
  /// A night repeats the same few statements thousands of times; preparing them anew each time costs more than running them.
  func run(_ sql: String, arguments: StatementArguments) throws { try cachedStatement(sql: sql).execute(arguments: arguments) }
}
