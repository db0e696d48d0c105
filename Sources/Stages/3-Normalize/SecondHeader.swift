import Definition

/// Finds the header of another table among the rows of this one: what follows it must not be read under the header above.
struct SecondHeader {
  private let form: Form
  private let pipeline: Pipeline

  init(form: Form, pipeline: Pipeline) {
    self.form = form
    self.pipeline = pipeline
  }

  /// A row without figures that names columns of this form, or is the whole header of any.
  func starts(at index: Int, in rows: SheetRows) -> Bool {
    let filled = rows[index].filled
    // One look at two cells settles it for nearly every row.
    guard filled.count >= 2, filled.prefix(2).contains(where: isName), !filled.contains(where: isFigure) else { return false }
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
