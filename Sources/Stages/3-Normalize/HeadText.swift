import Definition
import Quantities
import Submissions

/// What the title or a remark around the rows of a business XML says of the unit, as a line above a table would:
/// `<标题>支出进度表（元）</标题>`, `<说明>金额单位：元</说明>`.
enum HeadText {
  private static let titles: Set<String> = ["标题", "表名", "名称", "title", "name", "caption"]
  /// A longer text is no line of a head.
  private static let longest = 600

  /// Whether a text may say something of a unit: it speaks of a 单位, or is a title with something in brackets or behind a blank.
  static func mayState(_ name: String, _ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    return text.unicodeScalars.contains { $0 == "单" || $0 == "單" } || titles.contains(name.lowercased())
  }

  /// The units that it states, as they are written.
  static func units(_ name: String, _ text: String, _ units: UnitTable) -> [String] {
    let labelled = Preamble.labels(in: text).filter { $0.label == .unit && HeaderText.units(in: $0.value, units) != nil }.map(\.value)
    guard labelled.isEmpty else { return labelled }
    let stated = UnitPhrase.values(in: text, units).filter { HeaderText.units(in: $0, units) != nil }
    guard stated.isEmpty, titles.contains(name.lowercased()) else { return stated }
    return UnitsAbove(units).values(in: text).filter { HeaderText.units(in: $0, units) != nil }
  }
}
