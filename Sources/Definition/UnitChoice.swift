import Figures
import Quantities

/// Which unit a spelling in a definition file means.
enum UnitChoice {
  /// With a family: that family's unit. Without: the only family, or else the one whose canonical unit is spelled so.
  static func of(_ spelling: String, family: String?, in units: UnitTable) -> (UnitFamily, Unit)? {
    let candidates = units.candidates(spelling)
    let unit: Unit?
    if let family {
      unit = candidates.first { $0.family.id == family }
    } else if candidates.count == 1 {
      unit = candidates.first
    } else {
      unit = candidates.first { $0.family.canonical == spelling && $0.symbol == spelling }
    }
    return unit.map { ($0.family, $0) }
  }
}
