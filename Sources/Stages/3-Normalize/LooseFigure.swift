import Definition
import Figures

/// A figure that nothing reads: `5`, `1,200.5万元`, `30%`. Codes, dates, telephone numbers and versions are written in
/// digits too and are none.
enum LooseFigure {
  /// How names end under which digits are no figure.
  private static let endings = ["代码", "编码", "编号", "序号", "号", "电话", "手机", "邮编", "日期", "时间", "年", "年度", "年份", "月", "月份", "日", "期", "版", "版本", "版次", "页", "页码"]
  private static let names: Set<String> = ["id", "no", "code", "tel", "phone", "mobile", "date", "time", "year", "month", "period", "version", "page", "decimals"]
  /// What follows digits that count years or pages.
  private static let ordinals: Set<Character> = ["年", "月", "日", "号", "期", "版", "页", "季", "届", "次"]
  /// Longer ones are telephone numbers and codes of villages.
  private static let mostDigits = 10

  /// Whether a figure stands under a name that is of no column.
  static func stands(_ text: String, named name: String) -> Bool {
    guard text.utf8.contains(where: { (48...57).contains($0) || $0 == 0xEF }), isFigure(text) else { return false }
    guard Preamble.Label(element: name) == nil else { return false }
    let name = HeaderName.folded(name).lowercased()
    return !names.contains(name) && !endings.contains(where: name.hasSuffix)
  }

  /// Whether a text is one figure, with or without its unit.
  static func isFigure(_ text: String) -> Bool {
    var rest = HeaderName.folded(text)[...]
    if let first = rest.first, "约近超-+¥".contains(first) { rest = rest.dropFirst() }
    let number = rest.prefix { $0.isASCII && ($0.isNumber || ",.".contains($0)) }
    let digits = number.filter(\.isNumber)
    guard number.first?.isNumber ?? false, digits.count <= mostDigits, number.filter({ $0 == "." }).count <= 1 else { return false }
    // 007 is a code, 0.7 is not.
    if digits.count > 1, number.utf8.first == UInt8(ascii: "0"), number.dropFirst().first != "." { return false }
    let unit = rest[number.endIndex...]
    guard let first = unit.first else { return true }
    return unit.count <= 6 && !ordinals.contains(first) && unit.allSatisfy { $0 == "%" || $0 == "/" || ($0.isLetter && !$0.isASCII) || $0 == "·" }
  }
}
