import Definition
import Figures
import Handoff

/// Which part of its slice a return is, where the form is sent part by part: 隆福乡, or the worksheet 隆福乡.
///
/// One return is one part. The part stands above the table, or is the same in every record.
struct PartOfSlice {
  private let form: Form
  private let stated: Preamble.Entry?
  private let sheet: InputRow?

  /// `sheet`: a row of the worksheet that the return stands on; nil in XML.
  init(form: Form, preamble: Preamble, sheet: InputRow?) {
    self.form = form
    self.sheet = sheet
    stated = preamble.entry(.part).flatMap { $0.value.isEmpty ? nil : $0 }
  }

  /// What records that do not say it themselves take over from above the table.
  var constants: [String: String] {
    guard let column = form.partColumn, let stated else { return [:] }
    return [column.id: Self.text(stated.value, column)]
  }

  /// Writes the part into the reading's head, or refuses the reading: without a part, or of several.
  func settle(_ reading: inout Reading) throws {
    guard let parts = form.parts, !reading.isRefused else { return }
    switch parts.by {
    case .worksheet:
      guard let name = sheet?.sheet, !name.isEmpty else { return refuse(.partMissing, nil, "工作表的名称", &reading) }
      reading.head.part = KeyText.folded(InputCell.trimmed(name))
    case .column(let id):
      guard let column = form[column: id], let index = reading.dimensions.firstIndex(of: id) else { return }
      var part = stated.map { Self.text($0.value, column) }
      var records = reading.records.cursor()
      while let record = try records.next() {
        guard let own = record.dimensions[index] else { continue }
        if let part, part != own { return refuse(.partMixed, record, "\(part)、\(own)", &reading) }
        part = own
      }
      guard let part else { return refuse(.partMissing, nil, column.headers.first ?? id, &reading) }
      reading.head.part = part
    }
  }

  private static func text(_ value: String, _ column: Column) -> String {
    if case .category(let categories) = column.role { return categories.code(value) ?? value }
    return KeyText.folded(value)
  }

  private func refuse(_ code: NormalizationCode, _ record: Reading.Record?, _ what: String, _ reading: inout Reading) {
    var place = Place(line: stated?.cell.line ?? sheet?.line ?? 1, column: stated?.cell.column ?? 0)
    if let record { place = Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path) }
    let isMixed = record != nil
    reading.rejections.append(
      Words.rejection(
        .submission, code, at: place, raw: stated?.value ?? "",
        zh: isMixed ? "\(form.code) 一份只报一个，这一份里有 \(what)" : "\(form.code) 分份报，看不出这一份是哪一个：没有写\(what)",
        en: isMixed ? "\(form.code) is sent part by part, this return holds \(what)" : "\(form.code) is sent part by part, and \(what) is not stated"))
  }
}
