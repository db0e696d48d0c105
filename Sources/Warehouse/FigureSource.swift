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
