import Definition
import Figures

/// What a row, or an element around it, says of county and period beside the columns: it repeats what the report says of
/// itself, and must not contradict it.
struct RowLabels {
  let region: String
  let period: Period
  let pipeline: Pipeline

  /// Whether an attribute is such a label.
  static func isOne(_ name: String) -> Bool {
    switch Preamble.Label(element: name) {
    case .region, .period: true
    case .form, .unit, .version, .issued, .part, nil: false
    }
  }

  /// What is wrong with one; nil where it says what the report says, or nothing.
  func contradiction(_ name: String, _ cell: InputCell) -> (zh: String, en: String)? {
    let text = cell.trimmed
    guard !text.isEmpty else { return nil }
    let own: (zh: String, en: String)
    switch Preamble.Label(element: name) {
    case .region:
      guard pipeline.regions.submitter(text)?.code != region else { return nil }
      own = (pipeline.regions.short(region), region)
    case .period:
      if let stated = Period(text) ?? Period(reading: text, year: period.first.year), period.contains(stated) { return nil }
      own = (period.title(), period.code)
    case .form, .unit, .version, .issued, .part, nil: return nil
    }
    return (
      "\(name)写的 \(Words.quoted(cell.text))，整份报的是\(own.zh)，这一条没有收",
      "\(name) says \(Words.quoted(cell.text)), the return is of \(own.en); the record was not taken"
    )
  }
}
