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
