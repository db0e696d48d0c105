package import Figures

/// One return read under one definition: typed records with exact values, or located rejections. A file is one return,
/// or several: a workbook with a form on each worksheet, an XML of several 报表.
///
/// What `normalize` hands to `load`, and what `check` shows a county. It holds no run number and no clock time, so the
/// same bytes under the same definition always give the same reading.
package struct Reading: Sendable {
  package var head: Head
  package var columns: [BoundColumn] = []
  /// The dimension columns, in the order of each record's `dimensions`.
  package var dimensions: [String] = []
  /// The measure columns, in the order of each record's `cells`.
  package var measures: [String] = []
  package var records = Records()
  package var totals: [StatedTotal] = []
  package var rejections = Rejections()
  package var tallies: [Tally] = []
  /// What it took to make the reading; of the file, not of what it says, so it is not sealed with it.
  package var consulted = Consulted.form
  /// What was asked of the registry of regions; of the file as well.
  package var asked: [String] = []

  package init(head: Head) { self.head = head }

  /// Whether the submission as a whole was refused.
  package var isRefused: Bool { rejections.count(.submission) > 0 }

  /// What the submission says it is.
  package struct Head: Sendable, Hashable {
    package var form = ""
    package var region = ""
    package var period = ""
    /// Of which part of the slice: a township where the form is sent township by township, else 1.
    package var part = "1"
    /// What tells it from the other returns in its file, where the part does not: `2` for the second.
    package var mark: String?
    /// The number that 版本 or 更正 states; 0 where none is.
    package var version = 0
    package var statedVersion = ""
    package var issued = ""
    package var encoding = ""
    package var layout = ""
    package var rows = 0
    package var outside = 0

    package init() {}

    /// What stands behind the slash of the submission's id.
    package var suffix: String { mark ?? part }
  }

  /// A column as this submission has it.
  package struct BoundColumn: Sendable, Hashable {
    package var item: String
    package var header: String
    /// The unit a bare number in this column has.
    package var unit: String?
    /// Where that unit stands: form, sheet, header, unit row.
    package var unitFrom: String?
    package var line: Int
    package var col: Int
    /// Below the record's path: `投资`, `@投资`; of a list `+3/数值`, in the third sibling of the record's first row.
    package var path: String?

    package init(item: String, header: String, unit: String?, unitFrom: String?, line: Int, col: Int, path: String?) {
      self.item = item
      self.header = header
      self.unit = unit
      self.unitFrom = unitFrom
      self.line = line
      self.col = col
      self.path = path
    }
  }

  /// One record (记录): a row of the register, whatever the layout. Of a list its row is the first of its rows.
  package struct Record: Sendable {
    package var line: Int
    /// The row number a spreadsheet shows; 0 in XML.
    package var row: Int
    package var sheet = ""
    package var path: String?
    package var region: String
    package var period: String
    package var dimensions: [String?]
    package var cells: [Cell?]

    package init(line: Int, row: Int, region: String, period: String, dimensions: [String?], cells: [Cell?]) {
      self.line = line
      self.row = row
      self.region = region
      self.period = period
      self.dimensions = dimensions
      self.cells = cells
    }
  }

  /// One figure of a record, with its raw text: `value` and `step` count units of the family's stored scale.
  package struct Cell: Sendable {
    package var value: Int64?
    package var step: Int64
    package var raw: String
    /// The unit that a bare number would have here, where it is not the column's.
    package var unit: String?
    /// The line, where it is not the record's (long layouts); else 0.
    package var line = 0
    /// Set apart: nearly every cell is plain, and a register has hundreds of thousands.
    private var odd: Odd?

    private final class Odd: Sendable {
      let detail: Detail
      init(_ detail: Detail) { self.detail = detail }
    }

    package init(value: Int64?, step: Int64, raw: String, unit: String? = nil, line: Int = 0, detail: Detail? = nil) {
      self.value = value
      self.step = step
      self.raw = raw
      self.unit = unit
      self.line = line
      odd = detail.map(Odd.init)
    }

    /// nil where the cell is plain: a value that is half a step wide each way.
    package var detail: Detail? {
      get { odd?.detail }
      set { odd = newValue.map(Odd.init) }
    }
  }

  /// What a cell that is not plain has besides.
  package struct Detail: Sendable, Hashable {
    /// A raw value of `CellState`.
    package var state: String
    package var qualifier: String?
    package var lower: String?
    package var lowerIncluded: Bool?
    package var upper: String?
    package var upperIncluded: Bool?
    package var col: Int?
    package var row: Int?
    package var path: String?
    package var code: String?

    package init(state: CellState) { self.state = state.rawValue }
  }

  /// A 小计 or 合计 row of the sheet itself: a check, never summed.
  package struct StatedTotal: Sendable, Hashable {
    package var item: String
    package var label: String
    /// The dimensions that the row names besides its label: `kind=central`.
    package var dimensions: [String: String]
    package var value: Int64
    package var step: Int64
    package var raw: String
    package var line: Int
    package var col: Int
    package var cell: String?
    package var path: String?

    package init(item: String, label: String, dimensions: [String: String], value: Int64, step: Int64, raw: String, place: Place) {
      self.item = item
      self.label = label
      self.dimensions = dimensions
      self.value = value
      self.step = step
      self.raw = raw
      line = place.line
      col = place.column
      cell = place.address
      path = place.path
    }
  }

  /// What became of the cells of one column: `read` is the sum of the next five (law 2).
  package struct Tally: Sendable, Hashable {
    package var item: String
    package var read = 0
    package var figures = 0
    package var texts = 0
    package var absent = 0
    package var rejected = 0
    package var checked = 0

    package init(item: String) { self.item = item }

    package var isConserved: Bool { read == figures + texts + absent + rejected + checked }
  }
}
