package import Figures

/// One answer of the `quantity` command, as a line of JSON: always the same keys in the same order.
///
///     {"text":"235元以上","outcome":"quantity","value":"235","unit":"元","family":"money","qualifier":"at_least",
///      "lower":"235","lower_included":true,"upper":null,"upper_included":null,"absent":null,"parts":[],
///      "code":null,"offset":null,"remedy":null}
///
/// `code`, `offset` and `remedy` beside another outcome than refusal are a warning.
package struct QuantityLine: Sendable {
  private let text: String
  private let outcome: QuantityOutcome
  private let unit: Unit?
  private let language: Language

  /// - Parameter unit: the unit of `--to`, already checked by `converted(to:)`; nil keeps the canonical unit.
  package init(text: String, outcome: QuantityOutcome, unit: Unit? = nil, language: Language = .zh) {
    self.text = text
    self.outcome = outcome
    self.unit = unit
    self.language = language
  }

  package var json: String {
    var object = JSONText()
    object.add("text", text)
    object.add("outcome", outcome.name)
    switch outcome {
    case .quantity(let quantity):
      figure(&object, quantity.value, quantity.family, quantity.qualifier, quantity.interval)
      rest(&object)
    case .range(let range):
      figure(&object, nil, range.family, .range, range.interval)
      rest(&object)
    case .compound(let parts):
      figure(&object, nil, nil, nil, nil)
      rest(&object, parts: parts)
    case .absent(let kind):
      figure(&object, nil, nil, nil, nil)
      rest(&object, absent: kind)
    case .refusal:
      figure(&object, nil, nil, nil, nil)
      rest(&object)
    }
    return object.closed
  }

  private func figure(
    _ object: inout JSONText, _ value: Exact?, _ family: UnitFamily?, _ qualifier: Qualifier?, _ interval: Interval?
  ) {
    object.add("value", value.map { number(Rational($0)) })
    object.add("unit", family.map { unit?.symbol ?? $0.canonical })
    object.add("family", family?.id)
    object.add("qualifier", qualifier?.rawValue)
    object.add("lower", interval?.lower.map { number($0.value) })
    object.add("lower_included", interval?.lower?.included)
    object.add("upper", interval?.upper.map { number($0.value) })
    object.add("upper_included", interval?.upper?.included)
  }

  private func rest(_ object: inout JSONText, absent: AbsentKind? = nil, parts: [Quantity] = []) {
    object.add("absent", absent?.rawValue)
    object.add(
      "parts",
      parts.map { part in
        var inner = JSONText()
        figure(&inner, part.value, part.family, part.qualifier, part.interval)
        return inner
      })
    if case .refusal(let refusal) = outcome {
      object.add("code", refusal.code.rawValue)
      object.add("offset", refusal.offset)
      object.add("remedy", refusal.remedy(language))
    } else {
      object.add("code", outcome.warning?.code.rawValue)
      object.add("offset", outcome.warning?.offset)
      object.add("remedy", outcome.warning?.remedy(language))
    }
  }

  private func number(_ value: Rational) -> String {
    guard let unit else { return value.text }
    return (value / unit.factor).text
  }
}

extension QuantityOutcome {
  /// The word of the `outcome` key.
  package var name: String {
    switch self {
    case .quantity: "quantity"
    case .range: "range"
    case .compound: "compound"
    case .absent: "absent"
    case .refusal: "refusal"
    }
  }

  /// The outcome if it can be given in `unit`: another family, or a value without finite decimal there (10亩 in 公顷), is
  /// refused. Compounds, absences and refusals stay what they are.
  package func converted(to unit: Unit) -> QuantityOutcome {
    switch self {
    case .quantity(let quantity): Self.objection(quantity, unit).map(QuantityOutcome.refusal) ?? self
    case .range(let range):
      (Self.objection(range.lower, unit) ?? Self.objection(range.upper, unit)).map(QuantityOutcome.refusal) ?? self
    case .compound(let parts):
      parts.lazy.compactMap { Self.objection($0, unit) }.first.map(QuantityOutcome.refusal) ?? self
    case .absent, .refusal: self
    }
  }

  private static func objection(_ quantity: Quantity, _ unit: Unit) -> QuantityRefusal? {
    guard quantity.family == unit.family else {
      return QuantityRefusal(.unitOtherFamily, offset: 0, found: quantity.unit, expected: unit.symbol)
    }
    guard (Rational(quantity.value) / unit.factor).exact != nil else {
      return QuantityRefusal(.noFiniteDecimal, offset: 0, found: quantity.value.text + quantity.unit, expected: unit.symbol)
    }
    return nil
  }
}
