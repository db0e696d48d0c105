import Definition
import Figures
import Handoff

/// A row 其中：… may be a row of its own or a part of the row above: which of the two is not ours to say.
enum RowIsPart {
  /// The cell of a row's key that says so.
  static func cell(of row: RecordRow, _ builder: RecordBuilder) -> InputCell? {
    for column in builder.keys {
      if let cell = row[column], HeaderName.folded(cell.text).utf8.starts(with: "其中:".utf8) { return cell }
    }
    return nil
  }

  static func rejection(_ cell: InputCell, _ row: RecordRow, _ builder: RecordBuilder) -> Rejection {
    Words.rejection(
      .record, .rowIsPart, at: row.place(of: cell), key: builder.key(row), raw: cell.text,
      zh: "写的 \(Words.quoted(cell.trimmed))，不知道是单独一行，还是上一行的一部分，这一行没有收",
      en: "\(Words.quoted(cell.trimmed)) may be a row of its own or a part of the row above; it was not taken")
  }
}
