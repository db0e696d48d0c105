import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// Finds the tables of a sheet, and which form each is of: what 表号 or the file's name says, else a title above the table,
/// else the header itself.
struct TableSearch {
  let pipeline: Pipeline
  var claim: Claim
  /// How much of the definition it took.
  private(set) var consulted = Consulted.form

  init(pipeline: Pipeline, claim: Claim) {
    self.pipeline = pipeline
    self.claim = claim
  }

  /// The tables of a sheet: one, or several below each other where the form of the one above allows it.
  mutating func tables(of rows: SheetRows, among sheets: Int) -> [Table] {
    var tables: [Table] = []
    var rest = rows
    while true {
      var (header, preamble) = recognise(rest, isOneOfMany: sheets > 1 || !tables.isEmpty)
      if let above = tables.last {
        preamble.inherit(above.preamble)
        // The same header again with nothing above it: what the unit line said goes on.
        if header?.row == 0, above.header?.binding.texts == header?.binding.texts { preamble.inherit(above.preamble, [.unit]) }
      }
      let mayHaveMore = header?.binding.form.tables == .many
      if mayHaveMore { consulted = .headers }
      guard let header, header.binding.isComplete, mayHaveMore,
        let next = StackedTables(pipeline: pipeline, above: header.binding).next(in: rest, from: header.row + header.binding.height)
      else { return tables + [Table(rows: rest, header: header, preamble: preamble, isBelow: !tables.isEmpty)] }
      tables.append(Table(rows: rest.rebased(..<next), header: header, preamble: preamble, isBelow: !tables.isEmpty))
      rest = rest.rebased(next...)
    }
  }

  /// `isOneOfMany`: the file's name may speak of another table than this one.
  private mutating func recognise(_ rows: SheetRows, isOneOfMany: Bool) -> (Recognition.Found?, Preamble) {
    let stated = statement(rows).map { HeaderName.folded($0.value).uppercased() }
    var only: Form?
    if let code = stated ?? claim.form {
      guard let form = pipeline.forms[code] else {
        consulted = .headers
        return (nil, Preamble())
      }
      only = form
    } else {
      let top = above(rows)
      consulted = max(consulted, .titles)
      // The form whose title a cell above the table holds: 附件3：2020年饮水安全项目表.
      let titled = top.prefix(5).lazy.flatMap(\.filled).compactMap { [pipeline] in pipeline.titles.form(in: HeaderName.folded($0.text)) }.first
      only = titled.flatMap { pipeline.forms[$0] }
    }
    if only == nil { consulted = .headers }
    var header = Recognition(stated: only, pipeline: pipeline).header(in: rows)
    if stated == nil, claim.form == nil || isOneOfMany, only != nil, !(header?.binding.isComplete ?? false) {
      consulted = .headers
      header = Recognition(stated: nil, pipeline: pipeline).header(in: rows) ?? header
    }
    var preamble = Preamble(partNames: header?.binding.form.partColumn?.headers ?? [], pipeline: pipeline)
    if let header { for row in rows.prefix(header.row) { preamble.read(row, above: header.binding) } }
    return (header, preamble)
  }

  /// What 表号 says of the first table: what stands below another header speaks of another table.
  private mutating func statement(_ rows: SheetRows) -> Preamble.Entry? {
    guard let entry = Self.statedForm(rows) else { return nil }
    // Where nothing above it can be a header, it is the first table's whatever forms there are.
    let isOnTop = !rows.prefix { $0.number < (entry.row?.number ?? 0) }.contains { $0.filled.count >= 2 && !Preamble.opens($0) }
    return isOnTop ? entry : Self.statedForm(above(rows))
  }

  /// The rows that may say what the first table is: of several below each other only those above its header.
  private mutating func above(_ rows: SheetRows) -> SheetRows {
    consulted = max(consulted, .titles)
    guard pipeline.forms.values.contains(where: { $0.tables == .many }) else { return rows }
    consulted = .headers
    guard let first = Recognition(stated: nil, pipeline: pipeline).header(in: rows), first.binding.isComplete, first.binding.form.tables == .many else {
      return rows
    }
    return rows.prefix(first.row)
  }

  /// What 表号 says, in its own cell or the next.
  static func statedForm(_ rows: SheetRows) -> Preamble.Entry? {
    for row in rows.prefix(Recognition.searchedRows) {
      var line = Preamble()
      line.read(row)
      if let entry = line.entry(.form), !entry.value.isEmpty { return entry }
    }
    return nil
  }
}
