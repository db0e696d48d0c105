package import Definition
import Figures
import Quantities
package import Submissions

/// A definition proposed from a file, for a person to edit: every guess with its evidence, the doubtful ones marked 请核对.
///
/// Nothing else uses it: a run reads what definitions say and never guesses. What is printed is a definition that the reader
/// accepts as it stands, and under which the file it was drafted from passes check, so that editing starts from something
/// that works.
///
///     investment: {role: measure, header: [投资], family: money}   # 76 个值都是数；表头写着（万元）
package struct FormDraft: Sendable {
  /// The YAML text, line by line.
  package let lines: [String]
  /// 76 records, 304 cells: what the draft was made from.
  package let records: Int
  package let columns: Int
  /// A header that stands over two columns: no definition can tell them apart, so the file has to be mended first.
  package let repeatedHeader: String?

  /// Drafts from the rows of a file. Nil where no row looks like a header, or an XML holds no rows.
  package init?(_ rows: [ExtractRow], file: String, pipeline: Pipeline) {
    guard let table = Self.table(rows, pipeline.units) else { return nil }
    var drafting = Drafting(table, file: file, pipeline: pipeline)
    drafting.decide()
    lines = drafting.lines
    records = table.count
    columns = table.columns.count
    var seen: Set<String> = []
    repeatedHeader = table.columns.map(\.header).first { !$0.isEmpty && !seen.insert($0).inserted }
  }

  private static func table(_ rows: [ExtractRow], _ units: UnitTable) -> DraftTable? {
    var sheets: [[RawRow]] = []
    var elements: [RawElement] = []
    for row in rows {
      switch row {
      case .sheet: sheets.append([])
      case .row(let row):
        if sheets.isEmpty { sheets.append([]) }
        sheets[sheets.count - 1].append(row)
      case .element(let element): elements.append(element)
      }
    }
    if !elements.isEmpty { return TreeDraft(elements).table().map { DraftList.spread($0, units: units) } }
    let tables = sheets.compactMap { GridDraft($0, units: units).table() }
    return tables.max { $0.count < $1.count }.map { DraftList.spread($0, units: units) }
  }
}
