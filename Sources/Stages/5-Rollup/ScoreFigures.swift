import Definition
import Figures

/// The marks of an evaluation, added up exactly: the grade is decided on the unrounded total.
///
/// A score with a missing actual is no score: it is not computable, and its parts say who is missing. Source of the rules:
/// 财预〔2020〕10号 (full marks where met, in proportion where partly met) and the frame of heads that the definition chooses.
struct ScoreFigures {
  let marks: [Indicator.Mark]
  let parts: [String: IndicatorFigures]

  var figures: IndicatorFigures {
    var figures = IndicatorFigures()
    var total: Rational? = .zero
    var isComplete = true
    for mark in marks {
      for name in mark.names { isComplete = isComplete && (parts[name]?.city.isComplete ?? false) }
      total = total.flatMap { sum in value(mark).map { sum + $0 } }
    }
    for part in parts.values {
      figures.asOf = max(figures.asOf, part.asOf)
      for (region, readings) in part.sources { figures.sources[region] = Array(Set((figures.sources[region] ?? []) + readings)).sorted() }
    }
    figures.city = FigureValue(value: isComplete ? total : nil, isComplete: isComplete)
    return figures
  }

  private func value(_ mark: Indicator.Mark) -> Rational? {
    switch mark {
    case .given(let id): return parts[id]?.city.value
    case .earned(let full, let id, let comparison, let limit):
      guard let actual = parts[id]?.city.value, let target = target(limit) else { return nil }
      let isMet = comparison == .atMost ? actual <= target : actual >= target
      if isMet { return full }
      let (part, whole) = comparison == .atMost ? (target, actual) : (actual, target)
      return whole > .zero && part > .zero ? full * part / whole : .zero
    }
  }

  private func target(_ limit: Indicator.Mark.Threshold) -> Rational? {
    switch limit {
    case .number(let number): number
    case .indicator(let id): parts[id]?.city.value
    }
  }
}
