import Definition
import Figures
import Handoff
import Quantities

/// What the lines 单位 above a header, and the cells above several of its columns, state for more than one column.
extension GridLayout {
  /// The lines above the header together say what one line with all their units would.
  mutating func stateUnits(ofSheet preamble: Preamble, _ rejections: inout Rejections) {
    var stated: [[Unit]] = []
    var entries: [(entry: Preamble.Entry, units: [[Unit]])] = []
    for entry in preamble.all(.unit) {
      if let units = UnitReach.listed(entry.value, pipeline.units, in: binding.form) {
        entries.append((entry, units))
        for one in units where !stated.contains(where: { $0.map(\.symbol) == one.map(\.symbol) }) { stated.append(one) }
      } else if !entry.value.isEmpty, !Self.namesAnOffice(entry.value, pipeline) {
        rejections.append(
          Words.rejection(
            .submission, .unitLineUnreadable, at: entry.place, raw: entry.written,
            zh: "表头上方单位写的 \(Words.quoted(entry.written))，读不出", en: "the unit line \(Words.quoted(entry.written)) was not read"))
      }
    }
    for entry in preamble.doubtful {
      rejections.append(
        Words.rejection(
          .submission, .unitAmbiguous, at: entry.place, raw: entry.written,
          zh: "表头上方只有一格写了 \(Words.quoted(entry.written))，看不出是下面这一栏的单位，还是全表的",
          en: "\(Words.quoted(entry.written)) stands above one column and may be the unit of that column or of all"))
    }
    guard !stated.isEmpty, let last = entries.last?.entry else { return }
    for fault in UnitReach(stated, in: binding.form, dependent: dependent).faults {
      let entry = entries.first { fault.isOf($0.units) }?.entry ?? last
      rejections.append(fault.rejection(at: entry.place, raw: entry.written, binding.form))
    }
    let addressed = MeasureUnits.addressed(stated, in: binding.form)
    for column in binding.form.columns where units[column.id] != nil {
      apply(addressed, to: column, from: .sheet, own: false, cell: last.cell, row: last.row, &rejections)
    }
  }

  /// The columns of figures that have their unit from above the header, or from the form.
  private var dependent: [Column] {
    if binding.isLong || !binding.crossed.isEmpty { return binding.form.measures }
    return binding.columns.filter { $0.column.isMeasure && $0.unitText == nil && unitRow?[$0.position]?.isBlank ?? true }.map(\.column)
  }

  /// `资金（港元）` above 下达 and 支出: a parent's unit that none of its columns can take is passed over by none of them.
  func checkUnitsAbove(_ headerRow: InputRow, _ rejections: inout Rejections) {
    var seen: Set<String> = []
    for bound in binding.columns where bound.isUnitAbove {
      guard let text = bound.unitText, seen.insert(text).inserted, let listed = HeaderText.units(in: text, pipeline.units) else { continue }
      let below = binding.columns.filter { $0.isUnitAbove && $0.unitText == text }.map(\.column)
      guard !below.contains(where: { column in listed.contains { column.measure?.takes($0) ?? false } }) else { continue }
      guard let column = below.first(where: { $0.measure != nil }), let unit = listed.first?.first else { continue }
      let place = Place(line: bound.line, column: bound.position, sheet: headerRow.sheet, row: headerRow.number)
      rejections.append(
        Words.rejection(
          .submission, .unitHeaderOtherFamily, at: place, item: column.id, raw: text,
          zh: "\(column.headers.first ?? column.id)上面写的单位是\(unit.symbol)，本栏的单位应当像\(column.measure?.family.canonical ?? "")",
          en: "\(column.id) stands below \(unit.symbol), a unit of another family"))
    }
  }

  /// `单位：都安县扶贫办` names an office, not a unit.
  private static func namesAnOffice(_ text: String, _ pipeline: Pipeline) -> Bool {
    if pipeline.regions.submitter(text) != nil { return true }
    let endings = ["局", "办", "办公室", "委", "组", "中心", "镇", "乡", "村", "政府", "部", "会", "队", "县", "区", "市", "厅", "指挥部"]
    return endings.contains { text.hasSuffix($0) }
  }
}

extension UnitReach.Fault {
  /// Whether a statement holds the unit at fault.
  func isOf(_ stated: [[Unit]]) -> Bool {
    let symbol: String?
    switch self {
    case .ofNoColumn(let units): symbol = units.first?.symbol
    case .mistaken(let unit, _), .beside(let unit, _): symbol = unit.symbol
    }
    return stated.contains { $0.first?.symbol == symbol }
  }
}
