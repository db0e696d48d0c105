import Definition
import Quantities
import Submissions

/// A file's table as a draft looks at it: the lines above it, its columns with all their cells, its total rows.
struct DraftTable {
  /// 表号, 填报单位, 期别, 单位 as the lines above the table, or the root's attributes, state them.
  var labels: [DraftLabel: String] = [:]
  var title = ""
  var columns: [DraftColumn] = []
  /// The total rows, by label; each has as many cells as there are columns.
  var totals: [(label: String, cells: [DraftCell?])] = []
  /// In a list of one figure a row: the headers of item, value and unit.
  var long: (item: String, value: String, unit: String?)?
  /// In business XML: the element that is a row, and the places that are no children of it.
  var xml: (row: String, places: [(header: String, place: String)])?

  var count: Int { columns.map(\.cells.count).max() ?? 0 }
}

/// A column of the file: its header taken apart, and a cell for each record.
struct DraftColumn {
  var header: String
  /// The unit that stands in the header or a unit row.
  var unitText: String?
  var cells: [DraftCell?]

  /// The cells that hold something.
  var filled: [DraftCell] { cells.compactMap { $0 } }
}

struct DraftCell {
  var text: String
  var kind: CellKind
  /// XML: what the attribute 单位 beside the value says; in a list the cell of the unit column.
  var unit: String?

  /// Nil for a blank cell.
  init?(_ text: String, kind: CellKind = .text, unit: String? = nil) {
    let trimmed = Self.trimmed(text)
    guard !trimmed.isEmpty else { return nil }
    self.text = trimmed
    self.kind = kind
    self.unit = unit
  }

  static func trimmed(_ text: String) -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || scalar.value == 0x200B || scalar.value == 0xFEFF }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) }), let end = scalars.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(scalars[start...end])
  }
}

/// What the lines above a table say.
enum DraftLabel: String, CaseIterable {
  case form = "表号"
  case sender = "填报单位"
  case period = "期别"
  case unit = "单位"
  case other = ""

  /// Longest first, since 单位 ends 填报单位.
  var words: [String] {
    switch self {
    case .form: ["表编码", "表号", "编码"]
    case .sender: ["填报单位", "填报县区", "报送单位", "县区", "县"]
    case .period: ["报告期别", "期别", "报告期", "所属期", "统计期"]
    case .unit: ["计量单位", "金额单位", "单位"]
    case .other: ["版本", "更正", "版次", "报出日期", "填报日期", "报送日期", "制表机关", "批准机关", "批准文号", "有效期至"]
    }
  }

  /// `填报单位：都安县  单位：万元` → sender 都安县, unit 万元.
  static func found(in text: String) -> [(label: DraftLabel, value: String)] {
    let folded = String(text.map { $0 == "：" ? ":" : $0 })
    var found: [(label: DraftLabel, start: String.Index, value: String.Index)] = []
    var index = folded.startIndex
    scan: while index < folded.endIndex {
      for label in allCases {
        for word in label.words where folded[index...].hasPrefix(word + ":") {
          let value = folded.index(index, offsetBy: word.count + 1)
          found.append((label, index, value))
          index = value
          continue scan
        }
      }
      index = folded.index(after: index)
    }
    return found.enumerated().map { position, item in
      let end = position + 1 < found.count ? found[position + 1].start : folded.endIndex
      let value = folded[item.value..<end].drop { " ，,;；（(".contains($0) }
      return (item.label, DraftCell.trimmed(String(value.reversed().drop { " ，,;；）)".contains($0) }.reversed())))
    }
  }
}
