import Figures

/// How what stands around the records of a reading lies in lines: its head `h`, bound columns `b`, stated totals `t` and
/// tallies `n`, their fields in the order of their declaration.
extension LineWriter {
  mutating func write(_ head: Reading.Head) {
    begin("h")
    for text in [head.form, head.region, head.period, head.part, head.mark] { field(text) }
    field(head.version)
    for text in [head.statedVersion, head.issued, head.encoding, head.layout] { field(text) }
    field(head.rows)
    field(head.outside)
    end()
  }

  mutating func write(_ column: Reading.BoundColumn) {
    begin("b")
    for text in [column.item, column.header, column.unit, column.unitFrom] { field(text) }
    field(column.line)
    field(column.col)
    field(column.path)
    end()
  }

  /// The dimensions come last, each followed by its value.
  mutating func write(_ total: Reading.StatedTotal) {
    begin("t")
    field(total.item)
    field(total.label)
    field(total.value)
    field(total.step)
    field(total.raw)
    field(total.line)
    field(total.col)
    field(total.cell)
    field(total.path)
    for (dimension, value) in total.dimensions.sorted(by: { $0.key < $1.key }) {
      field(dimension)
      field(value)
    }
    end()
  }

  mutating func write(_ tally: Reading.Tally) {
    begin("n")
    field(tally.item)
    for count in [tally.read, tally.figures, tally.texts, tally.absent, tally.rejected, tally.checked] { field(count) }
    end()
  }
}

extension LineCursor {
  mutating func head() throws(BatchDamage) -> Reading.Head {
    var head = Reading.Head()
    head.form = try word()
    head.region = try word()
    head.period = try word()
    head.part = try word()
    head.mark = try text()
    head.version = try number()
    head.statedVersion = try word()
    head.issued = try word()
    head.encoding = try word()
    head.layout = try word()
    head.rows = try number()
    head.outside = try number()
    return head
  }

  mutating func column() throws(BatchDamage) -> Reading.BoundColumn {
    Reading.BoundColumn(
      item: try word(), header: try word(), unit: try text(), unitFrom: try text(), line: try number(), col: try number(), path: try text())
  }

  mutating func total() throws(BatchDamage) -> Reading.StatedTotal {
    var total = Reading.StatedTotal(
      item: try word(), label: try word(), dimensions: [:], value: try wide(), step: try wide(), raw: try word(), place: Place(line: 0, column: 0))
    total.line = try number()
    total.col = try number()
    total.cell = try text()
    total.path = try text()
    while !isAtEnd { total.dimensions[try word()] = try word() }
    return total
  }

  mutating func tally() throws(BatchDamage) -> Reading.Tally {
    var tally = Reading.Tally(item: try word())
    tally.read = try number()
    tally.figures = try number()
    tally.texts = try number()
    tally.absent = try number()
    tally.rejected = try number()
    tally.checked = try number()
    return tally
  }

  /// The names of dimensions or of measures.
  mutating func words() throws(BatchDamage) -> [String] {
    var words: [String] = []
    while !isAtEnd { words.append(try word()) }
    return words
  }

  private mutating func wide() throws(BatchDamage) -> Int64 {
    guard let number = try optionalNumber() else { throw BatchDamage(line: line) }
    return number
  }
}
