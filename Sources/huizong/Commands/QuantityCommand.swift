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
    let desk = try common.desk()
    let answers = try QuantityAnswers(units: desk.pipeline.units, headerUnit: headerUnit, to: to, language: desk.language)
    let format = try common.outputFormat()
    if format == .csv { Console.data(QuantityLine.columns.joined(separator: ",")) }
    var refused = 0
    func answer(_ text: String) {
      let (shown, isRefusal) = answers.answer(text, as: format)
      if format == .csv { Console.data(csv: shown) } else { Console.data(shown) }
      refused += isRefusal ? 1 : 0
    }
    if texts == ["-"] {
      while Console.lost == nil, let text = readLine(strippingNewline: true) { answer(text) }
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
  /// The units of `--to` with that spelling.
  private let targets: [Unit]
  private let language: Language

  init(units: UnitTable, headerUnit: String?, to: String?, language: Language) throws {
    reader = QuantityReader(units: units, policy: .printed)
    self.headerUnit = headerUnit
    self.language = language
    func known(_ spelling: String) throws -> [Unit] {
      let found = units.candidates(spelling)
      guard !found.isEmpty else {
        let near = units.nearest(spelling)
        throw Trouble.usage("unknown unit \(spelling)\(Near.en(near))", zh: "没有这个单位：\(spelling)\(Near.zh(near))")
      }
      return found
    }
    if let headerUnit { _ = try known(headerUnit) }
    targets = try to.map(known) ?? []
  }

  /// One line for one text, and whether it was refused.
  func answer(_ text: String, as format: CommonOptions.Format) -> (String, Bool) {
    var outcome = read(text)
    let target = outcome.matching(targets)
    if let target { outcome = outcome.converted(to: target) }
    var isRefusal = false
    if case .refusal = outcome { isRefusal = true }
    let line = QuantityLine(text: text, outcome: outcome, unit: target, language: language)
    switch format {
    case .json: return (line.json, isRefusal)
    case .csv: return (line.csv, isRefusal)
    case .text: return (shown(text, outcome, target), isRefusal)
    }
  }

  /// Without a header the unit that is asked for tells of which family a unit is that stands in several: 10000平方米 in 公顷 is land.
  private func read(_ text: String) -> QuantityOutcome {
    if let headerUnit, let outcome = reader.read(text, headerUnit: headerUnit) { return outcome }
    let free = reader.read(text, family: nil, unit: nil)
    guard let target = free.matching(targets), case .refusal = free.converted(to: target) else { return free }
    let expected = reader.read(text, family: target.family, unit: nil)
    if case .refusal = expected { return free }
    return expected
  }

  private func shown(_ text: String, _ outcome: QuantityOutcome, _ target: Unit?) -> String {
    func figure(_ quantity: Quantity) -> String { shown(quantity, target) }
    var line: String
    switch outcome {
    case .quantity(let quantity): line = text + "  =  " + figure(quantity)
    case .range(let range): line = text + "  =  " + figure(range.lower) + " … " + figure(range.upper)
    case .compound(let parts): line = text + "  =  " + parts.map(figure).joined(separator: " + ")
    case .absent(let kind): line = text + "  =  " + kind.title(language)
    case .refusal(let refusal): line = refusal.message(text, language) + "  (" + refusal.code.rawValue + ")  " + refusal.remedy(language)
    }
    if let warning = outcome.warning {
      line += "  " + (language == .zh ? "请留意：" : "note: ") + warning.remedy(language) + "  (" + warning.code.rawValue + ")"
    }
    return line
  }

  /// Value, qualifier and bounds, all in the same unit.
  private func shown(_ quantity: Quantity, _ target: Unit?) -> String {
    func number(_ value: Rational) -> Rational { target.map { value / $0.factor } ?? value }
    let interval = quantity.interval
    let lower = interval.lower.map { ($0.included ? "[" : "(") + number($0.value).asBound } ?? "(-∞"
    let upper = interval.upper.map { number($0.value).asBound + ($0.included ? "]" : ")") } ?? "∞)"
    return number(Rational(quantity.value)).text + (target?.symbol ?? quantity.unit) + "  " + quantity.qualifier.title(language) + "  " + lower + ", " + upper
  }
}
