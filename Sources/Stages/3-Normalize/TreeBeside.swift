import Figures
import Handoff
import Quantities
import Submissions

/// The elements outside the rows: text about the report, or, where rows stand, one that should have been a row.
struct TreeBeside {
  /// What reports have around their rows, by a word of its name.
  private static let frames = ["头", "尾", "栏", "列", "注", "说明", "head", "foot", "column", "meta"]

  private let rowName: String
  private let units: UnitTable
  /// Where rows stand: what else stands there is looked at.
  private let rowParents: Set<String>
  /// Made when it is first asked for: most reports have nothing beside their rows.
  private var rowHolders: RowHolders?
  /// How many of them were passed over.
  private(set) var outside = 0

  init(_ survey: Survey, rowName: String, _ units: UnitTable) {
    rowParents = survey.rowParents
    self.rowName = rowName
    self.units = units
  }

  /// 合计, 小计 as the name of an element.
  static func isTotal(_ name: String) -> Bool { TotalLabel(name, words: TotalLabel.usual, isName: true) != nil }

  static func isFrame(_ name: String) -> Bool { frames.contains(where: name.lowercased().contains) }

  /// The label of an element that is the total of the rows beside it: `<合计 下达资金="30"/>`.
  mutating func total(_ element: RawElement) -> TotalLabel? {
    if element.role == .branch, holdsRows(element.path) { return nil }
    guard element.role == .branch || (element.text ?? "").isEmpty && element.attributeCount > 0, holdsRows(element.parentPath) else { return nil }
    return TotalLabel(element.name, words: TotalLabel.usual, isName: true)
  }

  mutating func pass(_ element: RawElement) { outside += element.role == .branch ? 0 : 1 }

  mutating func rejection(_ element: RawElement) -> Rejection? {
    pass(element)
    let carriesRecord = element.role == .branch || (element.text ?? "").isEmpty && !element.attributes.isEmpty
    guard carriesRecord, rowParents.contains(element.parentPath), !(element.role == .branch && holdsRows(element.path)) else { return nil }
    guard UnitAttribute.stated(by: element, units) == nil || element.role == .branch else { return nil }
    if Self.isTotal(element.name) || Self.isFrame(element.name) { return nil }
    return Words.rejection(
      .record, .xmlRowUnknown, at: Place(line: element.line, column: 0, path: element.path), raw: element.name,
      zh: "这里有一个 \(Words.quoted(element.name))，表里的每一行叫 \(Words.quoted(rowName))，它里面的没有收",
      en: "\(Words.quoted(element.name)) stands where rows are called \(Words.quoted(rowName)); it was not taken")
  }

  /// Text right beside rows, with a figure in it.
  mutating func unread(_ element: RawElement) -> Rejection? {
    element.role == .stray && holdsRows(element.parentPath) ? UnreadAround.rejection(text: element) : nil
  }

  /// Whether rows stand in an element: `<乡 乡镇="安阳镇"><记录/></乡>` beside rows of the report itself.
  mutating func holdsRows(_ path: String) -> Bool {
    let known = rowHolders ?? RowHolders(rowParents)
    rowHolders = known
    return known.contains(path)
  }
}
