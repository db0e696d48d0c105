package import Figures
package import Formulas
package import Handoff
package import Quantities

/// A whole definition: everything that may change from year to year, read from `Pipelines/<name>/`.
///
/// A class since it is handed to whatever reads a row: a reference is copied, not thirty fields.
package final class Pipeline: Sendable {
  package let name: String
  /// 河池市脱贫攻坚数据汇总
  package let title: String
  package let timeZone: String
  package let language: Language
  /// The inbox as written, relative to the pipeline's folder.
  package let inbox: String
  /// The period whose returns are due now.
  package let period: Period
  package let rounding: Rounding
  package let policy: QuantityPolicy
  /// The figures that `huizong run` shows.
  package let screen: [String]
  package let contact: String

  package let regions: RegionTable
  package let classes: ClassRegister
  /// The registries of places below the county, by name: `villages`.
  package let places: [String: PlaceRegister]
  package let units: UnitTable
  package let forms: [String: Form]
  package let indicators: [Indicator]
  package let rules: [Rule]
  package let explanations: [ExplanationOnFile]
  package let reference: [ReferenceRow]
  package let baseline: [BaselineRow]

  package let digest: Digest
  /// Of what a file is recognised by and read with, forms and counties aside: units, the city's own name, the cells'
  /// strictness, the period due.
  package let readingDigest: Digest
  /// Of all forms: which form a file is depends on every form there is.
  package let recognitionDigest: Digest

  /// Folded header text → the forms that have such a column, by code.
  package let formsByHeader: [String: [String]]
  /// Folded title → code.
  package let formsByTitle: [String: String]
  /// The same, to be found in longer texts.
  package let titles: FormTitles

  private let indicatorsByID: [String: Int]

  /// The same definition, whose registry of regions notes what it is asked.
  package func asked(_ questions: RegionQuestions) -> Pipeline { Pipeline(self, regions: regions.asked(questions)) }

  private init(_ other: Pipeline, regions: RegionTable) {
    self.regions = regions
    name = other.name
    title = other.title
    timeZone = other.timeZone
    language = other.language
    inbox = other.inbox
    period = other.period
    rounding = other.rounding
    policy = other.policy
    screen = other.screen
    contact = other.contact
    classes = other.classes
    places = other.places
    units = other.units
    forms = other.forms
    indicators = other.indicators
    rules = other.rules
    explanations = other.explanations
    reference = other.reference
    baseline = other.baseline
    digest = other.digest
    readingDigest = other.readingDigest
    recognitionDigest = other.recognitionDigest
    formsByHeader = other.formsByHeader
    formsByTitle = other.formsByTitle
    titles = other.titles
    indicatorsByID = other.indicatorsByID
    formsInOrder = other.formsInOrder
  }

  package func indicator(_ id: String) -> Indicator? { indicatorsByID[id].map { indicators[$0] } }

  /// Indicators that some rule compares with themselves one period earlier.
  package var comparedWithPrevious: Set<String> {
    Set(rules.flatMap { rule in rule.formula.references.filter { $0.aspect == .previous }.map(\.name) })
  }

  /// The indicator whose rule a repeat follows, or itself.
  package func origin(_ indicator: Indicator) -> Indicator {
    var origin = indicator
    while case .same(let id) = origin.rule, let next = self.indicator(id) { origin = next }
    return origin
  }

  /// A number with its unit text in a formula, in the canonical unit: 5万元 is 50000元; nil where the unit is unknown.
  package func literal(_ number: Exact, unit: String) -> Operand? {
    guard !unit.isEmpty else { return Operand(exactly: Rational(number), scale: .bare) }
    guard let known = UnitChoice.of(unit, family: nil, in: units)?.1 ?? units.candidates(unit).first else { return nil }
    return Operand(exactly: Rational(number) * known.factor, scale: known.family.id == "rate" ? .percent : .plain)
  }

  /// The forms in order of code.
  package let formsInOrder: [Form]

  init(
    head: PipelineHead, regions: RegionTable, classes: ClassRegister, places: [String: PlaceRegister], units: UnitTable, forms: [String: Form], indicators: [Indicator], rules: [Rule],
    explanations: [ExplanationOnFile], reference: [ReferenceRow], baseline: [BaselineRow], bundle: DefinitionBundle
  ) {
    name = head.name
    title = head.title
    timeZone = head.timeZone
    language = head.language
    inbox = head.inbox
    period = head.period
    rounding = head.rounding
    policy = head.policy
    screen = head.screen.map(\.id)
    contact = head.contact
    self.regions = regions
    self.classes = classes
    self.places = places
    self.units = units
    self.forms = forms
    formsInOrder = forms.keys.sorted().compactMap { forms[$0] }
    self.indicators = indicators
    self.rules = rules
    self.explanations = explanations
    self.reference = reference
    self.baseline = baseline
    digest = bundle.digest
    readingDigest = Digest(
      parts: [regions.city.code, regions.city.name, bundle.files["units.csv"] ?? "", head.policyName, head.period.code]
        + places.keys.sorted().map { bundle.files[$0 + ".csv"] ?? "" })
    recognitionDigest = Digest(parts: forms.keys.sorted().compactMap { forms[$0]?.face })
    var byHeader: [String: [String]] = [:]
    for code in forms.keys.sorted() {
      for column in forms[code]?.columns ?? [] {
        for header in column.foldedHeaders { byHeader[header, default: []].append(code) }
      }
      for header in Set((forms[code]?.crossHeaders ?? []).map(HeaderName.folded)) { byHeader[header, default: []].append(code) }
    }
    formsByHeader = byHeader
    formsByTitle = Dictionary(forms.values.map { (HeaderName.folded($0.title), $0.code) }, uniquingKeysWith: { first, _ in first })
    titles = FormTitles(formsByTitle)
    indicatorsByID = Dictionary(indicators.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
