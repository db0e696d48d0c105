/// How one office writes a form.
///
/// A form that cannot take a feature (no unit column, no long layout) is written the plain way.
package struct HouseStyle: Sendable {
  enum Format: String, Sendable, CaseIterable { case csv, tab, semicolon, xml, spreadsheet }
  enum Encoding: String, Sendable, CaseIterable { case utf8 = "UTF-8", utf8Mark = "UTF-8 BOM", gb18030 = "GB18030", utf16 = "UTF-16LE" }
  enum Newline: String, Sendable, CaseIterable { case lf = "LF", crlf = "CRLF", cr = "CR" }
  /// The lines above a header.
  enum Line: String, Sendable, CaseIterable { case title, form, sender, period, unit, version, date }
  enum Order: String, Sendable, CaseIterable { case definition, reversed, shuffled }
  enum UnitPlace: String, Sendable, CaseIterable { case header, sheet, unitColumn = "unit_column", unitRow = "unit_row", cell }
  enum HeaderUnit: String, Sendable, CaseIterable { case brackets, ascii, slash, lineBreak = "break" }
  enum Rates: String, Sendable, CaseIterable { case number, percent }
  enum Digits: String, Sendable, CaseIterable { case plain, grouped, fullwidth }
  enum Totals: String, Sendable, CaseIterable { case none, last, first, townships }
  enum Layout: String, Sendable, CaseIterable { case register, long }
  enum Dates: String, Sendable, CaseIterable { case iso, dotted, slash, chinese }
  enum Months: String, Sendable, CaseIterable { case iso, chinese, short }
  enum XMLShape: String, Sendable, CaseIterable { case child, attribute }
  /// What an office's spreadsheets have besides.
  enum Habit: String, Sendable, CaseIterable {
    /// A row 甲 乙 1 2 3 below the header.
    case numbers
    /// Empty columns at the right and empty rows below.
    case padding
    /// Neighbouring columns of money under one merged header that states their unit.
    case parent
    /// The line 单位 states the units of all families.
    case allUnits = "all_units"
    /// Elements of a workbook have the prefix ss.
    case prefix
  }

  let folder: String
  let file: String
  let format: Format
  let encoding: Encoding
  let newline: Newline
  let preamble: [Line]
  /// Which of the header texts and of the category texts is written, from 1.
  let header: Int
  let value: Int
  let order: Order
  let hasSerial: Bool
  /// Family → the unit written.
  let units: [String: String]
  /// Family → the smallest amount.
  let grain: [String: String]
  let unitPlace: UnitPlace
  let headerUnit: HeaderUnit
  let rates: Rates
  let digits: Digits
  let totals: Totals
  let totalLabel: String
  let layout: Layout
  let dates: Dates
  let months: Months
  let notes: [String]
  let xml: XMLShape
  let absent: String
  let habits: Set<Habit>
  /// The encoding that an XML file declares, true or not; nil declares its own.
  let declared: String?

  static let keys = [
    "folder", "file", "format", "encoding", "newline", "preamble", "header", "value", "order", "serial", "units", "grain", "unit_at",
    "header_unit", "rates", "digits", "totals", "total_label", "layout", "dates", "months", "notes", "xml", "absent", "habits", "declared",
  ]

  init(_ fields: [String: SpecField], of field: SpecField) throws {
    func required(_ key: String) throws -> SpecField { try field.required(key, in: fields) }
    folder = try required("folder").text()
    file = try required("file").text()
    format = try required("format").choice()
    encoding = try required("encoding").choice()
    newline = try required("newline").choice()
    preamble = try required("preamble").items().map { try $0.choice() }
    header = try required("header").integer()
    value = try required("value").integer()
    order = try required("order").choice()
    let serial = try required("serial")
    guard ["yes", "no"].contains(try serial.text()) else { throw serial.mistake("yes or no was expected") }
    hasSerial = try serial.text() == "yes"
    units = try fields["units"]?.textsByKey() ?? [:]
    grain = try fields["grain"]?.textsByKey() ?? [:]
    unitPlace = try required("unit_at").choice()
    headerUnit = try required("header_unit").choice()
    rates = try required("rates").choice()
    digits = try required("digits").choice()
    totals = try required("totals").choice()
    totalLabel = try required("total_label").text()
    layout = try required("layout").choice()
    dates = try required("dates").choice()
    months = try required("months").choice()
    notes = try required("notes").texts()
    xml = try fields["xml"]?.choice() ?? .child
    absent = try required("absent").text()
    habits = Set(try fields["habits"]?.items().map { try $0.choice() } ?? [])
    declared = try fields["declared"]?.text()
    if digits == .grouped, format == .semicolon || format == .xml { throw field.mistake("grouped digits go with csv, tab and spreadsheet") }
  }

}

extension SpecField {
  /// One of a set of words.
  func choice<Value: RawRepresentable & CaseIterable>() throws -> Value where Value.RawValue == String {
    guard let value = Value(rawValue: try text()) else {
      throw mistake("one of \(Value.allCases.map(\.rawValue).joined(separator: ", ")) was expected, not \"\(try text())\"")
    }
    return value
  }

  /// A mapping of texts.
  func textsByKey() throws -> [String: String] {
    Dictionary(try entries().map { ($0.key, try $0.value.text()) }, uniquingKeysWith: { first, _ in first })
  }
}
