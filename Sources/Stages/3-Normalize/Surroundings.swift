import Submissions

/// What the elements around a row, below the report, say for it: the unit of its figures.
///
///     <乡 单位="元"><记录>…</记录></乡>
///
/// The nearest element that says something counts. What the report itself states is known already.
struct Surroundings {
  /// The path of the element that the row stands in: its neighbours there have the same surroundings.
  let parent: String
  private(set) var unit: InputCell?

  /// - Parameter elements: The elements around the row, the outermost first.
  init(parent: String, elements: some BidirectionalCollection<RawElement>) {
    self.parent = parent
    for element in elements.reversed() {
      for (position, attribute) in element.attributes.enumerated() {
        var cell = InputCell(text: attribute.value, line: element.line, column: position + 1)
        cell.path = element.path(ofAttribute: attribute.name)
        if unit == nil, UnitAttribute.isName(attribute.name), !cell.isBlank { unit = cell }
      }
    }
  }
}
