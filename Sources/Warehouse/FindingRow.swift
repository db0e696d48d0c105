package import GRDB

/// A finding (问题): located, coded, with what it says and whether an explanation is on file.
package struct FindingRow: Equatable, Sendable, FetchableRecord {
  package var id: String
  package var code: String
  package var severity: String
  package var status: String
  package var region: String
  package var form: String
  package var period: String
  package var key: String
  package var item: String
  package var value: String?
  package var message: String
  package var remedy: String
  package var english: String
  package var computed: String?
  package var expected: String?
  package var gap: String?
  package var explanation: String?
  package var explainedBy: String?
  package var explainedAt: String?
  package var document: String?
  package var reading: Int64?
  package var line: Int?
  package var col: Int?
  package var cell: String?
  package var path: String?

  package init(
    id: String, code: String, severity: String, region: String, form: String, period: String, key: String, item: String, value: String?,
    message: String, remedy: String, english: String
  ) {
    self.id = id
    self.code = code
    self.severity = severity
    status = "open"
    self.region = region
    self.form = form
    self.period = period
    self.key = key
    self.item = item
    self.value = value
    self.message = message
    self.remedy = remedy
    self.english = english
  }

  package init(row: Row) {
    id = row[0]
    code = row[1]
    severity = row[2]
    status = row[3]
    region = row[4]
    form = row[5]
    period = row[6]
    key = row[7]
    item = row[8]
    value = row[9]
    message = row[10]
    remedy = row[11]
    english = row[12]
    computed = row[13]
    expected = row[14]
    gap = row[15]
    explanation = row[16]
    explainedBy = row[17]
    explainedAt = row[18]
    document = row[19]
    reading = row[20]
    line = row[21]
    col = row[22]
    cell = row[23]
    path = row[24]
  }

  /// The columns in the order of `init(row:)`.
  static let columns = """
    id, code, severity, status, region, form, period, key, item, value, message, remedy, english,
      computed, expected, gap, explanation, explained_by, explained_at, document, reading, line, col, cell, path
    """

  func insert(_ db: Database, run: Int) throws {
    try db.run(
      "INSERT INTO remark VALUES(?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        id, run, code, severity, status, region, form, period, key, item, value, message, remedy, english, computed, expected, gap, explanation,
        explainedBy, explainedAt, document, reading, line, col, cell, path,
      ])
  }
}
