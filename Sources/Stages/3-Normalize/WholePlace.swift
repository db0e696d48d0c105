import Definition
import Figures

/// The county that sends a return, and the city, as they may be written in a table of what lies below them: 都安县 in the
/// column of townships is no township, but all of them.
struct WholePlace {
  /// The column of townships or villages; nil where the records of a form are something else.
  let column: Column?
  private let names: Set<String>

  init(_ form: Form, region: String, regions: RegionTable) {
    column = form.key.lazy.compactMap { form[column: $0] }.first(where: Self.isOfPlacesBelow)
    var names: Set<String> = []
    if column != nil {
      for place in [regions[region], regions[regions.city.code]].compactMap({ $0 }) {
        names.formUnion([place.code, place.name, place.short] + place.aliases)
        if place.level == .county { names.formUnion(["县", "区", "市"].map { place.short + $0 }) }
      }
    }
    self.names = names
  }

  func isNamed(by text: String) -> Bool { names.contains(text) || (!KeyText.isPlain(text) && names.contains(KeyText.folded(text))) }

  private static func isOfPlacesBelow(_ column: Column) -> Bool {
    guard case .key = column.role else { return false }
    return column.headers.contains { $0.contains("乡") || $0.contains("镇") || $0.hasPrefix("村") || $0.hasSuffix("村") || $0.contains("村代码") }
  }
}
