/// One record of a sample return before it is written in anybody's style.
///
/// Texts hold ids of categories, ISO days and codes of periods; measures are integers at their family's scale.
struct SampleRecord: Sendable {
  let submitter: String
  /// The filing period's code.
  let period: String
  /// Within the submitter's return, from 1.
  let number: Int
  /// Within all returns of the form, from 1.
  let overall: Int
  var texts: [String: String]
  var measures: [String: Int128] = [:]
  /// The smallest amount a cell of the measure shows, where that is more than its canonical unit.
  var steps: [String: Int128] = [:]
}
