import ArgumentParser
import Definition
import Figures
import Quantities
import Runs

struct QuantityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quantity", abstract: "Read printed quantities: 19亿多元, 壹佰万元整, 5147户22454人.")

  @Argument(help: ArgumentHelp("Texts to read; - reads one a line from standard input.", valueName: "text"))
  var texts: [String]
  @Option(name: .customLong("header-unit"), help: ArgumentHelp("The unit of a bare number.", valueName: "unit"))
  var headerUnit: String?
  @Option(help: ArgumentHelp("Convert to this unit of the same family.", valueName: "unit"))
  var to: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    Console.isQuiet = common.quiet
    let folder = common.folder()
    let pipeline = try folder.pipeline(try folder.bundle())
    let answers = try QuantityAnswers(units: pipeline.units, headerUnit: headerUnit, to: to, language: try common.language(pipeline.language))
    let isJSON = try common.outputFormat() == .json
    var refused = 0
    func answer(_ text: String) {
      let (shown, isRefusal) = answers.answer(text, json: isJSON)
      Console.data(shown)
      refused += isRefusal ? 1 : 0
    }
    if texts == ["-"] {
      while let text = readLine(strippingNewline: true) { answer(text) }
    } else {
      for text in texts { answer(text) }
    }
    throw Ending(refused == 0 ? .ok : .findings)
  }
}

/// Reads texts one by one; no answer depends on the one before.
struct QuantityAnswers {
  private let reader: QuantityReader
  private let headerUnit: String?
  private let target: Unit?
  private let language: Language

  init(units: UnitTable, headerUnit: String?, to: String?, language: Language) throws {
    reader = QuantityReader(units: units, policy: .printed)
    self.headerUnit = headerUnit
    self.language = language
    func known(_ spelling: String) throws -> Unit {
      guard let unit = units.candidates(spelling).first else {
        let near = units.nearest(spelling).map { "; did you mean \($0)?" } ?? ""
        throw Trouble.usage("unknown unit \(spelling)\(near)")
      }
      return unit
    }
    if let headerUnit { _ = try known(headerUnit) }
    target = try to.map(known)
  }

  /// One line for one text, and whether it was refused.
  func answer(_ text: String, json: Bool) -> (String, Bool) {
    var outcome = headerUnit.flatMap { reader.read(text, headerUnit: $0) } ?? reader.read(text, family: nil, unit: nil)
    if let target { outcome = outcome.converted(to: target) }
    var isRefusal = false
    if case .refusal = outcome { isRefusal = true }
    return (json ? QuantityLine(text: text, outcome: outcome, unit: target, language: language).json : shown(text, outcome), isRefusal)
  }

  private func shown(_ text: String, _ outcome: QuantityOutcome) -> String {
    switch outcome {
    case .quantity(let quantity): text + "  =  " + shown(quantity)
    case .range(let range): text + "  =  " + shown(range.lower) + " … " + shown(range.upper)
    case .compound(let parts): text + "  =  " + parts.map(shown).joined(separator: " + ")
    case .absent(let kind): text + "  =  " + kind.rawValue
    case .refusal(let refusal): refusal.message(text, language) + "  (" + refusal.code.rawValue + ")"
    }
  }

  private func shown(_ quantity: Quantity) -> String {
    let number = target.map { Rational(quantity.value) / $0.factor }?.text ?? quantity.value.text
    let interval = quantity.interval
    let lower = interval.lower.map { ($0.included ? "[" : "(") + $0.value.text } ?? "(-∞"
    let upper = interval.upper.map { $0.value.text + ($0.included ? "]" : ")") } ?? "∞)"
    return number + (target?.symbol ?? quantity.unit) + "  " + quantity.qualifier.rawValue + "  " + lower + ", " + upper
  }
}
