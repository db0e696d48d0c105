internal import CLibXML2

/// Turns an Excel 2003 XML workbook into sheets and rows of typed cells, whatever prefix its namespace has.
///
/// Numbers, dates and the cached values of formulas are handed on as the text that the file holds: `0.9657`,
/// `2020-06-30T00:00:00.000`, `1.23E+08`. Cells that hold neither data nor a merge are left out; wrong
/// `ExpandedRowCount`s, styles beyond percent, comments and window settings are passed over.
final class Spreadsheet2003: XMLElementReader {
  static let namespace: StaticString = "urn:schemas-microsoft-com:office:spreadsheet"

  private enum Level {
    case workbook, styles, style, worksheet, table, row, cell, data
    /// Whether the worksheet is shown.
    case options, visible
    /// Inside `Data`: rich text, whose characters count.
    case richText
    /// Rich text that is raised, lowered or struck through.
    case marked
    /// Anything that is not part of the sheet.
    case other
  }

  private struct Cell {
    var offset = 0
    var line = 0
    var index: String?
    var across = 0
    var down = 0
    var style: String?
    var formula: String?
    var type: String?
    var hasData = false
  }

  private let limits: Limits
  private let sink: (ExtractRow) throws -> Void
  private var levels: [Level] = []
  private var styles = SheetStyles()
  private var styleName = ""
  private var grid: SheetGrid
  private var row = RawRow(line: 1, number: 1)
  private var rowOffset = 0
  private var hasRowSpan = false
  private var cell = Cell()
  private var data: [UInt8] = []
  private var runs = RichRuns()
  private var rowStyle: String?
  private var tableStyle: String?
  /// The styles of columns, as far as cells are read there.
  private var columnStyles: [Int: String] = [:]
  private var nextColumn = 1
  /// The name of the present worksheet.
  private var sheetName = ""
  private var sheetLine = 1
  private var rowsBefore = 0
  let format = SubmissionFormat.spreadsheet
  /// Messages of a workbook name the cell, not the element.
  let innermost: (name: String, line: Int)? = nil
  var sheet: String? { sheetName }
  private(set) var notes: [SubmissionNote] = []
  private(set) var rows = 0
  private(set) var cells = 0

  init(limits: Limits, sink: @escaping (ExtractRow) throws -> Void) {
    self.limits = limits
    self.sink = sink
    grid = SheetGrid(columns: limits.columns)
  }

  func start(
    _ name: UnsafePointer<UInt8>, _ uri: UnsafePointer<UInt8>?, _ attributes: XMLAttributes, _ tag: XMLTagScan.Tag
  ) throws {
    let isOurs = uri.map { CText.equal($0, Self.namespace) } ?? false
    func named(_ text: StaticString) -> Bool { isOurs && CText.equal(name, text) }
    func value(_ text: StaticString) -> String? { attributes.value(text, in: uri) }

    guard let parent = levels.last else {
      levels.append(.workbook)
      return
    }
    switch parent {
    case .workbook:
      if named("Styles") {
        levels.append(.styles)
      } else if named("Worksheet") {
        levels.append(.worksheet)
        sheetName = value("Name") ?? ""
        (sheetLine, rowsBefore) = (tag.line, rows)
        try sink(.sheet(name: sheetName))
      } else {
        levels.append(.other)
      }
    case .styles:
      levels.append(named("Style") ? .style : .other)
      if named("Style"), let id = value("ID") {
        styleName = id
        styles.declare(id, parent: value("Parent"))
      }
    case .style:
      if named("NumberFormat"), let format = value("Format") { styles.setFormat(format, of: styleName) }
      levels.append(.other)
    case .worksheet:
      if named("Table") {
        try startTable(value, tag)
        levels.append(.table)
      } else {
        levels.append(CText.equal(name, "WorksheetOptions") ? .options : .other)
      }
    case .options:
      data.removeAll(keepingCapacity: true)
      levels.append(CText.equal(name, "Visible") ? .visible : .other)
    case .table:
      if named("Row") {
        try startRow(value, tag)
        levels.append(.row)
      } else {
        if named("Column") { try startColumn(value, tag) }
        levels.append(.other)
      }
    case .row:
      if named("Cell") {
        try startCell(value, tag)
        levels.append(.cell)
      } else {
        levels.append(.other)
      }
    case .cell:
      if named("Data") {
        if cell.hasData { throw Fault(.sheetStructure, at: tag.offset, column: cellColumn, row: grid.row, details: ["data"]) }
        cell.hasData = true
        cell.type = value("Type")
        data.removeAll(keepingCapacity: true)
        levels.append(.data)
      } else {
        levels.append(.other)
      }
    case .data, .richText, .marked:
      let isMarked = RichRuns.isOne(name)
      if isMarked { runs.begin(name, at: data.count) }
      levels.append(isMarked ? .marked : .richText)
    case .visible, .other: levels.append(.other)
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) throws {
    guard let level = levels.last else { return }
    switch level {
    case .data, .richText, .marked:
      data.append(contentsOf: text)
      if data.count > limits.cellBytes {
        throw Fault(.cellTooLong, at: cell.offset, column: cellColumn, row: grid.row, details: [String(limits.cellBytes)])
      }
    case .visible: data.append(contentsOf: text)
    case .worksheet, .table, .row, .cell:
      if text.contains(where: { $0 > 0x20 }) {
        let isInCell = level == .cell
        throw Fault(
          .sheetStructure, at: isInCell ? cell.offset : rowOffset, column: isInCell ? cellColumn : nil, row: max(1, grid.row), details: ["text"])
      }
    case .workbook, .styles, .style, .options, .other: break
    }
  }

  func end(_ tag: XMLTagScan.Tag) throws {
    switch levels.removeLast() {
    case .cell: try endCell()
    case .row: try endRow()
    case .marked: runs.end(at: data.count)
    case .visible:
      // SheetHidden, SheetVeryHidden
      if data.count <= 64, String(decoding: data, as: UTF8.self).hasSuffix("Hidden"), rows > rowsBefore {
        notes.append(SubmissionNote(code: .sheetHidden, line: sheetLine, character: 1, details: [sheetName]))
      }
    case .worksheet: sheetName = ""
    case .workbook, .styles, .style, .table, .data, .richText, .options, .other: break
    }
  }

  private typealias Values = (StaticString) -> String?

  private func startTable(_ value: Values, _ tag: XMLTagScan.Tag) throws {
    grid = SheetGrid(columns: limits.columns)
    columnStyles = [:]
    nextColumn = 1
    tableStyle = value("StyleID")
    rowOffset = tag.offset
    // A table that does not start at A1 would shift every address.
    for corner in [value("TopCell"), value("LeftCell")] {
      if let corner, corner != "1" { throw Fault(.sheetStructure, at: tag.offset, column: 1, row: 1, details: ["corner"]) }
    }
  }

  private func startColumn(_ value: Values, _ tag: XMLTagScan.Tag) throws {
    let limit = 1 << 20
    do throws(SheetGrid.Mistake) {
      let first = try SheetGrid.number(value("Index"), atLeast: nextColumn, limit: limit) ?? nextColumn
      let span = try SheetGrid.number(value("Span"), atLeast: 0, limit: limit) ?? 0
      nextColumn = first + span + 1
      if let style = value("StyleID"), first <= limits.columns {
        for column in first...min(first + span, limits.columns) { columnStyles[column] = style }
      }
    } catch {
      throw fault(error, at: tag.offset, column: nextColumn)
    }
  }

  private func startRow(_ value: Values, _ tag: XMLTagScan.Tag) throws {
    let span = value("Span")
    do throws(SheetGrid.Mistake) {
      try grid.startRow(index: value("Index"), span: span, limit: limits.sheetRows)
    } catch {
      throw fault(error, at: tag.offset)
    }
    rowOffset = tag.offset
    hasRowSpan = span != nil && span != "0"
    rowStyle = value("StyleID")
    row.removeAll(line: tag.line, number: grid.row)
  }

  private func startCell(_ value: Values, _ tag: XMLTagScan.Tag) throws {
    cell = Cell(offset: tag.offset, line: tag.line, index: value("Index"))
    data.removeAll(keepingCapacity: true)
    runs.removeAll()
    do throws(SheetGrid.Mistake) {
      cell.across = try SheetGrid.number(value("MergeAcross"), atLeast: 0, limit: limits.sheetRows) ?? 0
      cell.down = try SheetGrid.number(value("MergeDown"), atLeast: 0, limit: limits.sheetRows) ?? 0
    } catch {
      throw fault(error, at: tag.offset, column: cellColumn)
    }
    cell.style = value("StyleID")
    cell.formula = value("Formula")
  }

  private func endCell() throws {
    let isMerge = cell.across > 0 || cell.down > 0
    let isPresent = cell.hasData || cell.formula != nil
    let column: Int
    do throws(SheetGrid.Mistake) {
      column = try grid.place(
        index: cell.index, across: cell.across, down: cell.down, isEmpty: !isPresent && !isMerge, limit: 1 << 20)
    } catch {
      throw fault(error, at: cell.offset, column: error == .covered ? grid.column : cellColumn)
    }
    guard isPresent || isMerge else { return }
    if column > limits.columns {
      throw Fault(
        .tooManyColumns, at: cell.offset, column: column, row: grid.row, details: [String(limits.columns)])
    }
    if hasRowSpan && isPresent {
      throw Fault(.sheetStructure, at: cell.offset, column: column, row: grid.row, details: ["span"])
    }
    let marked = runs.marked(data)
    let (kind, unit) = marked == nil ? try kind(column: column) : (.text, [])
    let start = row.bytes.count
    if kind == .formula {
      row.bytes.append(contentsOf: (cell.formula ?? "").utf8)
    } else {
      row.bytes.append(contentsOf: marked ?? data)
    }
    let end = row.bytes.count
    row.bytes.append(contentsOf: unit)
    if row.bytes.count > limits.rowBytes {
      throw Fault(.lineTooLong, at: rowOffset, row: grid.row, details: [String(limits.rowBytes)])
    }
    row.cells.append(
      RawCell(
        bytes: start..<end, column: column, lineOffset: cell.line - row.line, kind: kind,
        mergeAcross: cell.across, mergeDown: cell.down, unit: unit.count))
  }

  /// What the cell is, and what its number format writes behind it.
  private func kind(column: Int) throws -> (CellKind, unit: [UInt8]) {
    // A formula whose cached value is the empty text is an empty text.
    if cell.formula != nil && data.isEmpty && cell.type != "String" { return (.formula, []) }
    guard cell.hasData else { return (.text, []) }
    switch cell.type {
    case "String": return (.text, [])
    case "Number":
      let number = styles.meaning(style(column: column))
      if let format = number.scaling ?? (data.first == UInt8(ascii: "-") ? number.unsigned : nil) {
        throw Fault(.sheetScaled, at: cell.offset, column: column, row: grid.row, details: [format])
      }
      return number.isPercent ? (.percent, []) : (.number, number.unit)
    case "DateTime": return (.date, [])
    case "Boolean": return (.boolean, [])
    case "Error": return (.error, [])
    case let type:
      throw Fault(.cellType, at: cell.offset, column: column, row: grid.row, details: [type ?? ""])
    }
  }

  /// The style that a cell of this column has, its own or that of what it stands in.
  private func style(column: Int) -> String { cell.style ?? rowStyle ?? columnStyles[column] ?? tableStyle ?? "Default" }

  private func endRow() throws {
    guard !row.cells.isEmpty else { return }
    rows += 1
    cells += row.cells.count
    try sink(.row(row))
  }

  /// The column of the cell that is being read, as far as it can be told.
  private var cellColumn: Int { grid.next(index: cell.index) }

  private func fault(_ mistake: SheetGrid.Mistake, at offset: Int, column: Int? = nil) -> Fault {
    switch mistake {
    case .index(let text): Fault(.sheetIndex, at: offset, column: column, row: max(1, grid.row), details: [text])
    case .covered: Fault(.sheetMerge, at: offset, column: column, row: grid.row)
    }
  }
}
