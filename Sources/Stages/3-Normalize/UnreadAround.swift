import Definition
import Figures
import Handoff

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
}
