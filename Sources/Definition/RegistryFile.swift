import Figures

/// A CSV registry of the definition (`regions.csv`, `units.csv`, …): a header row, then rows of the same width.
///
/// These files are the project's own and may be edited in a spreadsheet: UTF-8, with or without BOM, commas, quotes
/// where needed. A line that starts with `#` is a comment.
struct RegistryFile {
  struct Row {
    let line: Int
    let values: [String: String]

    func text(_ name: String) -> String { values[name] ?? "" }
    /// The blank-separated words of a column.
    func words(_ name: String) -> [String] { text(name).split(separator: " ").map(String.init) }
  }

  let file: String
  let rows: [Row]

  /// `optional` columns may be missing from the header; they read as empty.
  init(_ text: String, file: String, columns: [String], optional: [String] = [], mistakes: MistakeList) {
    self.file = file
    var rows: [Row] = []
    var header: [String]?
    for (line, cells) in Self.records(text, file: file, mistakes: mistakes) {
      guard let names = header else {
        header = cells
        for name in columns where !cells.contains(name) {
          mistakes.add(file, line, 1, found: Sentence(zh: "少了 \"\(name)\" 这一列", en: "no column \"\(name)\""), expected: Sentence(zh: "各列：" + columns.joined(separator: ","), en: "the columns " + columns.joined(separator: ",")))
        }
        for name in cells where !(columns + optional).contains(name) {
          mistakes.add(file, line, 1, found: Sentence(zh: "不认识的列 \"\(name)\"", en: "the unknown column \"\(name)\""), expected: Sentence(zh: "各列：" + (columns + optional).joined(separator: ","), en: "the columns " + (columns + optional).joined(separator: ",")))
        }
        continue
      }
      guard cells.count == names.count else {
        mistakes.add(file, line, 1, found: Sentence(zh: "\(cells.count) 格", en: "\(cells.count) cells"), expected: Sentence(zh: "和表头一样 \(names.count) 格", en: "\(names.count), as in the header"))
        continue
      }
      rows.append(Row(line: line, values: Dictionary(zip(names, cells), uniquingKeysWith: { first, _ in first })))
    }
    self.rows = rows
  }

  private static func records(_ text: String, file: String, mistakes: MistakeList) -> [(Int, [String])] {
    var records: [(Int, [String])] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var line = 1
    var start = 1
    var quoted = false
    var comment = false
    func endCell() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll()
    }
    func endRecord() {
      endCell()
      if !comment, cells != [""] { records.append((start, cells)) }
      cells.removeAll()
      comment = false
    }
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if quoted {
        if byte == UInt8(ascii: "\"") {
          if index + 1 < bytes.count, bytes[index + 1] == byte { cell.append(byte); index += 1 } else { quoted = false }
        } else {
          if byte == UInt8(ascii: "\n") { line += 1 }
          cell.append(byte)
        }
      } else if byte == UInt8(ascii: "\""), cell.isEmpty, !comment {
        quoted = true
      } else if byte == UInt8(ascii: ","), !comment {
        endCell()
      } else if byte == UInt8(ascii: "\n") {
        endRecord()
        line += 1
        start = line
      } else if byte == UInt8(ascii: "#"), cells.isEmpty, cell.isEmpty {
        comment = true
      } else if byte != UInt8(ascii: "\r") {
        cell.append(byte)
      }
      index += 1
    }
    if quoted { mistakes.add(file, start, 1, found: Sentence(zh: "没有收尾的引号", en: "a quote that is never closed"), expected: Sentence(zh: "收尾的引号", en: "a closing quote")) }
    if !cell.isEmpty || !cells.isEmpty { endRecord() }
    return records
  }
}
