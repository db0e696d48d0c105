import Definition
import Figures
import Handoff
import Submissions

/// What stands around the rows of a business XML and is read by nobody: a figure there, of which it is to be asked whose it
/// is, and words of no column.
struct UnreadAround {
  /// What it has been said of: each figure by its path, else a name once.
  private var said: Set<String> = []

  /// Says so; nil where it has been said, or nothing stands there.
  mutating func rejection(_ name: String, _ column: Column?, _ cell: InputCell) -> Rejection? {
    let isFigure = column?.measure != nil
    guard !cell.isBlank, said.insert(isFigure ? cell.path ?? "" : name).inserted else { return nil }
    var rejection = Words.rejection(
      .note, .xmlOutsideRow, at: Place(line: cell.line, column: cell.column, path: cell.path), item: column?.id, raw: cell.text,
      zh: "\(Words.quoted(name))写在记录外面，\(isFigure ? "不知道是哪一条的数，没有读" : "本表没有这一栏，没有读；别处的也没有")",
      en: "\(Words.quoted(name)) stands outside the records and was not read")
    if !isFigure { rejection.severity = Severity.note.rawValue }
    return rejection
  }

  /// A figure under a name that is of no column: `<其他保费>5</其他保费>`, `记录数="5"`.
  mutating func rejection(figure name: String, _ cell: InputCell) -> Rejection? {
    guard let rejection = Self.rejection(figure: name, cell), said.insert(cell.path ?? "").inserted else { return nil }
    return rejection
  }

  static func rejection(figure name: String, _ cell: InputCell) -> Rejection? {
    guard LooseFigure.stands(cell.text, named: name) else { return nil }
    return Words.rejection(
      .note, .xmlOutsideRow, at: Place(line: cell.line, column: cell.column, path: cell.path), raw: cell.text,
      zh: "\(Words.quoted(name))写的 \(Words.quoted(cell.trimmed)) 在记录外面，本表没有这一栏，没有读",
      en: "\(Words.quoted(name)), which says \(Words.quoted(cell.trimmed)), stands outside the records and was not read")
  }

  /// The figures of an element that holds nothing else: its text, its attributes.
  static func figures(of element: RawElement) -> [(name: String, cell: InputCell)] {
    var figures: [(String, InputCell)] = []
    if element.isLeaf, let text = element.text {
      figures.append((element.name, InputCell(text, line: element.line, column: 0, element: element.path)))
    }
    for (position, attribute) in element.attributes.enumerated() {
      figures.append((attribute.name, InputCell(attribute.value, line: element.line, column: position + 1, element: element.path, attribute: attribute.name)))
    }
    return figures.filter { LooseFigure.stands($0.1.text, named: $0.0) }
  }

  /// A figure in an attribute of a value, `<保费 小计="99">1</保费>`: of no column. Where the value itself is empty it may be
  /// meant for it, `<保费 值="5"/>`, and the return is refused as for any name that is none of the form's.
  static func rejection(attribute: String, ofValue name: String, isBlank: Bool, _ cell: InputCell, key: String) -> Rejection {
    let written = "\(attribute)=\(Words.quoted(cell.text))"
    var rejection = Words.rejection(
      isBlank ? .submission : .note, .headerUnknown, at: Place(line: cell.line, column: cell.column, path: cell.path), key: key, raw: cell.text,
      zh: "\(Words.quoted(name))上写的 \(written) 不是一栏，没有读\(isBlank ? "；这一格的数要写在标签中间" : "")",
      en: "\(written) on \(Words.quoted(name)) is no column and was not read\(isBlank ? "; its figure belongs between the tags" : "")")
    if !isBlank { rejection.severity = Severity.query.rawValue }
    return rejection
  }

  /// Text beside the rows, where it has a figure in it: `合计 123` between two of them. Words without one say nothing of them.
  static func rejection(text element: RawElement) -> Rejection? {
    guard element.role == .stray, let text = element.text, holdsDigit(text) else { return nil }
    let shown = Words.quoted(shown(text))
    return Words.rejection(
      .note, .xmlOutsideRow, at: Place(line: element.line, column: 0, path: element.path), raw: text,
      zh: "\(shown)写在记录外面，里面有数，不知道是哪一条的，没有读",
      en: "\(shown) stands outside the records, has a figure in it and was not read")
  }

  /// Text beside the cells of a row, which may belong to any of them: once, since it refuses the report.
  mutating func rejection(textOfRow text: String, _ element: RawElement, key: String) -> Rejection? {
    guard !InputCell.trimmed(text).isEmpty, said.insert("text()").inserted else { return nil }
    let shown = Words.quoted(Self.shown(text))
    return Words.rejection(
      .submission, .headerUnknown, at: Place(line: element.line, column: 0, path: element.path), key: key, raw: text,
      zh: "一条记录里有 \(shown)，不在任何一栏里", en: "\(shown) stands in a record, under no column")
  }

  private static func shown(_ text: String) -> String { text.count > shownCharacters ? text.prefix(shownCharacters) + "…" : text }

  /// So much of a text is repeated in a message.
  private static let shownCharacters = 40

  /// Half or full width.
  private static func holdsDigit(_ text: String) -> Bool {
    text.unicodeScalars.contains { ("0"..."9").contains($0) || ("０"..."９").contains($0) }
  }
}
