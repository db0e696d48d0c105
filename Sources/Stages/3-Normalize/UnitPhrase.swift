import Definition
import Quantities

/// Units that a text states in words rather than behind a colon.
///
///     单位（元）   金额单位为万元   支出表（单位 元）   本表以元为单位
///
/// 填报单位（盖章）, 帮扶单位（家） speak of offices.
enum UnitPhrase {
  private static let verbs = ["均为", "都是", "一律为", "为", "是"]
  private static let separators = Set("(=:;,.|/-—–、，。·<[【〔 \t".unicodeScalars)
  private static let ends = Set(")>]】〕。;\n\r".unicodeScalars)
  /// What may stand right before 单位 where it is no part of a longer word.
  private static let breaks = Set("(:;,.[【〔、，。》）\u{3000} \t\n\r表".unicodeScalars)
  /// What a letterhead says of a 单位.
  private static let ofOffices = ["章", "名称", "负责", "全称", "代码", "编码", "公开", "签", "性质"]
  /// Longer than this no unit is that anybody tried to write.
  private static let longest = 6

  /// The units that a text states, as they are written; where it says 单位 and then no unit, what stands in its place.
  static func values(in text: String, _ units: UnitTable) -> [String] {
    guard text.unicodeScalars.contains(where: { $0 == "单" || $0 == "單" }) else { return [] }
    let scalars = Array(LabelText.folded(text).unicodeScalars)
    var values: [String] = []
    var index = 0
    while let word = word(in: scalars, from: index) {
      index = word.upperBound
      if let value = before(word, scalars) ?? behind(word, scalars, units) { values.append(value) }
    }
    return values
  }

  /// The next 单位, whose characters may stand apart.
  private static func word(in scalars: [Unicode.Scalar], from start: Int) -> Range<Int>? {
    var index = start
    while index < scalars.count {
      if scalars[index] == "单" {
        var end = index + 1
        while end < scalars.count, InputCell.isBlank(scalars[end]) { end += 1 }
        if end < scalars.count, scalars[end] == "位" { return index..<(end + 1) }
      }
      index += 1
    }
    return nil
  }

  private static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    for scalar in scalars where !InputCell.isBlank(scalar) { view.append(scalar) }
    return String(view)
  }

  /// 单位（元）, 单位为元, 单位 元.
  private static func behind(_ word: Range<Int>, _ scalars: [Unicode.Scalar], _ units: UnitTable) -> String? {
    let above = text(scalars[..<word.lowerBound])
    guard word.lowerBound == 0 || breaks.contains(scalars[word.lowerBound - 1]) || UnitWords.stems.contains(where: above.hasSuffix) else { return nil }
    var rest = scalars[word.upperBound...].prefix { !ends.contains($0) }
    func skip() { rest = rest.drop { separators.contains($0) || InputCell.isBlank($0) } }
    let isBlank = rest.allSatisfy { InputCell.isBlank($0) }
    let isApart = rest.first { !InputCell.isBlank($0) }.map(separators.contains) ?? false
    skip()
    let verb = verbs.first { text(rest.prefix($0.unicodeScalars.count)) == $0 }
    if let verb { rest = rest.dropFirst(verb.unicodeScalars.count) }
    skip()
    let value = text(rest)
    guard !isBlank, !value.isEmpty else { return nil }
    if HeaderText.units(in: value, units) != nil { return value }
    let first = text(rest.prefix { !",，、".unicodeScalars.contains($0) })
    if HeaderText.units(in: first, units) != nil { return first }
    guard value.count <= longest, !ofOffices.contains(where: value.contains) else { return nil }
    if isApart || verb != nil { return value }
    return UnitWords.isOfAmount(value) ? value : nil
  }

  /// 以元为单位, 以万元作计量单位; 以户为单位 says what a row is.
  private static func before(_ word: Range<Int>, _ scalars: [Unicode.Scalar]) -> String? {
    var above = text(scalars[..<word.lowerBound])
    if let stem = UnitWords.stems.first(where: above.hasSuffix) { above.removeLast(stem.count) }
    guard let verb = ["作为", "做为", "为", "作", "做"].first(where: above.hasSuffix) else { return nil }
    above.removeLast(verb.count)
    guard let start = above.lastIndex(where: { "以按用".contains($0) }) else { return nil }
    let value = String(above[above.index(after: start)...])
    return value.count <= longest && UnitWords.isOfAmount(value) ? value : nil
  }
}
