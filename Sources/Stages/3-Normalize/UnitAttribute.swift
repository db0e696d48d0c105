import Definition
import Quantities
import Submissions

/// Attributes that state a unit: 单位, 面积单位, unit, dw … or any other whose value is a unit of the table.
enum UnitAttribute {
  private static let names: Set<String> = ["unit", "units", "dw", "danwei", "uom"]

  static func isName(_ name: String) -> Bool {
    let name = LabelText.folded(HeaderName.folded(name)).lowercased()
    return names.contains(name) || UnitWords.isOne(name)
  }

  /// Two statements of one place as one: `元` and `圆` are 元, `座` and `万元` each speak of another column, and `元、万元` is
  /// for the column to refuse.
  static func joined(_ first: String, _ second: String, _ units: UnitTable) -> String {
    let (one, other) = (HeaderName.folded(first), HeaderName.folded(second))
    if one == other || other.isEmpty { return first }
    if one.isEmpty { return second }
    let known = units.candidates(one)
    let isSame = units.candidates(other).contains { unit in known.contains { $0.family == unit.family && $0.factor == unit.factor } }
    return isSame ? first : first + "、" + second
  }

  /// The unit that an element states of its own value, as it is written; all of them where they are not the same one.
  static func stated(by element: RawElement, _ units: UnitTable) -> String? {
    let attributes = element.attributes
    if let named = attributes.firstIndex(where: { isName($0.name) }) {
      return attributes[(named + 1)...].lazy.filter { isName($0.name) }.reduce(attributes[named].value) { joined($0, $1.value, units) }
    }
    return attributes.first { !units.candidates(HeaderName.folded($0.value)).isEmpty && !$0.value.utf8.allSatisfy { $0 < 0x41 } }?.value
  }
}
