import Definition
import Submissions

/// Where a form says that its rows have their cells: `@单位`, `.`, `../@代码`; what a child is, is told by its name.
struct TreePlaces {
  struct Place {
    let header: String
    /// The how-manyth place of the form it is, from 1: what the column of its cells is called in rejections.
    let ordinal: Int
    /// As the form writes it.
    let written: String
    /// So many elements above the row.
    fileprivate let steps: Int
    /// Nil for the row's own text.
    fileprivate let attribute: String?
  }

  /// Without the children.
  let all: [Place]
  /// Whether the form says it of none of its cells.
  let isEmpty: Bool
  /// Attributes of the row itself that a place names.
  private let ofRow: [String]
  /// Attributes of the elements around it that a place names.
  private let around: Set<String>

  init(_ form: Form) {
    var places: [Place] = []
    for (index, (header, written)) in (form.xml?.places ?? []).enumerated() {
      var steps = written.split(separator: "/")
      let above = steps.prefix { $0 == ".." }.count
      steps.removeFirst(above)
      let name = steps.count == 1 && steps[0].hasPrefix("@") ? String(steps[0].dropFirst()) : nil
      guard name != nil || written == "." else { continue }
      places.append(Place(header: header, ordinal: index + 1, written: written, steps: above, attribute: name))
    }
    all = places
    isEmpty = form.xml?.places.isEmpty ?? true
    around = Set(places.lazy.filter { $0.steps > 0 }.compactMap(\.attribute))
    ofRow = (form.xml?.places ?? []).filter { $0.place.hasPrefix("@") }.map { String($0.place.dropFirst()) }
  }

  /// Whether the text of a row is one of its cells.
  var takesOwnText: Bool { all.contains { $0.steps == 0 && $0.attribute == nil } }

  func name(attribute: String) -> Bool { ofRow.contains { $0.utf8.elementsEqual(attribute.utf8) } }
  func name(attributeAround: String) -> Bool { around.contains(attributeAround) }

  /// The cell at a place.
  ///
  /// - Parameters:
  ///   - path: of the row.
  ///   - ancestors: the elements around the row, the root first.
  static func cell(at place: Place, of row: RawElement, path: String, _ ancestors: [RawElement]) -> InputCell? {
    guard let attribute = place.attribute else {
      return row.text.map { InputCell($0, line: row.line, column: place.ordinal, element: path) }
    }
    guard place.steps > 0 else {
      return row.value(ofAttribute: attribute).map { InputCell($0, line: row.line, column: place.ordinal, element: path, attribute: attribute) }
    }
    guard place.steps <= ancestors.count else { return nil }
    let source = ancestors[ancestors.count - place.steps]
    let below = place.steps == 1 ? row : ancestors[ancestors.count - place.steps + 1]
    return source.value(ofAttribute: attribute).map {
      InputCell($0, line: source.line, column: place.ordinal, element: below.parentPath, attribute: attribute)
    }
  }
}
