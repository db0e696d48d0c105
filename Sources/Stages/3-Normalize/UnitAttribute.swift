import Definition
import Quantities
import Submissions

/// Attributes that state a unit: 单位, unit, dw … or any other whose value is a unit of the table.
enum UnitAttribute {
  private static let names: Set<String> = ["单位", "计量单位", "金额单位", "货币单位", "数量单位", "unit", "units", "dw", "danwei", "uom"]

  static func isName(_ name: String) -> Bool { names.contains(HeaderName.folded(name).lowercased()) }

  /// The unit that an element states of its own value, as it is written.
  static func stated(by element: RawElement, _ units: UnitTable) -> String? {
    let attributes = element.attributes
    if let named = attributes.first(where: { isName($0.name) }) { return named.value }
    return attributes.first { !units.candidates(HeaderName.folded($0.value)).isEmpty && !$0.value.utf8.allSatisfy { $0 < 0x41 } }?.value
  }
}
