import Definition
import Quantities
import Submissions

/// What the elements around a row, below the report, say for it: its unit, and cells that it does not have itself.
///
///     <乡 乡镇="安阳镇" 单位="元"><记录>…</记录></乡>
///
/// The nearest element that says something counts. What the report itself states is known already.
struct Surroundings {
  /// The path of the element that the row stands in: its neighbours there have the same surroundings.
  let parent: String
  private(set) var unit: InputCell?
  private(set) var cells: [(column: Column, cell: InputCell)] = []
  /// 县区, 期别: what the report says of itself.
  private(set) var labels: [(name: String, cell: InputCell)] = []
  /// What says nothing of a record.
  private(set) var rest: [(name: String, column: Column?, cell: InputCell)] = []

  /// - Parameters:
  ///   - elements: The elements around the row, the outermost first.
  ///   - names: What names mean in the form.
  init(parent: String, elements: some BidirectionalCollection<RawElement>, _ names: inout TreeNames, _ units: UnitTable) {
    self.parent = parent
    for element in elements.reversed() {
      var own: InputCell?
      for (position, attribute) in element.attributes.enumerated() {
        let cell = InputCell(attribute.value, line: element.line, column: position + 1, element: element.path, attribute: attribute.name)
        let name = names[attribute.name]
        if name.isUnit {
          let first = own ?? cell
          own = first
          own?.text = UnitAttribute.joined(first.text, cell.text, units)
        } else if let column = name.column {
          if !Self.tellsRecords(column) {
            rest.append((attribute.name, column, cell))
          } else if !cells.contains(where: { $0.column === column }) {
            cells.append((column, cell))
          }
        } else if RowLabels.isOne(attribute.name) {
          labels.append((attribute.name, cell))
        } else {
          rest.append((attribute.name, nil, cell))
        }
      }
      if unit == nil, let own, !own.isBlank { unit = own }
    }
  }

  /// Whether a column says of what its record is, which may be said once for many rows; a figure is of one row.
  private static func tellsRecords(_ column: Column) -> Bool {
    switch column.role {
    case .key, .category, .region, .period, .date, .text: true
    case .measure, .check, .unit, .ignored, .private: false
    }
  }
}
