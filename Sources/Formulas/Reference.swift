/// A figure that a formula names, in one of its aspects, of one region.
///
///     water_projects            as computed
///     stated(water_projects)    as the sheet's own 合计 row says
///     previous(paid)            one period earlier
package struct Reference: Hashable, Sendable {
  /// The aspect of a figure. Raw values are the words of formulas.
  package enum Aspect: String, Sendable, CaseIterable {
    case figure
    /// The sheet's own 合计 row: a check, never summed.
    case stated
    /// The same figure one period earlier.
    case previous
    /// The figure of an earlier year that the definition keeps.
    case baseline
    /// The same period a year earlier.
    case lastYear = "last_year"
  }

  package let name: String
  package let aspect: Aspect
  /// The county, inside `over counties`; nil = the place the formula is judged at.
  package let region: String?

  package init(_ name: String, _ aspect: Aspect = .figure, region: String? = nil) {
    self.name = name
    self.aspect = aspect
    self.region = region
  }
}

extension Reference: CustomStringConvertible {
  package var description: String {
    let text = aspect == .figure ? name : "\(aspect.rawValue)(\(name))"
    return region.map { "\(text)@\($0)" } ?? text
  }
}
