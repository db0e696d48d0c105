import Definition
import Figures

/// The row of column numbers that offices put below a header: `甲 乙 1 2 3`, `栏次 1 2 3=1+2`, `甲 （1） （2）=（1）/3`, `① ② ③`, `A B C`.
enum ColumnNumbers {
  private static let stems = Array("甲乙丙丁戊己庚辛壬癸")
  private static let circled = Array("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
  private static let numerals = Array("一二三四五六七八九十")
  private static let titles: Set<String> = ["栏次", "栏目", "栏号", "列次", "列号", "行次", "序号", "编号", "代码", "编码", "栏目代码", "指标代码", "指标编码", "项目代码"]

  /// Whether texts number their columns, each kind of number in its order from the first.
  static func number(_ texts: [String]) -> Bool {
    var expected: [Kind: Int] = [:]
    for (index, text) in texts.enumerated() {
      let folded = HeaderName.folded(text)
      if index == 0, titles.contains(folded) { continue }
      guard let (kind, number) = ordinal(folded), number == expected[kind, default: 1] else { return false }
      expected[kind] = number + 1
    }
    return expected.values.reduce(0) { $0 + $1 - 1 } >= 2
  }

  private enum Kind { case stem, figure, letter }

  /// `4=2+3`, `(4)`, `4.`, `4栏`, `④` and `四` are 4.
  private static func ordinal(_ text: String) -> (Kind, Int)? {
    var head = text.split(separator: "=", omittingEmptySubsequences: false).first.map(String.init) ?? text
    if head.hasPrefix("("), head.hasSuffix(")") { head = String(head.dropFirst().dropLast()) }
    for suffix in [".", "、", "栏", "列"] where head.count > suffix.count && head.hasSuffix(suffix) { head.removeLast(suffix.count) }
    guard let first = head.first else { return nil }
    if head.utf8.allSatisfy({ (48...57).contains($0) }) { return Int(head).map { (.figure, $0) } }
    guard head.count == 1 else { return nil }
    if let stem = stems.firstIndex(of: first) { return (.stem, stem + 1) }
    if let circle = circled.firstIndex(of: first) { return (.figure, circle + 1) }
    if let numeral = numerals.firstIndex(of: first) { return (.figure, numeral + 1) }
    guard let ascii = first.asciiValue, (65...90).contains(ascii) else { return nil }
    return (.letter, Int(ascii) - 64)
  }
}
