import Definition

/// 填表人, 审核人, 备注：, 注：1. — what offices write below a table.
enum NoteRows {
  private static let signatures = ["填表人", "审核人", "制表人", "负责人", "联系人", "联系电话", "单位负责人", "填报人", "复核人", "盖章", "填报日期", "报出日期", "平衡关系"]
  private static let notes = ["注:", "备注:", "说明:", "注1", "注.", "附注"]
  /// What any of them begins with.
  private static let openings = Set((signatures + notes + ["第"]).compactMap(\.unicodeScalars.first))

  static func isNote(_ filled: [InputCell]) -> Bool {
    guard let first = filled.first else { return false }
    let text = HeaderName.folded(first.text)
    if filled.count == 1, text.contains("以下空白") { return true }
    // The first character settles it for nearly every row.
    guard let opening = text.unicodeScalars.first, !opening.isASCII, openings.contains(opening) else { return false }
    if signatures.contains(where: text.hasPrefix) { return true }
    if filled.count == 1, text.hasPrefix("第"), text.contains("页") { return true }
    return filled.count <= 2 && notes.contains(where: text.hasPrefix)
  }
}
