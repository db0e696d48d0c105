package import Definition
import Figures
package import Warehouse

/// The stage `rollup`: county and city figures of every indicator, with their coverage.
///
/// An indicator whose inputs — its own definition, the readings it draws on, the figures it is made of — are those of the
/// figure that stands is not computed again.
package struct Roller {
  package let pipeline: Pipeline
  package let writer: WarehouseWriter
  package let run: Int

  package struct Receipt {
    package var computed = 0
    package var unchanged = 0
    package var incomplete = 0
    package var cityFigures = 0
    /// All figures that stand now, in the order in which the warehouse gives them.
    package var standing: [FigureRow] = []

    package init() {}
  }

  package init(pipeline: Pipeline, writer: WarehouseWriter, run: Int) {
    self.pipeline = pipeline
    self.writer = writer
    self.run = run
  }

  /// Computes what is stale; `selected` says which indicators this run may touch. With `again` all of these are computed
  /// anew, whatever their inputs: what stands in the warehouse is replaced where it differs.
  ///
  /// - Parameter standing: the figures that stand.
  package func roll(again: Bool = false, standing: [FigureRow], selected: @escaping (Indicator) -> Bool) throws -> Receipt {
    var work = try RollupWork(pipeline: pipeline, reader: writer.reader, standing: standing) { again && selected($0) }
    var receipt = Receipt()
    let references = Dictionary(pipeline.reference.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    let compared = pipeline.comparedWithPrevious
    for (position, indicator) in pipeline.indicators.enumerated() {
      let before = work.standing[indicator.id] ?? []
      let earlier = compared.contains(indicator.id) && indicator.form != nil ? indicator.shifted(to: indicator.period.previous) : nil
      var isFresh = try work.isFresh(indicator.id)
      if let earlier, try work.isFresh(earlier) { isFresh = true }
      receipt.cityFigures += 1
      if selected(indicator) { if isFresh { receipt.computed += 1 } else { receipt.unchanged += 1 } }
      guard isFresh, selected(indicator) else {
        receipt.standing += before
        continue
      }
      let figures = try work.figures(of: indicator.id)
      var sources = figures.sources(in: indicator.period)
      var rows = FigureRows(indicator: indicator, figures: figures, reference: references[indicator.id], pipeline: pipeline, position: position).rows
      if let earlier {
        let figures = try work.figures(of: earlier)
        rows += FigureRows(indicator: earlier, figures: figures, reference: nil, pipeline: pipeline, position: position).rows
        sources.formUnion(figures.sources(in: earlier.period))
      }
      receipt.standing += try writer.replace(rows, standing: before, indicator: indicator.id, sources: sources, known: work.sources[indicator.id] ?? [], run: run)
    }
    try writer.retire(except: Set(pipeline.indicators.map(\.id)), run: run)
    receipt.standing.sort(by: FigureRow.standsBefore)
    let incomplete = receipt.standing.lazy.filter { $0.region == FigureRow.city && $0.verdict == "incomplete" }
    receipt.incomplete = Set(incomplete.map(\.indicator)).count
    return receipt
  }
}
