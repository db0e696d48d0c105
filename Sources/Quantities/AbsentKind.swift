package import Figures

/// Which kind of nothing stands in a cell. Raw values are states of the public views.
package enum AbsentKind: String, Sendable, CaseIterable {
  /// Empty, 暂无, 未统计: not reported, so a sum that needs it is incomplete.
  case blank
  /// —, /, 无: there is no such thing here; sums do not miss it.
  case notApplicable = "not_applicable"
  /// …: more than nothing, less than half the table's smallest unit.
  case belowUnit = "below_unit"

  /// The state of such a cell in the public views.
  package var state: CellState {
    switch self {
    case .blank: .blank
    case .notApplicable: .notApplicable
    case .belowUnit: .belowUnit
    }
  }

  /// What marks begin with, blanks trimmed: nearly every name begins otherwise.
  private static let openings = Set("暂未另不待缺空没无-—–―─−－/／\\＼NnＮｎ.．…⋯".unicodeScalars)

  /// The kind of nothing that a text says; nil where it says something.
  package init?(_ text: String) {
    guard let first = text.unicodeScalars.first, Self.openings.contains(first) else { return nil }
    do throws(QuantityRefusal) {
      self.init(try TextScreen(text, forgivesHiddenEnds: false).glyphs[...])
    } catch {
      return nil
    }
  }

  /// The mark a text consists of, blanks trimmed and folded; nil if it is none.
  init?(_ glyphs: ArraySlice<Glyph>) {
    guard glyphs.count <= 6 else { return nil }
    var text = String.UnicodeScalarView()
    for glyph in glyphs { text.append(glyph.scalar) }
    switch String(text) {
    case "", "暂无", "未统计", "另报", "不详", "待定", "待报", "未报", "缺", "暂缺", "空", "未知", "待统计", "暂无数据", "无数据": self = .blank
    case "-", "--", "—", "——", "–", "――", "―", "─", "──", "/", "//", "\\", "无", "不适用", "没有", "N/A", "n/a", "NA", "na":
      self = .notApplicable
    case "…", "……", "...", "......", "⋯", "⋯⋯": self = .belowUnit
    default: return nil
    }
  }
}
