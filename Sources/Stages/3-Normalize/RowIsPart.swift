import Definition
import Figures
import Handoff

/// A row 其中：… may be a row of its own or a part of the row above: which of the two is not ours to say.
///
///     其中：贫困村   　其中贫困村   （其中）   ·其中:
struct RowIsPart {
  /// The columns that make the key.
  private let keys: [Column]
  /// Columns such as 序号, where the word alone may stand beside the name of the part.
  private let numbers: [Column]

  init(_ form: Form) {
    keys = form.key.compactMap { form[column: $0] }
    numbers = form.columns.filter { if case .ignored = $0.role { true } else { false } }
  }

  /// The cell of a row that says so.
  func cell(of row: RecordRow) -> InputCell? {
    for column in keys {
      guard let cell = row[column], Self.behind(cell.text) != nil else { continue }
      if case .category(let categories) = column.role, categories.code(cell.trimmed) != nil { continue }
      return cell
    }
    for column in numbers {
      if let cell = row[column], let behind = Self.behind(cell.text), !behind.contains(where: Self.isOfWord) { return cell }
    }
    return nil
  }

  func rejection(_ cell: InputCell, _ row: RecordRow, _ builder: RecordBuilder) -> Rejection {
    Words.rejection(
      .record, .rowIsPart, at: row.place(of: cell), key: builder.key(row), raw: cell.text,
      zh: "写的 \(Words.quoted(cell.trimmed))，不知道是单独一行，还是上一行的一部分，这一行没有收",
      en: "\(Words.quoted(cell.trimmed)) may be a row of its own or a part of the row above; it was not taken")
  }

  /// What follows 其中 where a text begins with it, whatever blanks, dots and brackets stand before; nil for nearly every text, since none
  /// of its bytes is the last one of 其.
  private static func behind(_ text: String) -> Substring.UnicodeScalarView? {
    guard text.utf8.withContiguousStorageIfAvailable({ $0.contains(0xB6) }) ?? true else { return nil }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: isOfWord), scalars[first] == "其" else { return nil }
    let rest = scalars[scalars.index(after: first)...].drop { InputCell.isBlank($0) }
    return rest.first == "中" ? rest.dropFirst() : nil
  }

  /// Whether a character is of a word, rather than a blank, a number or a mark around it.
  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return (0x4E00...0x9FFF).contains(scalar.value) || scalar.properties.isAlphabetic
  }
}
