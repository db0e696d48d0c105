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

  package static let columns = [
    "text", "outcome", "value", "unit", "family", "qualifier", "lower", "lower_included", "upper", "upper_included", "absent", "parts", "code", "offset",
    "remedy",
  ]

  /// An object of these columns, and which edition of them it is.
  package static let schema = 1

  package var json: String {
    var object = JSONText()
    object.add("schema", Self.schema)
    object.add("text", text)
    object.add("outcome", outcome.name)
    figure(whole).add(to: &object)
    object.add("absent", absent?.rawValue)
    object.add(
      "parts",
      parts.map { part in
        var inner = JSONText()
        part.add(to: &inner)
        return inner
      })
    object.add("code", complaint.code)
    object.add("offset", complaint.offset)
    object.add("remedy", complaint.remedy)
    return object.closed
  }

  /// The same as a row of CSV; the parts of a compound as `5147户 + 22454人`.
  package var csv: String {
    let figure = figure(whole)
    func flag(_ included: Bool?) -> String? { included.map { $0 ? "1" : "0" } }
    let parts = parts.map { ($0.value ?? "") + ($0.unit ?? "") }.joined(separator: " + ")
    let fields: [String?] = [
      text, outcome.name, figure.value, figure.unit, figure.family, figure.qualifier, figure.lower, flag(figure.lowerIncluded), figure.upper,
      flag(figure.upperIncluded), absent?.rawValue, parts, complaint.code, complaint.offset.map(String.init), complaint.remedy,
    ]
    return fields.map { Self.quoted($0 ?? "") }.joined(separator: ",")
  }

  private static func quoted(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// What is said of one figure, as texts.
  private struct Figure {
    var value: String?
    var unit: String?
    var family: String?
    var qualifier: String?
    var lower: String?
    var lowerIncluded: Bool?
    var upper: String?
    var upperIncluded: Bool?

    func add(to object: inout JSONText) {
      object.add("value", value)
      object.add("unit", unit)
      object.add("family", family)
      object.add("qualifier", qualifier)
      object.add("lower", lower)
      object.add("lower_included", lowerIncluded)
      object.add("upper", upper)
      object.add("upper_included", upperIncluded)
    }
  }

  private func figure(_ said: (value: Exact?, family: UnitFamily, qualifier: Qualifier, interval: Interval)?) -> Figure {
    guard let said else { return Figure() }
    return Figure(
      value: said.value.map(number), unit: unit?.symbol ?? said.family.canonical, family: said.family.id,
      qualifier: said.qualifier.rawValue, lower: said.interval.lower.map { bound($0.value) }, lowerIncluded: said.interval.lower?.included,
      upper: said.interval.upper.map { bound($0.value) }, upperIncluded: said.interval.upper?.included)
  }

  private var whole: (value: Exact?, family: UnitFamily, qualifier: Qualifier, interval: Interval)? {
    switch outcome {
    case .quantity(let quantity): (quantity.value, quantity.family, quantity.qualifier, quantity.interval)
    case .range(let range): (nil, range.family, .range, range.interval)
    case .compound, .absent, .refusal: nil
    }
  }

  private var parts: [Figure] {
    guard case .compound(let parts) = outcome else { return [] }
    return parts.map { figure(($0.value, $0.family, $0.qualifier, $0.interval)) }
  }

  private var absent: AbsentKind? {
    if case .absent(let kind) = outcome { kind } else { nil }
  }

  /// The refusal, or beside another outcome the warning.
  private var complaint: (code: String?, offset: Int?, remedy: String?) {
    if case .refusal(let refusal) = outcome { return (refusal.code.rawValue, refusal.offset, refusal.remedy(language)) }
    return (outcome.warning?.code.rawValue, outcome.warning?.offset, outcome.warning?.remedy(language))
  }

  private func number(_ value: Exact) -> String { (unit.map { Rational(value) / $0.factor } ?? Rational(value)).text }
  private func bound(_ value: Rational) -> String { (unit.map { value / $0.factor } ?? value).asBound }
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

  /// The one of several units with the same spelling that the outcome can be given in: 平方米 of land for 亩.
  package func matching(_ units: [Unit]) -> Unit? {
    let family: UnitFamily? =
      switch self {
      case .quantity(let quantity): quantity.family
      case .range(let range): range.family
      case .compound, .absent, .refusal: nil
      }
    return units.first { $0.family == family } ?? units.first
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

extension Rational {
  /// The decimal; of a bound that has too many places, twelve of them, rounded half-even.
  package var asBound: String {
    guard let exact, exact.reduced.decimals > 12, let rounded = Int128(exactly: rounded(to: 12, .halfEven)) else { return text }
    return Exact(rounded, decimals: 12).text
  }
}
