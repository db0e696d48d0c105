import Definition
import Figures
import Formulas
import Warehouse

/// The rules that a run for some counties, forms or periods is about, and how they stand there.
///
/// The audit itself always judges all of them: a rule of one form may draw on the figures of another.
struct AuditScope {
  private let rules: Set<String>
  private let counties: Set<String>

  init(_ selection: Selection, _ pipeline: Pipeline) {
    let own = pipeline.indicators.filter { indicator in
      guard selection.covers(indicator, pipeline) else { return false }
      let isOfForm = selection.forms.isEmpty || indicator.form != nil
      return isOfForm && (selection.periods.isEmpty || selection.periods.contains { Period($0).map { indicator.returns.contains($0) } ?? false })
    }
    let figures = pipeline.withDependants(Set(own.map(\.id)))
    rules = Set(pipeline.rules.filter { $0.form == nil && $0.formula.names.contains(where: figures.contains) }.map(\.code))
    counties = Set(selection.counties)
  }

  /// The counts of the stage for these rules and places, the city's own verdicts among them where no county is named.
  func facts(_ reader: WarehouseReader) throws -> [String: Int] {
    let verdicts = try reader.verdicts().filter { rules.contains($0.rule) && (counties.isEmpty || counties.contains($0.region)) }
    let explained = Set(try reader.findings().filter { $0.status != "open" }.map { $0.code })
    let broken = verdicts.filter { ["broken", "unlikely"].contains($0.outcome) }
    return [
      "rules": Set(verdicts.map(\.rule)).count, "checks": verdicts.count, "counties": Set(verdicts.map(\.region)).subtracting([FigureRow.city]).count,
      "hold": verdicts.count { $0.outcome == "holds" }, "possible": verdicts.count { $0.outcome == "possible" },
      "undecided": verdicts.count { $0.outcome == "undecided" }, "broken": broken.count, "explained": broken.count { explained.contains($0.rule) },
    ]
  }
}
