import Definition
import Warehouse

/// The ten figures of the first page: those that the definition names for the screen, then one of each further stream that
/// the report of reference prints, so that the page shows the breadth of the work.
struct KeyFigures {
  let rows: [FigureRow]

  init(_ figures: [FigureRow], pipeline: Pipeline, count: Int = 10) {
    let byID = Dictionary(figures.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    var rows = pipeline.screen.compactMap { byID[$0] }
    func stream(_ row: FigureRow) -> String { pipeline.indicator(row.indicator)?.stream ?? "" }
    var streams = Set(rows.map(stream))
    var taken = Set(rows.map(\.indicator))
    let computed = figures.filter { $0.rule != "given" && $0.value != nil }
    for row in computed where rows.count < count && row.reference != nil && !taken.contains(row.indicator) {
      guard streams.insert(stream(row)).inserted else { continue }
      taken.insert(row.indicator)
      rows.append(row)
    }
    for row in computed where rows.count < count && taken.insert(row.indicator).inserted { rows.append(row) }
    self.rows = rows
  }
}
