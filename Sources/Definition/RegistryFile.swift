import Figures

/// A CSV registry of the definition (`regions.csv`, `units.csv`, …): a header row, then rows of the same width.
///
/// These files are the project's own and may be edited in a spreadsheet: UTF-8, with or without BOM, commas, quotes
/// where needed. A line that starts with `#` is a comment. A mistake is placed at its cell: `regions.csv:4:3` is the third
/// cell of line 4.
struct RegistryFile {
  struct Row {
    let line: Int
    fileprivate let file: String
    fileprivate let cells: [String]
    fileprivate let places: [String: Int]
    fileprivate let mistakes: MistakeList

    func text(_ name: String) -> String { places[name].map { cells[$0] } ?? "" }
    /// The blank-separated words of a column.
    func words(_ name: String) -> [String] { text(name).split(separator: " ").map(String.init) }

    /// Notes what is wrong with the cell of a column.
    func mistake(_ name: String, found: Sentence, expected: Sentence) {
      mistakes.add(file, line, (places[name] ?? 0) + 1, found: found, expected: expected)
    }
  }

  let file: String
  let rows: [Row]

  /// `optional` columns may be missing from the header; they read as empty.
  init(_ text: String, file: String, columns: [String], optional: [String] = [], mistakes: MistakeList) {
    self.file = file
    var rows: [Row] = []
    var width = 0
    let before = mistakes.list.count
    var header: [String: Int]?
    for (line, cells) in Self.records(text, file: file, mistakes: mistakes) {
      guard let places = header else {
        header = Dictionary(cells.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for (place, name) in cells.enumerated() where cells[..<place].contains(name) {
          mistakes.add(file, line, place + 1, found: Sentence(zh: "列 \"\(name)\" 又出现一次", en: "the column \"\(name)\" a second time"), expected: Sentence(zh: "每列只写一次", en: "each column once"))
        }
        width = cells.count
        for name in columns where !cells.contains(name) {
          mistakes.add(file, line, 1, found: Sentence(zh: "少了 \"\(name)\" 这一列", en: "no column \"\(name)\""), expected: Sentence(zh: "各列：" + columns.joined(separator: ","), en: "the columns " + columns.joined(separator: ",")))
        }
        for (place, name) in cells.enumerated() where !(columns + optional).contains(name) {
          mistakes.add(file, line, place + 1, found: Sentence(zh: "不认识的列 \"\(name)\"", en: "the unknown column \"\(name)\""), expected: Sentence(zh: "各列：" + (columns + optional).joined(separator: ","), en: "the columns " + (columns + optional).joined(separator: ",")))
        }
        // Without its columns no row says anything, but what the header lacks.
        guard mistakes.list.count == before else { break }
        continue
      }
      guard cells.count == width else {
        mistakes.add(file, line, 1, found: Sentence(zh: "\(cells.count) 格", en: "\(cells.count) cells"), expected: Sentence(zh: "和表头一样 \(width) 格", en: "\(width), as in the header"))
        continue
      }
      rows.append(Row(line: line, file: file, cells: cells, places: places, mistakes: mistakes))
    }
    if header == nil {
      mistakes.add(file, 1, 1, found: Sentence(zh: "空文件", en: "an empty file"), expected: Sentence(zh: "各列：" + columns.joined(separator: ","), en: "the columns " + columns.joined(separator: ",")))
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
    if quoted {
      mistakes.add(file, start, 1, found: Sentence(zh: "没有收尾的引号", en: "a quote that is never closed"), expected: Sentence(zh: "收尾的引号", en: "a closing quote"))
      return records
    }
    if !cell.isEmpty || !cells.isEmpty { endRecord() }
    return records
  }
}
