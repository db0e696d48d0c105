package import Figures
package import Handoff

/// A form (表): who sends it, when, and what its columns are. One file under `forms/`.
///
/// Wide, long and register are layouts of files, not kinds of forms: whatever the layout, a record is one value for
/// each column, identified by the key columns.
///
/// A class since every record asks it something: a reference is copied, not a page of fields.
package final class Form: Sendable {
  /// `HC-19-1`
  package let code: String
  /// 饮水安全项目表
  package let title: String
  /// `S19`
  package let stream: String
  package let submitters: Submitters
  package let filed: Period.Kind
  package let records: Period.Kind?
  package let period: PeriodStatement
  package let due: Deadline
  package let take: Take
  package let layouts: [Layout]
  package let tables: Tables
  package let parts: Parts?
  package let key: [String]
  package let columns: [Column]
  package let totals: TotalRows?
  package let long: LongHeaders?
  package let cross: CrossHeaders?
  package let xml: XMLShape?
  /// Changes whenever the file changes.
  package let digest: Digest

  package enum Submitters: Sendable {
    case counties, city, all
    case listed([String])
  }

  /// How the records of several periods make a longer one.
  package enum Take: String, Sendable, CaseIterable {
    /// Stocks and cumulative figures: the last period counts.
    case last
    /// Flows: all periods are added.
    case sum
  }

  /// What a return is taken to be of when neither its content nor its name states a filing period.
  package enum PeriodStatement: String, Sendable, CaseIterable {
    /// Refused: it must say.
    case stated
    /// Of the period that the pipeline's own lies in: a form whose records name their months may leave out the year of the file.
    case assumed
  }

  package enum Layout: String, Sendable, CaseIterable { case register, wide, long, cross }

  /// How many tables of one slice a file may hold, below each other or on several worksheets: 城镇 above, 农村 below.
  package enum Tables: String, Sendable, CaseIterable {
    /// A second one is refused.
    case one
    /// The records of all of them are one return.
    case many
  }

  /// A form that is sent part by part: each part is a slice of its own, sent, corrected and counted for itself.
  package struct Parts: Sendable, Equatable {
    package let by: Source
    /// The parts that a submitter owes, by its code; who is not listed owes at least one.
    package let expected: [String: [String]]

    package enum Source: Sendable, Equatable {
      /// The name of the worksheet.
      case worksheet
      /// A column, stated above the table (`乡镇：隆福乡`), as an attribute of the report, or the same in every record.
      case column(String)
    }
  }

  /// A cross table: the values of a category stand in the header, and each cell below them is a record of one measure.
  ///
  ///     乡镇   | 道路 | 饮水 | 合计
  ///     隆福乡 | 120  | 35   | 155        two records: 隆福乡 road 120, 隆福乡 water 35
  package struct CrossHeaders: Sendable {
    /// The category whose values are headers.
    package let category: String
    package let measure: String
  }

  /// 小计 and 合计 rows: compared with the sum of their rows, never loaded.
  package struct TotalRows: Sendable {
    package let labels: [String]
    package let columns: [String]
  }

  /// The header names of a long layout: one row, one figure.
  package struct LongHeaders: Sendable {
    package let item: [String]
    package let value: [String]
    package let unit: [String]
  }

  /// Where the business XML of this form keeps its rows, when not in `<记录>` with a child or attribute a column.
  package struct XMLShape: Sendable {
    /// The element that is a row.
    package let row: String
    /// Header name → place relative to the row: `@单位`, `.`, `../@代码`, a child's name.
    package let places: [(header: String, place: String)]
  }

  /// The columns whose figures are kept, in their order; asked for once a record.
  package let measures: [Column]
  /// The columns whose texts are kept, in their order.
  package let dimensions: [Column]
  private let positions: [String: Int]
  /// Folded header text → the place of its column.
  private let headers: [String: Int]

  init(
    code: String, title: String, stream: String, submitters: Submitters, filed: Period.Kind, records: Period.Kind?,
    period: PeriodStatement, due: Deadline, take: Take, layouts: [Layout], tables: Tables, parts: Parts?, key: [String], columns: [Column],
    totals: TotalRows?, long: LongHeaders?, cross: CrossHeaders?, xml: XMLShape?, digest: Digest
  ) {
    self.code = code
    self.title = title
    self.stream = stream
    self.submitters = submitters
    self.filed = filed
    self.records = records
    self.period = period
    self.due = due
    self.take = take
    self.layouts = layouts
    self.tables = tables
    self.parts = parts
    self.key = key
    self.columns = columns
    self.totals = totals
    self.long = long
    self.cross = cross
    self.xml = xml
    self.digest = digest
    measures = columns.filter(\.isMeasure)
    dimensions = columns.filter(\.isDimension)
    positions = Dictionary(columns.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    headers = Dictionary(columns.enumerated().flatMap { index, column in column.foldedHeaders.map { ($0, index) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The column that a folded header text names.
  package func column(named header: String) -> Column? { headers[header].map { columns[$0] } }

  package subscript(column id: String) -> Column? { positions[id].map { columns[$0] } }

  /// Whether the records name their own periods.
  package var hasPeriodColumn: Bool {
    columns.contains { if case .period = $0.role { true } else { false } }
  }

  /// The column that says which part of its slice a return is.
  package var partColumn: Column? {
    guard case .column(let id)? = parts?.by else { return nil }
    return self[column: id]
  }

  /// The written values that may stand in the header of a cross table.
  package var crossHeaders: [String] {
    guard let cross, case .category(.named(let values))? = self[column: cross.category]?.role else { return [] }
    return values.flatMap { [$0.code] + $0.written }
  }

  /// What a file is recognised by: code, title and header texts.
  var face: String { title + "\n" + untitledFace }

  /// The same without the title.
  package var untitledFace: String {
    let headers = columns.map { "\($0.id):\($0.optional):\($0.headers.joined(separator: "|"))" }
    let layouts = [long.map { "\($0)" } ?? "", xml.map { "\($0)" } ?? "", crossHeaders.joined(separator: "|"), tables.rawValue, (parts?.by).map { "\($0)" } ?? ""]
    return ([code] + headers + layouts).joined(separator: "\n")
  }

  /// Who owes this form for a period, as codes: a county that did not stand then owes nothing.
  package func submitters(_ regions: RegionTable, for period: Period) -> [String] {
    submitters(regions).filter { regions.stands($0, in: period) }
  }

  /// Who owes this form, as codes.
  package func submitters(_ regions: RegionTable) -> [String] {
    switch submitters {
    case .counties: regions.counties.map(\.code)
    case .city: [regions.city.code]
    case .all: regions.submitters.map(\.code)
    case .listed(let codes): codes
    }
  }
}

/// When a return is due: days after the end of its period, and the hour in the pipeline's time zone.
package struct Deadline: Hashable, Sendable {
  package let days: Int
  package let hour: Int
  package let minute: Int

  /// Reads `8d` or `8d 17:30`.
  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard let first = parts.first, first.hasSuffix("d"), let days = Self.number(first.dropLast()), days < 1000 else { return nil }
    guard parts.count > 1 else {
      (self.days, hour, minute) = (days, 24, 0)
      return
    }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, clock.count == 2, clock[1].utf8.count == 2, let hour = Self.number(clock[0]), let minute = Self.number(clock[1]),
      minute < 60, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    (self.days, self.hour, self.minute) = (days, hour, minute)
  }

  private static func number(_ digits: Substring) -> Int? { digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil }

  /// `17:30`
  package var clock: String {
    "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
