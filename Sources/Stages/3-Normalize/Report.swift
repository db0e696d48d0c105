import Handoff
import Submissions

/// One 报表 of a business XML: its own elements, and the elements around it.
struct Report {
  let root: RawElement
  /// The root, then everything below it that is not a report of its own.
  var elements: Elements
  /// From the document's root inwards.
  let around: [RawElement]
  /// Elements that stand beside its rows and may say what an attribute of it would: `<期别>2020-12</期别>`.
  var statements: [RawElement] = []
  /// The elements 表头, and those in one.
  var heads: [RawElement] = []
  /// Titles and remarks beside its rows.
  var texts: [RawElement] = []
  /// Of more of them none is a head's.
  private static let mostTexts = 100
  /// The depth of an element 表头, while what stands in it may do so too.
  private var head: Int?

  static let name = Array("报表".utf8)

  fileprivate init(root: RawElement, at index: Int, around: [RawElement], _ source: ElementSource) {
    self.root = root
    self.around = around
    elements = Elements(source)
    elements.append(index)
  }

  fileprivate mutating func take(_ element: RawElement, at index: Int) {
    elements.append(index)
    let depth = element.depth - root.depth
    guard depth <= 2 else { return }
    if depth == 1 {
      let isHead = HeadElement.isOne(element)
      head = isHead ? element.depth : nil
      if isHead { heads.append(element) }
    }
    if depth == 2, head != nil { heads.append(element) }
    if let text = element.text, depth == 1 || head != nil, texts.count < Self.mostTexts, HeadText.mayState(element.name, text) { texts.append(element) }
    if depth == 2 ? head != nil : UnitAttribute.isName(element.name), HeadElement.value(of: element) != nil { statements.append(element) }
    guard element.isLeaf, depth == 1 || head != nil, let text = element.text, !InputCell.trimmed(text).isEmpty else { return }
    if Preamble.Label(element: element.name) != nil { statements.append(element) }
  }
}

/// What a document holds: its reports, and how much stands outside of them.
struct Document {
  private(set) var reports: [Report] = []
  /// Leaves that belong to no report.
  private(set) var outside = 0
  /// Figures, and text with figures in it, between the reports of a root that only holds reports.
  private(set) var unread: [Rejection] = []
  private(set) var root: RawElement?
  /// An OpenDocument file, which is no report however its elements are called.
  private(set) var isOpenDocument = false

  private static let openRoot = Array("document".utf8)
  private static let openSheet = Array("spreadsheet".utf8)

  /// The reports of a document: its root, or the 报表 below it. A root that only holds reports is none itself; its own
  /// leaves are counted as outside.
  init(_ source: ElementSource) throws {
    var open: [(depth: Int, index: Int)] = []
    var rootHasRows = false
    var found: [Report] = []
    var branches: [RawElement] = []
    var leaves = 0
    var beside: [Rejection] = []
    var first: RawElement?
    var isOpen = false
    try source.survey { index, element in
      guard let root = first else {
        first = element
        open = [(element.depth, 0)]
        found = [Report(root: element, at: index, around: [], source)]
        branches = [element]
        return
      }
      if root.isNamed(Self.openRoot), element.isNamed(Self.openSheet) { isOpen = true }
      while let last = branches.last, last.depth >= element.depth { branches.removeLast() }
      while let last = open.last, last.depth >= element.depth, open.count > 1 { open.removeLast() }
      if element.isNamed(Report.name) {
        open.append((element.depth, found.count))
        found.append(Report(root: element, at: index, around: branches, source))
      } else {
        let own = open[open.count - 1].index
        if own == 0 {
          leaves += element.role == .branch ? 0 : 1
          rootHasRows = rootHasRows || element.role == .branch || element.name == "记录"
          // Where the root is a report itself, its own reading names what stands beside its rows.
          if rootHasRows {
            beside = []
          } else {
            if let rejection = UnreadAround.rejection(text: element) { beside.append(rejection) }
            if element.isLeaf { beside += Self.unread(of: element) }
          }
        }
        found[own].take(element, at: index)
      }
      if element.role == .branch { branches.append(element) }
    }
    root = first
    isOpenDocument = isOpen
    // A root with rows of its own beside the reports is one more.
    let holdsOnlyReports = found.count > 1 && !rootHasRows
    reports = holdsOnlyReports ? Array(found.dropFirst()) : found
    outside = holdsOnlyReports ? leaves : 0
    unread = holdsOnlyReports ? (first.map(Self.unread) ?? []) + beside : []
  }

  /// Figures beside the reports, and those of the root around them.
  private static func unread(of element: RawElement) -> [Rejection] {
    UnreadAround.figures(of: element).compactMap { UnreadAround.rejection(figure: $0.name, $0.cell) }
  }
}
