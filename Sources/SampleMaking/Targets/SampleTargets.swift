package import Figures

/// Everything under `samples/` of a pipeline but the styles: what the returns of the samples hold.
package struct SampleTargets: Sendable {
  struct Register: Sendable {
    let name: String
    let rows: RowPlan
    let fills: [FillPlan]
  }

  package let seed: String
  /// The business date of the samples.
  package let today: Day
  let shares: [String: [String: Int]]
  let registers: [String: Register]
  /// In order of form.
  let forms: [FormTarget]

  /// Reads `targets.yaml` and the files beside it, given as name → text.
  package init(files: [String: String]) throws {
    guard let common = files["targets.yaml"] else {
      throw SampleMistake(SpecPlace(file: "targets.yaml", line: 1, column: 1), "no such file")
    }
    let document = try SpecField(document: common, file: "targets.yaml")
    let known = ["seed", "today", "shares", "lists", "registers"]
    let head = try document.entries()
    let fields = Dictionary(head.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    seed = try document.required("seed", in: fields).text()
    let today = try document.required("today", in: fields)
    guard let day = Day(try today.text()) else { throw today.mistake("a day such as 2021-01-07 was expected") }
    self.today = day
    var shares: [String: [String: Int]] = [:]
    for (name, value) in try fields["shares"]?.entries() ?? [] { shares[name] = try RowPlan.numbers(value) }
    self.shares = shares
    var lists: [String: ValueSource] = [:]
    for (name, value) in try fields["lists"]?.entries() ?? [] { lists[name] = try ValueSource(value, lists: lists) }
    var registers: [String: Register] = [:]
    for (name, value) in try fields["registers"]?.entries() ?? [] {
      let entry = try value.record(["rows", "fill"])
      registers[name] = Register(
        name: name, rows: try RowPlan(value.required("rows", in: entry), lists: lists),
        fills: try entry["fill"]?.entries().map { try FillPlan($0.key, $0.value, lists: lists) } ?? [])
    }
    self.registers = registers
    var forms: [String: FormTarget] = [:]
    func take(_ code: String, _ field: SpecField) throws {
      if let other = forms[code] { throw field.mistake("\(code) again, first in \(other.place)") }
      forms[code] = try FormTarget(code, field, lists: lists)
    }
    for (key, value) in head where !known.contains(key) { try take(key, value) }
    for name in files.keys.sorted() where name != "targets.yaml" && name != "styles.yaml" && name.hasSuffix(".yaml") {
      for (code, value) in try SpecField(document: files[name] ?? "", file: name).entries() { try take(code, value) }
    }
    self.forms = forms.keys.sorted().compactMap { forms[$0] }
  }
}
