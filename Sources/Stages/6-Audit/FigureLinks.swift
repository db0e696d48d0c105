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

  /// An indicator that is computed from others, with its formula where it has one.
  struct Computed {
    let indicator: Indicator
    let formula: Formula?
  }

  /// By form: the indicators made of its records; those that a rule compares with the period before, in both periods.
  private(set) var made: [String: [Indicator]] = [:]
  /// By indicator: those computed from it.
  private(set) var computed: [String: [Computed]] = [:]
  /// By figure: the places of the rules that name it in the definition's list.
  private var naming: [Key: Set<Int>] = [:]

  init(_ pipeline: Pipeline) throws {
    let compared = pipeline.comparedWithPrevious
    for indicator in pipeline.indicators {
      if let form = indicator.source?.form {
        made[form, default: []].append(indicator)
        if compared.contains(indicator.id) { made[form, default: []].append(indicator.shifted(to: indicator.period.previous)) }
      }
      let (names, formula) = try Self.ingredients(indicator)
      for name in Set(names) { computed[name, default: []].append(Computed(indicator: indicator, formula: formula)) }
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

  /// The indicators that an indicator is computed from.
  private static func ingredients(_ indicator: Indicator) throws -> ([String], Formula?) {
    switch indicator.rule {
    case .same(let id), .mean(let id): return ([id], nil)
    case .score(let marks): return (marks.flatMap(\.names), nil)
    case .formula(let text):
      let formula = try Formula(text)
      return (formula.names, formula)
    case .sum, .count, .distinct, .ratio, .weightedMean, .extreme, .classed, .given, .baseline: return ([], nil)
    }
  }
}
