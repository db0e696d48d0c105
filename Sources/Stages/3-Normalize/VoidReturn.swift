import Definition
import Handoff
import Submissions

/// A line that says of the whole sheet that it is void: 本表作废. 原表作废 is said of another one, by the sheet that replaces it.
enum VoidReturn {
  /// Why the return that has this row above or below its table is not taken; nil for nearly every row at a glance.
  static func rejection(_ row: InputRow) -> Rejection? {
    guard row.filled.count <= 2 else { return nil }
    for cell in row.filled where cell.kind == .text && cell.text.unicodeScalars.contains("废") {
      guard isVoid(cell.text) else { continue }
      return Words.rejection(
        .submission, .sheetVoid, at: row.place(of: cell), raw: cell.text, zh: "表上写着 \(Words.quoted(cell.trimmed))，整份没有收",
        en: "the sheet says \(Words.quoted(cell.trimmed)); it was not taken")
    }
    return nil
  }

  private static func isVoid(_ text: String) -> Bool {
    var text = TotalText.folded(text)[...]
    for word in ["本", "此", "该", "整", "全"] where text.hasPrefix(word) {
      text = text.dropFirst()
      for sheet in ["报表", "表", "页", "份", "件", "张"] where text.hasPrefix(sheet) {
        text = text.dropFirst(sheet.count)
        break
      }
      break
    }
    for word in ["现已", "已经", "已", "声明", "予以", "现予"] where text.hasPrefix(word) { text = text.dropFirst(word.count) }
    return text == "作废" || text == "作废表"
  }
}
