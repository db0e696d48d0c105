import Figures
import Warehouse

/// A figure while it is being computed: one region's exact value with its interval and what is known of its completeness.
struct FigureValue {
  var value: Rational?
  var numerator: Rational?
  var denominator: Rational?
  var interval: Interval?
  var flags: Set<String> = []
  /// No county or cell is missing.
  var isComplete = true
  /// A submitter that did not send what the figure needs.
  var isMissing = false

  static let missing = FigureValue(value: nil, isComplete: false, isMissing: true)

  init(value: Rational?, interval: Interval? = nil, isComplete: Bool = true, isMissing: Bool = false) {
    self.value = value
    self.interval = interval ?? value.map { Interval(exactly: $0) }
    self.isComplete = isComplete
    self.isMissing = isMissing
  }
}

/// The figures of one indicator, by region code and "city", with who reported.
struct IndicatorFigures {
  var regions: [String: FigureValue] = [:]
  var city = FigureValue(value: nil)
  var asOf = ""
  var reported: [String] = []
  var expected: [String] = []
  /// Region → readings that fed it.
  var sources: [String: [Int64]] = [:]
  var inputs = ""

  var missing: [String] { expected.filter { !reported.contains($0) } }

  func sources(in period: Period) -> Set<FigureSource> {
    Set(sources.flatMap { region, readings in readings.map { FigureSource(period: period.code, region: region, reading: $0) } })
  }
}
