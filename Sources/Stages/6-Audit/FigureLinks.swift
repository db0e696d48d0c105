import Definition
import Figures
import Formulas

/// What follows from what in a definition: the figures that are made of a form's records, those computed from other figures,
/// and the rules that name them.
///
/// Made once an audit: a night with a hundred doubted cells asks a hundred times, of the same definition.
struct FigureLinks {
  /// A figure of one indicator in one period.
  struct Key: Hashable {
    let indicator: String
    let period: Period

    init(_ indicator: Indicator) {
      self.indicator = indicator.id
      period = indicator.period
    }
  }

  /// By form: the indicators made of its records; those that a rule compares with the period before, in both periods.
  private(set) var made: [String: [Indicator]] = [:]
  /// By indicator: those computed from it.
  private(set) var computed: [String: [Indicator]] = [:]
  /// By figure: the places of the rules that name it in the definition's list.
  private var naming: [Key: Set<Int>] = [:]

  init(_ pipeline: Pipeline) {
    let compared = pipeline.comparedWithPrevious
    for indicator in pipeline.indicators {
      if let form = indicator.source?.form {
        made[form, default: []].append(indicator)
        if compared.contains(indicator.id) { made[form, default: []].append(indicator.shifted(to: indicator.period.previous)) }
      }
      for name in Set(indicator.parts) { computed[name, default: []].append(indicator) }
    }
    for (place, rule) in pipeline.rules.enumerated() {
      for indicator in rule.formula.names.compactMap({ pipeline.indicator($0) }) {
        naming[Key(indicator), default: []].insert(place)
        naming[Key(indicator.shifted(to: indicator.period.previous)), default: []].insert(place)
      }
    }
  }

  /// The rules whose outcome may be another where these figures are, by their places in the definition's list.
  func rules(naming figures: some Sequence<Key>) -> [Int] {
    figures.reduce(into: Set<Int>()) { $0.formUnion(naming[$1] ?? []) }.sorted()
  }
}
