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
    indicator = row["indicator"]
    period = row["period"]
    region = row["region"]
    name = row["name"]
    asOf = row["as_of"]
    submitted = row["submitted"]
    adjustment = row["adjustment"]
    value = row["value"]
    unit = row["unit"]
    numerator = row["numerator"]
    denominator = row["denominator"]
    printed = row["printed"]
    lower = row["lower"]
    lowerIncluded = row["lower_included"]
    upper = row["upper"]
    upperIncluded = row["upper_included"]
    rule = row["rule"]
    state = row["state"]
    flags = row["flags"]
    reported = row["reported"]
    expected = row["expected"]
    missing = row["missing"]
    reference = row["reference"]
    verdict = row["verdict"]
    inputs = row["inputs"]
    position = row["position"]
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
    rule = row["rule"]
    region = row["region"]
    outcome = row["outcome"]
    left = row["left_value"]
    right = row["right_value"]
    gap = row["gap"]
    missing = row["missing"]
  }

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
    id = row["id"]
    code = row["code"]
    severity = row["severity"]
    status = row["status"]
    region = row["region"]
    form = row["form"]
    period = row["period"]
    key = row["key"]
    item = row["item"]
    value = row["value"]
    message = row["message"]
    remedy = row["remedy"]
    english = row["english"]
    computed = row["computed"]
    expected = row["expected"]
    gap = row["gap"]
    explanation = row["explanation"]
    explainedBy = row["explained_by"]
    explainedAt = row["explained_at"]
    document = row["document"]
    reading = row["reading"]
    line = row["line"]
    col = row["col"]
    cell = row["cell"]
    path = row["path"]
  }

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
