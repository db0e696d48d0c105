package import Definition
import Figures
import Formulas
package import Warehouse

/// Where a figure comes from, down to the cell: a tree of figures, counties and cells.
package struct Trace {
  package let pipeline: Pipeline
  package let reader: WarehouseReader
  private let figures: [String: FigureRow]

  package init(pipeline: Pipeline, reader: WarehouseReader) throws {
    self.pipeline = pipeline
    self.reader = reader
    figures = Dictionary(
      try reader.figures().map { ($0.indicator + "|" + $0.region, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A figure with what it is made of.
  package indirect enum Origin {
    case cells([(region: String, value: FigureRow?, cells: [WarehouseReader.TracedCell])])
    /// Files whose records were counted: region, file, how many, first and last line.
    case records([(region: String, value: FigureRow?, files: [(file: String, count: String, first: String, last: String)])])
    case parts(formula: String, [Node])
    case given(String)
  }

  package struct Node {
    package let indicator: Indicator
    package let figure: FigureRow?
    package let origin: Origin
    /// What the figure is, in words: 数量相加.
    package let how: String
  }

  package func node(_ id: String, region: String?, depth: Int = 0) throws -> Node? {
    guard let indicator = pipeline.indicator(id) else { return nil }
    let figure = figures[id + "|" + (region ?? FigureRow.city)]
    let place = "\(indicator.file):\(indicator.line)"
    switch pipeline.origin(indicator).rule {
    case .given: return Node(indicator: indicator, figure: figure, origin: .given("口径规定的数，\(place)"), how: "规定")
    case .classed(let classes, let day):
      let rows = pipeline.classes.rows(of: classes, on: day).filter { region == nil || $0.region == region }
      let lines = rows.map { "\(pipeline.regions.short($0.region)) classes.csv:\($0.line)" }.joined(separator: "，")
      let sources = Set(rows.map(\.source)).sorted().joined(separator: "；")
      return Node(
        indicator: indicator, figure: figure, origin: .given("\(day.title)的县区类别：\(lines)（\(sources)）"), how: "名录里数")
    case .baseline:
      let rows = pipeline.baseline.filter { $0.indicator == pipeline.origin(indicator).id }
      return Node(indicator: indicator, figure: figure, origin: .given("底数 baseline.csv，\(rows.first?.source ?? "")"), how: "底数")
    case .formula(let formula):
      let parts = depth < 4 ? try formula.names.compactMap { try node($0, region: region, depth: depth + 1) } : []
      return Node(indicator: indicator, figure: figure, origin: .parts(formula: formula.text, parts), how: "按算式")
    case .score(let marks):
      let parts = depth < 4 ? try marks.flatMap(\.names).compactMap { try node($0, region: region, depth: depth + 1) } : []
      return Node(indicator: indicator, figure: figure, origin: .parts(formula: "score", parts), how: "逐项得分相加")
    case .mean(let id), .same(let id):
      let parts = try [node(id, region: region, depth: depth + 1)].compactMap { $0 }
      return Node(indicator: indicator, figure: figure, origin: .parts(formula: "mean(\(id))", parts), how: "各县平均")
    case .sum(let source, let column): return try cells(indicator, figure, source, [column], region, "相加")
    case .ratio(let source, let over, let under): return try cells(indicator, figure, source, [over, under], region, "相加后相除")
    case .weightedMean(let source, let value, let weight): return try cells(indicator, figure, source, [value, weight], region, "加权平均")
    case .extreme(let extreme, let source, let over, let under):
      return try cells(indicator, figure, source, [over] + (under.map { [$0] } ?? []), region, extreme == .max ? "取各县最大" : "取各县最小")
    case .count(let source): return try records(indicator, figure, source, region, "计数")
    case .distinct(let source, _): return try records(indicator, figure, source, region, "去重计数")
    }
  }

  // MARK: - Records

  private func selection(_ indicator: Indicator, _ source: Indicator.Source) throws -> WarehouseReader.Selection? {
    try reader.selection(behind: indicator, source, pipeline: pipeline) { figures[$0 + "|" + FigureRow.city] }
  }

  private func cells(
    _ indicator: Indicator, _ figure: FigureRow?, _ source: Indicator.Source, _ columns: [String], _ region: String?, _ how: String
  ) throws -> Node {
    guard let selection = try selection(indicator, source) else { return Node(indicator: indicator, figure: figure, origin: .given(""), how: how) }
    let all = try columns.flatMap { try reader.cells(selection, of: $0) }
    let regions = region.map { [$0] } ?? Self.ordered(Set(all.map(\.region)))
    return Node(
      indicator: indicator, figure: figure,
      origin: .cells(regions.map { place in (place, figures[indicator.id + "|" + place], all.filter { $0.region == place }) }),
      how: title(columns, source) + how)
  }

  private func records(
    _ indicator: Indicator, _ figure: FigureRow?, _ source: Indicator.Source, _ region: String?, _ how: String
  ) throws -> Node {
    guard let selection = try selection(indicator, source) else { return Node(indicator: indicator, figure: figure, origin: .given(""), how: how) }
    let all = try reader.records(selection)
    let regions = region.map { [$0] } ?? Self.ordered(Set(all.compactMap { $0[0] }))
    return Node(
      indicator: indicator, figure: figure,
      origin: .records(
        regions.map { place in
          let files = all.filter { $0[0] == place }.map { row in
            (file: row[1] ?? "", count: row[2] ?? "", first: row[3] ?? "", last: row[4] ?? "")
          }
          return (place, figures[indicator.id + "|" + place], files)
        }), how: (pipeline.forms[source.form]?.title ?? source.form) + how)
  }

  private func title(_ columns: [String], _ source: Indicator.Source) -> String {
    guard let form = pipeline.forms[source.form] else { return "" }
    let names = columns.compactMap { form[column: $0]?.headers.first }
    return "\(form.title)的\(names.joined(separator: "、"))"
  }

  private static func ordered(_ regions: Set<String>) -> [String] { regions.sorted() }
}
