import Definition
import Figures
import Warehouse

/// Which readings feed an indicator, and which submitters are missing.
///
/// The day a figure describes follows from what was sent, never from the business date: of a stock it is the last period
/// of the form for which anybody has reported; who has not reported that period is missing, unless the indicator carries
/// older figures forward.
struct Coverage {
  var readings: [WarehouseReader.StoredReading] = []
  var expected: [String] = []
  var reported: [String] = []
  var asOf = ""
  /// Only these record periods, where the form's records name their own.
  var recordPeriods: [String]?
  var carried: Set<String> = []
  /// Submitters whose returns cover fewer periods than others'.
  var incomplete: Set<String> = []

  /// A reading with the period of its return.
  struct Filed {
    let reading: WarehouseReader.StoredReading
    let period: Period

    init?(_ reading: WarehouseReader.StoredReading) {
      guard reading.accepted, let period = Period(reading.period) else { return nil }
      (self.reading, self.period) = (reading, period)
    }
  }

  /// - Parameter all: the accepted readings of the form.
  init(
    _ indicator: Indicator, form: Form, pipeline: Pipeline, readings all: [Filed], recordPeriods periodsOf: ([Int64]) throws -> [String: [String]]
  ) throws {
    expected = form.submitters(pipeline.regions, for: indicator.returns)
    let filed = all.filter { indicator.returns.contains($0.period) || $0.period.contains(indicator.returns) }
    let inside = filed.map(\.reading)
    let take = indicator.take ?? form.take
    let last = filed.map(\.period).max()
    let filing = take == .sum && form.records == nil ? nil : last
    if let filing {
      if indicator.carry {
        var latest: [String: WarehouseReader.StoredReading] = [:]
        for reading in inside.sorted(by: { ($0.period, $0.part) < ($1.period, $1.part) }) { latest[reading.region] = reading }
        readings = inside.filter { latest[$0.region]?.period == $0.period }
        carried = Set(readings.filter { $0.period != filing.code }.map(\.region))
      } else {
        readings = inside.filter { $0.period == filing.code }
      }
      asOf = filing.last.text
    } else {
      readings = inside
      asOf = last?.last.text ?? ""
      let periods = Set(inside.map(\.period))
      for region in expected {
        let own = Set(inside.filter { $0.region == region }.map(\.period))
        if !own.isEmpty, own.count < periods.count { incomplete.insert(region) }
      }
    }
    reported = expected.filter { region in readings.contains { $0.region == region } }
    for (region, parts) in form.parts?.expected ?? [:] where reported.contains(region) {
      let slices = Dictionary(grouping: readings.filter { $0.region == region }, by: \.period).values
      if slices.contains(where: { !Set(parts).isSubset(of: $0.map(\.part)) }) { incomplete.insert(region) }
    }
    if form.records != nil {
      let byRegion = try periodsOf(readings.map(\.id))
      let allowed = Set(byRegion.values.joined()).filter { code in Period(code).map { indicator.returns.contains($0) } ?? false }
      if take == .last, let last = allowed.compactMap({ Period($0) }).max() {
        recordPeriods = [last.code]
        asOf = last.last.text
        for (region, codes) in byRegion where !codes.contains(last.code) { incomplete.insert(region) }
      } else {
        recordPeriods = allowed.sorted()
        for (region, codes) in byRegion where Set(codes).isStrictSubset(of: allowed) { incomplete.insert(region) }
      }
    }
  }
}
