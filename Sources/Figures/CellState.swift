/// What a cell turned out to be. Raw values are the words of the public views.
///
/// Blank, 0 and — are three different things: 0 was counted and there are none, — does not apply (the sum is complete
/// without it), blank was not reported (the sum is incomplete and says so).
package enum CellState: String, Sendable, CaseIterable {
  case value
  case zero
  case blank
  case notApplicable = "not_applicable"
  /// …: positive, below half of the smallest unit; counted as 0.
  case belowUnit = "below_unit"
  case rejected
}
