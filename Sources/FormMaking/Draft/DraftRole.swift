import Figures
import Quantities

/// What a draft takes a column for, and why: the words become the comment behind the column.
struct DraftGuess {
  enum Role {
    case key, region, period(Period.Kind), date, text, ignored, `private`
    case year, flag
    case category([(code: String, written: String)])
    case unit(of: String?)
    case measure(DraftMeasure)
    case check(DraftMeasure, equals: String)
  }

  var id: String
  let header: String
  var role: Role
  var evidence: [String]
  /// Whether a person has to look at it before anybody uses it.
  var isDoubtful = false
  var isOptional = false

  var measure: DraftMeasure? {
    switch role {
    case .measure(let measure), .check(let measure, _): measure
    case .key, .region, .period, .date, .text, .ignored, .private, .year, .flag, .category, .unit: nil
    }
  }
}

/// The family of a measure and where its units come from.
struct DraftMeasure {
  var family: UnitFamily
  /// The unit in which the file's bare numbers are, for the draft's own arithmetic.
  var unit: Unit?
  /// Whether the file states the unit itself.
  var isStated: Bool
  /// A unit for each value of a category: central → 处, cistern → 座.
  var byCategory: (column: String, units: [(code: String, unit: Unit)])?
}
