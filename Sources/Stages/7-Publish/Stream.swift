import Definition
import Figures
import Warehouse

/// A work stream (工作流) with its figures, in the order of the definition.
struct Stream {
  /// `S19`; empty for figures of the reference table that no indicator computes yet.
  let id: String
  let title: String
  let rows: [FigureRow]

  static func grouped(_ rows: [FigureRow], pipeline: Pipeline) -> [Stream] {
    var order: [String] = []
    var groups: [String: [FigureRow]] = [:]
    for row in rows {
      let id = pipeline.indicator(row.indicator)?.stream ?? ""
      if groups[id] == nil { order.append(id) }
      groups[id, default: []].append(row)
    }
    // What has no stream comes last, wherever it stands among the figures.
    return (order.filter { !$0.isEmpty } + order.filter(\.isEmpty)).map { id in
      Stream(id: id, title: title(id, pipeline), rows: groups[id] ?? [])
    }
  }

  private static func title(_ id: String, _ pipeline: Pipeline) -> String {
    guard !id.isEmpty else { return "原报告印有、还没有报表可算的数" }
    let forms = pipeline.formsInOrder.filter { $0.stream == id }.map(\.title)
    return ([id] + (forms.isEmpty ? [] : [forms.joined(separator: "、")])).joined(separator: "　")
  }
}
