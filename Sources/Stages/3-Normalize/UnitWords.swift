import Definition
import Quantities

/// What a statement of units is called, with a colon, as an attribute, as an element: 单位, 计量单位, 面积单位 … An office is a 单位
/// too: 填报单位, 派出单位.
enum UnitWords {
  /// What 单位 is of where it is no office.
  static let stems = [
    "计量", "金额", "货币", "资金", "数据", "数量", "数值", "面积", "人数", "户数", "长度", "重量", "产量", "体积", "价格", "单价", "收入", "支出", "经费", "款项", "统计", "度量",
  ]

  /// Longest first, since 单位 ends them all.
  static let all = stems.map { $0 + "单位" } + ["单位"]
  private static let known = Set(all)

  /// Whether a folded text is one of them.
  static func isOne(_ text: String) -> Bool { known.contains(text) }

  /// What stands in a row of units where there is no unit: its label, with or without a colon, or a dash.
  static func statesNothing(_ text: String) -> Bool {
    if ["—", "-", "/"].contains(text) { return true }
    guard text.unicodeScalars.first.map({ !$0.isASCII }) ?? false else { return false }
    let folded = LabelText.folded(text)
    return isOne(folded.hasSuffix(":") ? String(folded.dropLast()) : folded)
  }

  /// Whether a label in a row of units may begin so.
  static func mayOpenRow(_ scalar: Unicode.Scalar) -> Bool { openings.contains(scalar) }

  private static let openings = Set(all.compactMap(\.unicodeScalars.first) + Array("單計額積資數貨—-/([（［【〔 \u{3000}".unicodeScalars))

  /// A text without the brackets around it.
  static func unbracketed(_ text: String) -> String {
    let folded = HeaderName.folded(text)
    let isInBrackets = [("(", ")"), ("[", "]"), ("【", "】"), ("〔", "〕")].contains { folded.hasPrefix($0) && folded.hasSuffix($1) }
    return isInBrackets ? String(folded.dropFirst().dropLast()) : folded
  }

  /// Whether a text is of money, of land or of many: 按户填报 and 以村为单位 say what a row is, 按万元填报 says what a figure is.
  static func isOfAmount(_ text: String) -> Bool { text.unicodeScalars.contains(where: amounts.contains) }

  private static let amounts = Set("万千百亿元圆亩顷".unicodeScalars)

  /// Units that say when rather than how much: 年, 期. Above a table they are parts of a date, or how often it is sent.
  static func isOfCalendar(_ units: [[Unit]]) -> Bool {
    units.allSatisfy { $0.contains { calendar.contains($0.symbol) } }
  }

  private static let calendar: Set<String> = ["年", "季", "月", "旬", "周", "天", "期", "次"]
}
