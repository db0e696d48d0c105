import Definition
import Handoff

/// Finds the header of another table among the rows of this one: what follows it must not be read under the header above.
struct SecondHeader {
  private let form: Form
  private let pipeline: Pipeline
  /// Whether a row came so far that the headers of other forms had a say.
  private(set) var consulted = Consulted.form

  init(form: Form, pipeline: Pipeline) {
    self.form = form
    self.pipeline = pipeline
  }

  /// A row without figures that names columns of this form, or is the whole header of any.
  mutating func starts(with row: InputRow, at index: Int, in rows: SheetRows) -> Bool {
    let filled = row.filled
    // A figure settles it for nearly every row, whatever forms there are.
    guard filled.count >= 2, !filled.contains(where: isFigure) else { return false }
    consulted = .headers
    guard filled.prefix(2).contains(where: isName) else { return false }
    let own = filled.count { cell in HeaderText(cell.text).names.contains { pipeline.formsByHeader[$0]?.contains(form.code) ?? false } }
    if own >= 2, own * 2 > filled.count { return true }
    let header = Recognition(stated: nil, pipeline: pipeline).header(in: Array(rows[index..<min(index + 3, rows.endIndex)]))
    return header.map { $0.row == 0 && $0.binding.isComplete } ?? false
  }

  private func isName(_ cell: InputCell) -> Bool {
    let name = HeaderName.folded(cell.text)
    return pipeline.formsByHeader[name] != nil || (name.hasSuffix(")") && pipeline.formsByHeader[String(name.prefix { $0 != "(" })] != nil)
  }

  private func isFigure(_ cell: InputCell) -> Bool { cell.text.utf8.allSatisfy { $0 < 0x40 } }
}
