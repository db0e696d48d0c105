package import GRDB

/// The verdict of one rule at one place, also when it holds.
package struct VerdictRow: Equatable, Sendable, FetchableRecord {
  package var rule: String
  package var region: String
  package var outcome: String
  package var left: String?
  package var right: String?
  package var gap: String?
  package var missing: String

  package init(rule: String, region: String, outcome: String, left: String?, right: String?, gap: String?, missing: String) {
    self.rule = rule
    self.region = region
    self.outcome = outcome
    self.left = left
    self.right = right
    self.gap = gap
    self.missing = missing
  }

  package init(row: Row) {
    rule = row[0]
    region = row[1]
    outcome = row[2]
    left = row[3]
    right = row[4]
    gap = row[5]
    missing = row[6]
  }

  /// The columns in the order of `init(row:)`.
  static let columns = "rule, region, outcome, left_value, right_value, gap, missing"

  func insert(_ db: Database, run: Int) throws {
    try db.run(
      "INSERT INTO verdict VALUES(?, ?, ?, NULL, ?, ?, ?, ?, ?)", arguments: [rule, region, run, outcome, left, right, gap, missing])
  }
}
