package import GRDB

/// One figure as it stands in the warehouse; `region` is "city" for the city's total.
package struct FigureRow: Equatable, Sendable, FetchableRecord {
  package var indicator: String
  package var period: String
  package var region: String
  package var name: String
  package var asOf: String
  package var submitted: String?
  package var adjustment: String?
  package var value: String?
  package var unit: String
  package var numerator: String?
  package var denominator: String?
  package var printed: String?
  package var lower: String?
  package var lowerIncluded: Bool?
  package var upper: String?
  package var upperIncluded: Bool?
  package var rule: String
  package var state: String
  package var flags: String
  package var reported: Int
  package var expected: Int
  package var missing: String
  package var reference: String?
  package var verdict: String
  package var inputs: String
  package var position: Int

  package static let city = "city"

  package init(indicator: String, period: String, region: String, name: String, unit: String, rule: String, position: Int) {
    self.indicator = indicator
    self.period = period
    self.region = region
    self.name = name
    self.unit = unit
    self.rule = rule
    self.position = position
    asOf = ""
    state = "not_computable"
    flags = ""
    reported = 0
    expected = 0
    missing = ""
    verdict = "not_computable"
    inputs = ""
  }

  package init(row: Row) {
    indicator = row[0]
    period = row[1]
    region = row[2]
    name = row[3]
    asOf = row[4]
    submitted = row[5]
    adjustment = row[6]
    value = row[7]
    unit = row[8]
    numerator = row[9]
    denominator = row[10]
    printed = row[11]
    lower = row[12]
    lowerIncluded = row[13]
    upper = row[14]
    upperIncluded = row[15]
    rule = row[16]
    state = row[17]
    flags = row[18]
    reported = row[19]
    expected = row[20]
    missing = row[21]
    reference = row[22]
    verdict = row[23]
    inputs = row[24]
    position = row[25]
  }

  /// The columns in the order of `init(row:)`: a night reads thousands of figures, by place far faster than by name.
  static let columns = """
    indicator, period, region, name, as_of, submitted, adjustment, value, unit, numerator, denominator, printed, lower, lower_included,
      upper, upper_included, rule, state, flags, reported, expected, missing, reference, verdict, inputs, position
    """

  /// The order in which the warehouse gives figures: as the definition has them, later periods first, by region.
  package static func standsBefore(_ a: FigureRow, _ b: FigureRow) -> Bool {
    if a.position != b.position { return a.position < b.position }
    if a.period != b.period { return b.period.utf8.lexicographicallyPrecedes(a.period.utf8) }
    return a.region.utf8.lexicographicallyPrecedes(b.region.utf8)
  }

  func sameApartFromInputs(_ other: FigureRow) -> Bool {
    var same = other
    same.inputs = inputs
    return self == same
  }

  func insert(_ db: Database, run: Int) throws {
    try db.run(
      """
        INSERT INTO figure(indicator, period, region, from_run, to_run, name, as_of, submitted, adjustment, value, unit, numerator, denominator,
          printed, lower, lower_included, upper, upper_included, rule, state, flags, reported, expected, missing, reference, verdict, inputs, position)
        VALUES(?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        indicator, period, region, run, name, asOf, submitted, adjustment, value, unit, numerator, denominator, printed, lower, lowerIncluded,
        upper, upperIncluded, rule, state, flags, reported, expected, missing, reference, verdict, inputs, position,
      ])
  }
}

/// A reading that fed an indicator's figure of a period and region.
package struct FigureSource: Hashable, Sendable {
  package let period: String
  package let region: String
  package let reading: Int64

  package init(period: String, region: String, reading: Int64) {
    self.period = period
    self.region = region
    self.reading = reading
  }
}

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

/// One run, as the public view shows it.
package struct RunRow: Equatable, Sendable, FetchableRecord {
  package var id: Int
  package var today: String
  package var startedAt: String?
  package var endedAt: String?
  package var invocation: String
  package var definitionDigest: String
  package var inputDigest: String
  package var resultDigest: String
  package var exitCode: Int

  package init(
    id: Int, today: String, startedAt: String?, endedAt: String?, invocation: String, definitionDigest: String, inputDigest: String,
    resultDigest: String, exitCode: Int
  ) {
    self.id = id
    self.today = today
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.invocation = invocation
    self.definitionDigest = definitionDigest
    self.inputDigest = inputDigest
    self.resultDigest = resultDigest
    self.exitCode = exitCode
  }

  package init(row: Row) {
    id = row["run"]
    today = row["today"]
    startedAt = row["started_at"]
    endedAt = row["ended_at"]
    invocation = row["invocation"]
    definitionDigest = row["definition_digest"]
    inputDigest = row["input_digest"]
    resultDigest = row["result_digest"]
    exitCode = row["exit_code"]
  }
}
