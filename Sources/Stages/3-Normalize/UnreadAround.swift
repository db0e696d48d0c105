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
    guard !InputCell.trimmed(text).isEmpty, said.insert(element.name).inserted else { return nil }
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
