import Definition
import Figures
import Handoff
import Quantities

/// The rows below a header: records and the sheet's own total rows, among blank rows and notes.
struct GridBody {
  private let binding: HeaderBinding
  private let form: Form
  private var builder: RecordBuilder
  private var long: LongRecords
  private let cross: CrossRows?
  private var totals: TotalRows
  private let parts: RowIsPart
  private let width: RowWidth
  private var unheaded: UnheadedCells
  private var carried: CarriedCells
  private var kinds: BodyRows
  private var row: RecordRow
  /// Where the columns of the form stand.
  private let places: [(column: Column, position: Int)]
  /// Cells that are of no row of the table.
  private var outside = 0

  init(layout: GridLayout, identity: Identity, preamble: Preamble, part: PartOfSlice, pipeline: Pipeline, reading: Reading) {
    binding = layout.binding
    form = binding.form
    builder = RecordBuilder(
      form: form, pipeline: pipeline, region: identity.region.code, period: identity.period, readers: layout.readers, constants: part.constants,
      reading: reading)
    long = LongRecords(form: form, pipeline: pipeline, period: identity.period, valueUnit: binding.valueUnit)
    cross = CrossRows(binding)
    totals = TotalRows(form: form, whole: WholePlace(form, region: identity.region.code, regions: pipeline.regions))
    parts = RowIsPart(form)
    width = RowWidth(binding, isCSV: reading.head.layout.hasPrefix("csv"))
    unheaded = UnheadedCells(binding)
    carried = CarriedCells(binding)
    kinds = BodyRows(layout, identity, preamble, pipeline)
    row = RecordRow(form)
    places = binding.columns.map { ($0.column, $0.position) }
  }

  mutating func read(_ rows: SheetRows) throws -> Reading {
    rows: for (index, row) in zip(rows.indices, rows) where !row.filled.isEmpty {
      switch kinds.kind(of: row, at: index, in: rows) {
      case .ofTable: take(row)
      case .beside: outside += row.filled.count
      case .besideWithFigures(let rejection):
        outside += row.filled.count
        builder.reject(rejection)
      case .headerAgain:
        outside += row.filled.count
        totals.turnPage(builder)
      case .foreign(let rejection):
        outside += row.filled.count
        builder.reject(rejection)
        break rows
      }
    }
    try long.finish(&builder)
    var reading = try Completion.finish(builder, totals: totals, outside: outside)
    reading.consulted = kinds.consulted
    return reading
  }

  private mutating func take(_ cells: InputRow) {
    row.begin(cells)
    for place in places { row[place.column] = cells[place.position] ?? InputCell(text: "", line: cells.line, column: place.position) }
    let label = totals.label(of: cells, binding) ?? labelOfItem(cells)
    carried.fill(&row, cells, isRecord: label == nil)
    if let rejection = width.rejection(cells, isTotal: label != nil, key: builder.key(row)) {
      builder.reject(rejection)
      outside += cells.filled.count
      return
    }
    let stray = unheaded.cells(of: cells)
    outside += stray.count
    if let note = unheaded.note(stray, of: cells, key: builder.key(row)) { builder.reject(note) }
    if let label { return takeTotal(cells, label) }
    totals.pass()
    if let part = parts.cell(of: row) {
      builder.reject(parts.rejection(part, row, builder))
      outside += cells.filled.count - stray.count
      return
    }
    if let cross {
      cross.read(cells, row, &totals, &builder)
    } else if let item = binding.item, let value = binding.value {
      long.read(item: Self.item(item, cells), value: Self.figure(value, cells), unit: binding.unit.flatMap { cells.value($0) }, row, &builder)
      if let record = long.present { totals.pass(of: record) }
    } else {
      takeRecord()
    }
  }

  /// A row that is a record, with a column for each figure.
  private mutating func takeRecord() {
    guard var record = builder.identity(row) else {
      for column in form.columns where column.measure != nil {
        if let cell = row[column] { builder.tallies.count(column, cell.isBlank ? .absent : .rejected) }
      }
      return
    }
    record.cells.reserveCapacity(form.measures.count)
    for column in form.measures { record.cells.append(builder.cell(column, row)) }
    builder.append(record, row)
    DerivedCells.check(form, row, record, &builder)
  }

  /// What the item of a list says, where it is none of the form's.
  private mutating func labelOfItem(_ cells: InputRow) -> TotalLabel? {
    guard let item = binding.item.flatMap({ cells.value($0) }) else { return nil }
    let isOfRecord = builder.keys.contains { row[$0].map { !$0.isBlank || cells.merged[$0.column] != nil } ?? false }
    guard let label = totals.label(ofItem: item, isOfRecord: isOfRecord), long.meaning(of: item) == nil else { return nil }
    return label
  }

  private mutating func takeTotal(_ cells: InputRow, _ label: TotalLabel) {
    if let cross { return cross.takeTotals(cells, row, label, &totals, &builder) }
    totals.take(row, label: label, &builder)
    guard let item = binding.item, let value = binding.value else { return }
    let unit = binding.unit.flatMap { cells.value($0) }
    long.take(Self.item(item, cells), Self.figure(value, cells), unit: unit, row, label, &totals, &builder)
  }

  private static func item(_ column: Int, _ cells: InputRow) -> InputCell {
    cells.value(column) ?? InputCell(text: "", line: cells.line, column: column)
  }

  private static func figure(_ column: Int, _ cells: InputRow) -> InputCell {
    cells[column] ?? InputCell(text: "", line: cells.line, column: column)
  }
}
