import Definition
import Figures
import Handoff
import Quantities

/// What spreadsheets and clipboards do to texts: names, codes and categories that are not what somebody typed.
///
/// A key or category that is an error mark, a code in scientific notation or turned into a date, and a key with an invisible
/// character inside cost the record, since nobody knows what it was. What is merely odd is noted.
enum TextDoubts {
  /// Why a text that identifies a record, or sorts it, cannot be taken; nil where it can.
  static func damage(_ column: Column, _ text: String) -> (code: QuantityCode, zh: String, en: String)? {
    switch column.role {
    case .key, .category, .date: break
    case .region, .period, .measure, .check, .unit, .text, .ignored, .private: return nil
    }
    if text.utf8.first == UInt8(ascii: "="), text.utf8.count > 1 {
      return (.formula, "是公式，没有算出来", "a formula's text, not its result")
    }
    if isErrorMark(text) { return (.spreadsheetError, "表格软件留下了出错标记", "a spreadsheet's error mark") }
    guard case .key = column.role else { return nil }
    if let hidden = firstHidden(text) { return (.hiddenCharacter, "里面有看不见的字符 \(name(hidden))", "the invisible \(name(hidden)) stands inside") }
    if let mark = firstMark(text) { return (.hiddenCharacter, "里面有附在字上的符号 \(name(mark))", "\(name(mark)) is put upon a character") }
    if SpreadsheetShape.isExponent(text) { return (.exponent, "被写成了科学记数法，后面的数字丢了", "written in scientific notation, its last digits are lost") }
    if SpreadsheetShape.isCalendarDay(text), names(code: column) { return (.date, "被表格软件当成了日期", "a spreadsheet took it for a date") }
    return nil
  }

  /// What is worth a look in a text that was taken.
  static func notes(_ column: Column, _ cell: InputCell, at place: @autoclosure () -> Place, key: @autoclosure () -> String) -> [Rejection] {
    guard cell.text.utf8.first == 0x23 || firstHidden(cell.text) != nil else { return [] }
    let title = column.headers.first ?? column.id
    func rejection(_ code: QuantityCode, _ severity: Severity, _ zh: String, _ en: String) -> Rejection {
      Rejection(
        .note, code.rawValue, severity, at: place(), item: column.id, key: key(), raw: cell.text, message: "\(title)写的 \(Words.quoted(shown(cell.text)))，\(zh)",
        remedy: code.remedy(.zh), english: "\(title) \(Words.quoted(shown(cell.text))): \(en)")
    }
    if case .text = column.role, isErrorMark(cell.trimmed) { return [rejection(.spreadsheetError, .query, "表格软件留下了出错标记", "a spreadsheet's error mark")] }
    guard let hidden = firstHidden(cell.text) else { return [] }
    return [rejection(.hiddenCharacter, .note, "有看不见的字符 \(name(hidden))，没有算进去", "the invisible \(name(hidden)) was left out of account")]
  }

  /// What is worth knowing of a key that was taken, as `KeyText` keeps it.
  static func lookalikes(
    _ column: Column, _ text: String, _ cell: InputCell, at place: @autoclosure () -> Place, key: @autoclosure () -> String
  ) -> [Rejection] {
    guard !KeyText.isPlain(text) else { return [] }
    let title = column.headers.first ?? column.id
    var notes: [Rejection] = []
    if let odd = KeyText.firstUnassigned(text) {
      notes.append(
        Words.rejection(
          .note, .keyUnassigned, at: place(), item: column.id, key: key(), raw: cell.text,
          zh: "\(title)写的 \(Words.quoted(text)) 里有自造字 \(name(odd))，别的电脑上是另一个字；同一个名称换一个写法，会当成两个",
          en: "\(title) \(Words.quoted(text)) has \(name(odd)) in it, a character of this machine only"))
    }
    if let alike = KeyText.firstAlike(text) {
      notes.append(
        Words.rejection(
          .note, .keyFolded, at: place(), item: column.id, key: key(), raw: cell.text,
          zh: "\(title)写的 \(Words.quoted(text)) 里有 \(name(alike))，看起来和 \(Words.quoted(KeyText.folded(text))) 一样，按后者收",
          en: "\(title) \(Words.quoted(text)) has \(name(alike)) in it and is taken as \(Words.quoted(KeyText.folded(text)))"))
    }
    return notes
  }

  /// Notes for the lines above a table and its header, whose texts are compared without invisible characters.
  static func notes(above rows: SheetRows) -> [Rejection] {
    rows.flatMap { row in
      row.filled.compactMap { cell in
        guard let hidden = firstHidden(cell.text) else { return nil }
        return Rejection(
          .note, QuantityCode.hiddenCharacter.rawValue, .note, at: Place(line: cell.line, column: cell.column, sheet: row.sheet, row: row.number),
          raw: cell.text, message: "\(Words.quoted(shown(cell.trimmed)))里有看不见的字符 \(name(hidden))，没有算进去", remedy: QuantityCode.hiddenCharacter.remedy(.zh),
          english: "the invisible \(name(hidden)) in \(Words.quoted(shown(cell.trimmed))) was left out of account")
      }
    }
  }

  // MARK: - Shapes

  /// Whether the column holds codes, in which a day has no place.
  private static func names(code column: Column) -> Bool {
    ["编码", "代码", "编号", "证号"].contains { word in column.headers.contains { $0.contains(word) } }
  }

  /// Characters that take no room, or look like a blank: what a web page or a chat leaves in a copied text. Selectors of a
  /// variant are none; `KeyText` folds them.
  static func firstHidden(_ text: String) -> Unicode.Scalar? {
    guard !isPlain(text) else { return nil }
    return text.unicodeScalars.first { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0x3000...0x3029, 0x3030...0x3098, 0x309B...0x30FF, 0x3400...0x9FFF, 0xFF01...0xFF5E: return false
      // A pattern of Braille without a dot.
      case 0x2800: return true
      default: break
      }
      let properties = scalar.properties
      if properties.isVariationSelector { return false }
      return properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format || properties.generalCategory == .control
    }
  }

  /// A stroke or dot that is put upon the character before, where that is no letter that takes one.
  private static func firstMark(_ text: String) -> Unicode.Scalar? {
    guard !isPlain(text) else { return nil }
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      let isMark = properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark
      if isMark, !properties.isVariationSelector, !(before?.isASCII ?? false) || properties.generalCategory == .enclosingMark { return scalar }
      before = scalar
    }
    return nil
  }

  /// ASCII that is seen, and the ideographs from U+4000 on, as nearly every text is: their first bytes tell.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) || (0x80...0xBF).contains($0) || (0xE4...0xE9).contains($0) }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }

  /// The text as it looks.
  private static func shown(_ text: String) -> String {
    var shown = text
    shown.unicodeScalars.removeAll { firstHidden(String($0)) != nil }
    return shown
  }

  static func isErrorMark(_ text: String) -> Bool {
    guard text.utf8.first == 0x23 else { return false }
    let marks = ["#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA"]
    return text.hasPrefix("#") && (marks.contains(text.uppercased()) || (text.count > 1 && text.allSatisfy { $0 == "#" }))
  }
}
