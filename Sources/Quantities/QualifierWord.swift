import Figures

/// The words that say how a figure relates to the true one, and where they may stand.
///
/// Civil Code art. 1259: 以上, 以下, 以内 include the number, 超过 and 不满 do not.
struct QualifierWord {
  let text: [Unicode.Scalar]
  let qualifier: Qualifier

  private init(_ text: String, _ qualifier: Qualifier) {
    self.text = Array(text.unicodeScalars)
    self.qualifier = qualifier
  }

  /// Before the number; longer words first where one begins another.
  private static let before: [QualifierWord] = [
    .init("约为", .approx), .init("大约", .approx), .init("大概", .approx), .init("约", .approx), .init("≈", .approx),
    .init("将近", .nearly), .init("接近", .nearly), .init("近", .nearly),
    .init("不低于", .atLeast), .init("不少于", .atLeast), .init("不小于", .atLeast), .init("至少", .atLeast),
    .init("最少", .atLeast), .init("≥", .atLeast), .init(">=", .atLeast),
    .init("不超过", .atMost), .init("不高于", .atMost), .init("不多于", .atMost), .init("不大于", .atMost),
    .init("至多", .atMost), .init("最多", .atMost), .init("≤", .atMost), .init("<=", .atMost),
    .init("不足", .lessThan), .init("不到", .lessThan), .init("不满", .lessThan), .init("未满", .lessThan),
    .init("低于", .lessThan), .init("少于", .lessThan), .init("小于", .lessThan), .init("<", .lessThan),
    .init("超过", .greaterThan), .init("超", .greaterThan), .init("逾", .greaterThan), .init("高于", .greaterThan),
    .init("多于", .greaterThan), .init("大于", .greaterThan), .init(">", .greaterThan),
  ]

  /// Behind the number and its unit.
  private static let behind: [QualifierWord] = [
    .init("及以上", .atLeast), .init("以上", .atLeast), .init("及以下", .atMost), .init("以下", .atMost),
    .init("以内", .within), .init("之内", .within), .init("左右", .approx), .init("上下", .approx),
  ]

  static func before(_ glyphs: [Glyph], at index: Int) -> QualifierWord? {
    before.first { $0.stands(in: glyphs, at: index) }
  }

  static func behind(_ glyphs: [Glyph], at index: Int) -> QualifierWord? {
    behind.first { $0.stands(in: glyphs, at: index) }
  }

  /// 多 and 余 stand directly behind digits or behind 万, 亿 or the unit.
  static func isMore(_ scalar: Unicode.Scalar) -> Bool { scalar == "多" || scalar == "余" }

  private func stands(in glyphs: [Glyph], at index: Int) -> Bool {
    guard index + text.count <= glyphs.count else { return false }
    for (place, scalar) in text.enumerated() where glyphs[index + place].scalar != scalar { return false }
    return true
  }
}
