import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// The rows of a business XML, bound by name and read like the rows of a table.
struct TreeBody {
  private let form: Form
  private let pipeline: Pipeline
  private var builder: RecordBuilder
  private var long: LongRecords
  private var totals: TotalRows
  private let parts: RowIsPart
  private let elements: Elements
  private let survey: Survey
  private let rowName: String
  private let nameOfRows: [UInt8]
  private let places: TreePlaces
  /// What the headers of the places mean.
  private let placed: [TreeNames.Meaning]
  private let isLong: Bool
  /// The columns that every row must have.
  private let needed: [Column]
  private var beside: TreeBeside
  /// The elements around the present one, the root first.
  private var ancestors: [RawElement] = []
  private var row: TreeRow
  /// The depth of the row whose cells come in; nil between rows.
  private var rowDepth: Int?
  /// The element 合计 whose cells come in.
  private var total: (depth: Int, label: TotalLabel)?
  private var units: TreeUnits
  private var surroundings: Surroundings?
  private var unread = UnreadAround()
  /// Attributes of values of which it has been said that they are not read.
  private var attributesSaid: Set<String> = []
  private let labels: RowLabels
  /// Labels of the row, and of what stands around it, that contradict the report.
  private var contradictions: [(cell: InputCell, words: (zh: String, en: String))] = []
  private var found = false

  init(
    form: Form, identity: Identity, preamble: Preamble, part: PartOfSlice, around: [RawElement], elements: Elements, pipeline: Pipeline, reading: Reading
  ) {
    self.form = form
    self.pipeline = pipeline
    self.elements = elements
    ancestors = around
    rowName = form.xml?.row ?? "记录"
    nameOfRows = Array(rowName.utf8)
    places = TreePlaces(form)
    labels = RowLabels(region: identity.region.code, period: identity.period, pipeline: pipeline)
    let isLong = TreeLayout.isList(form, elements, rowName: rowName)
    self.isLong = isLong
    totals = TotalRows(form: form)
    parts = RowIsPart(form)
    survey = Survey(elements, rowName: rowName, pipeline.units)
    beside = TreeBeside(survey, rowName: rowName, pipeline.units)
    var names = TreeNames(form, units: pipeline.units, isList: isLong)
    placed = places.all.map { names[$0.header] }
    row = TreeRow(form, names)
    units = TreeUnits(form, pipeline.units)
    needed = form.columns.filter { column in
      !column.optional && !column.isIdle && !column.isFreeText && !(isLong && column.measure != nil) && part.constants[column.id] == nil
    }
    let readers = TreeReaders(form, pipeline, stated: preamble.all(.unit), survey)
    var reading = reading
    reading.head.layout += isLong ? " long" : ""
    reading.rejections.append(contentsOf: readers.rejections)
    builder = RecordBuilder(
      form: form, pipeline: pipeline, region: identity.region.code, period: identity.period, readers: readers.byColumn, constants: part.constants,
      reading: reading)
    long = LongRecords(form: form, pipeline: pipeline, period: identity.period, valueUnit: nil)
  }

  mutating func read() throws -> Reading {
    guard !builder.reading.isRefused else { return builder.reading }
    if let first = survey.first { leaveFigures(of: first) }
    for element in elements { take(element) }
    if rowDepth != nil { finishRow() }
    if let total { finishTotal(total.label) }
    var reading = builder.reading
    // A root that says which form it is, with nothing in it, is a nil return, like a header without rows.
    guard found || elements.count == 1 else {
      reading.rejections.append(
        Words.rejection(
          .submission, .xmlNotReport, at: Place(line: survey.first?.line ?? 1, column: 0, path: survey.first?.path),
          zh: "XML 里没有一个 \(rowName)", en: "the XML has no \(rowName)"))
      return reading
    }
    guard !reading.isRefused else { return reading }
    try long.finish(&builder)
    bindColumns()
    var read = try Completion.finish(builder, totals: totals, outside: beside.outside)
    if let query = UnitMention(read, form, pipeline.units).query(among: survey.texts) { read.rejections.append(query) }
    return read
  }

  /// Notes where the report has its columns.
  private mutating func bindColumns() {
    let paths = long.paths
    builder.bind(
      form.columns.filter { $0.measure != nil || $0.isDimension }.map { column in
        let units = builder.reader(column)?.units
        return Reading.BoundColumn(
          item: column.id, header: column.headers.first ?? column.id, unit: units?.unit?.symbol, unitFrom: units?.from?.rawValue,
          line: survey.first?.line ?? 1, col: row.ordinal(column), path: row.path(column) ?? paths[column.id])
      })
  }

  private mutating func take(_ element: RawElement) {
    if let depth = rowDepth, element.depth <= depth { finishRow() }
    if let total, element.depth <= total.depth { finishTotal(total.label) }
    while let last = ancestors.last, last.depth >= element.depth { ancestors.removeLast() }
    if let depth = rowDepth {
      child(element, ofRowAt: depth)
    } else if element.isNamed(nameOfRows) {
      begin(element)
    } else if let total {
      child(element, ofTotalAt: total.depth)
    } else if !isLong, let label = beside.total(element) {
      begin(element, total: label)
    } else if element.depth > (survey.first?.depth ?? 1) {
      if let rejection = beside.rejection(element) ?? beside.unread(element) { builder.reject(rejection) } else { leaveFigures(of: element) }
    }
    if element.role == .branch { ancestors.append(element) }
  }

  // MARK: - Around the rows

  /// Figures of an element that is no row: beside rows, of the report itself, and of a total that is not written as a row.
  private mutating func leaveFigures(of element: RawElement) {
    let isTotal = TreeBeside.isTotal(element.name)
    if isTotal || element.path == survey.first?.path {
      for (position, attribute) in element.attributes.enumerated() where !places.name(attributeAround: attribute.name) {
        leaveFigure(attribute.name, InputCell(attribute.value, line: element.line, column: position + 1, element: element.path, attribute: attribute.name))
      }
    }
    guard element.isLeaf, let text = element.text, element.path != survey.first?.path else { return }
    guard beside.holdsRows(element.parentPath) || ancestors.last.map({ TreeBeside.isTotal($0.name) }) ?? false else { return }
    leaveFigure(element.name, InputCell(text, line: element.line, column: 0, element: element.path))
    guard !isTotal, !TreeBeside.isFrame(element.name), row.names[element.name].isOfNoColumn else { return }
    for (name, cell) in UnreadAround.figures(of: element) where cell.path != element.path { leaveFigure(name, cell) }
  }

  /// A figure of a column, or one whose name is of no column.
  private mutating func leaveFigure(_ name: String, _ cell: InputCell) {
    let meaning = row.names[name]
    if let column = meaning.column {
      if column.measure != nil { leave(name, column, cell) }
    } else if let rejection = unread.rejection(figure: name, cell) {
      builder.reject(rejection)
    }
  }

  private mutating func leave(_ name: String, _ column: Column?, _ cell: InputCell) {
    if let rejection = unread.rejection(name, column, cell) { builder.reject(rejection) }
  }

  private mutating func compare(_ name: String, _ cell: InputCell) {
    if let words = labels.contradiction(name, cell) { contradictions.append((cell, words)) }
  }

  // MARK: - The cells of a row

  private mutating func begin(_ element: RawElement) {
    found = true
    rowDepth = element.depth
    let path = element.path
    row.begin(element, path: path)
    units.ofRow = nil
    contradictions = []
    lookAround(element)
    for (name, cell) in surroundings?.labels ?? [] where !places.name(attributeAround: name) { compare(name, cell) }
    for (place, name) in zip(places.all, placed) {
      if let cell = TreePlaces.cell(at: place, of: element, path: path, ancestors) { put(name, cell, at: place.written) }
    }
    for index in 0..<element.attributeCount {
      let attribute = element.name(ofAttribute: index)
      guard !places.name(attribute: attribute) else { continue }
      let cell = InputCell(element.value(ofAttribute: index), line: element.line, column: index + 1, element: path, attribute: attribute)
      putAttribute(row.names[attribute], cell)
    }
    guard element.isLeaf else { return }
    if !places.takesOwnText, let text = element.text, let rejection = unread.rejection(textOfRow: text, element, key: builder.key(row.cells)) {
      builder.reject(rejection)
    }
    finishRow()
  }

  /// What the elements around a row, or around a total, say for it.
  private mutating func lookAround(_ element: RawElement) {
    guard surroundings?.parent != element.parentPath else { return }
    let reportDepth = survey.first?.depth ?? 1
    let around = Surroundings(parent: element.parentPath, elements: ancestors.drop { $0.depth <= reportDepth }, &row.names, pipeline.units)
    for (name, column, cell) in around.rest where !places.name(attributeAround: name) && !(column?.isIdle ?? false) { leave(name, column, cell) }
    (surroundings, units.around) = (around, around.unit)
  }

  /// An attribute that no place of the form names is read by its name, or refused, as a child is. Rows may be counted, and
  /// what the report says of itself may be repeated on a row where a form has its own places.
  private mutating func putAttribute(_ name: TreeNames.Meaning, _ cell: InputCell) {
    if name.isOfNoColumn {
      if name.isUnit {
        units.state(ofRow: cell)
        return
      }
      if name.folded == "序号" { return }
      if !places.isEmpty, Preamble.Label(element: name.name) != nil { return compare(name.name, cell) }
    }
    put(name, cell, at: "@" + name.name)
  }

  private mutating func put(_ name: TreeNames.Meaning, _ cell: InputCell, at place: @autoclosure () -> String) {
    if let rejection = row.put(name, cell, at: place()) { builder.reject(rejection) }
  }

  private mutating func child(_ element: RawElement, ofRowAt depth: Int) {
    guard element.depth == depth + 1 else { return beside.pass(element) }
    guard let text = element.text else { return nested(element) }
    if element.role == .stray {
      if let rejection = unread.rejection(textOfRow: text, element, key: builder.key(row.cells)) { builder.reject(rejection) }
      return
    }
    var cell = InputCell(text, line: element.line, column: row.cells.count + 1, element: element.path)
    cell.unit = UnitAttribute.stated(by: element, pipeline.units)
    put(row.names[element.name], cell, at: element.name)
    // Nearly every value has its unit beside it, or nothing.
    if element.attributeCount > (cell.unit == nil ? 0 : 1) { leaveAttributes(of: element, isBlank: cell.isBlank) }
  }

  /// Figures in the attributes of a value, which nothing reads: each is named once.
  private mutating func leaveAttributes(of element: RawElement, isBlank: Bool) {
    let name = element.name
    for (attribute, cell) in UnreadAround.figures(of: element) where cell.path != element.path {
      guard attributesSaid.insert(name + "/" + attribute).inserted else { continue }
      builder.reject(UnreadAround.rejection(attribute: attribute, ofValue: name, isBlank: isBlank, cell, key: builder.key(row.cells)))
    }
  }

  /// An element where a value should stand: of a column it is a cell that cannot be read, else a row inside a row.
  private mutating func nested(_ element: RawElement) {
    let name = row.names[element.name]
    guard name.column?.measure != nil else {
      builder.reject(
        Words.rejection(
          .record, .xmlRowUnknown, at: Place(line: element.line, column: 0, path: element.path), key: builder.key(row.cells), raw: element.name,
          zh: "一条记录里面又有 \(Words.quoted(element.name))，里面还有别的元素，它里面的没有收", en: "\(Words.quoted(element.name)) inside a record holds elements; it was not taken"))
      return
    }
    // Its text is the mark-up, which no figure is.
    put(name, InputCell("<\(element.name)>…", line: element.line, column: row.cells.count + 1, element: element.path), at: element.name)
  }

  // MARK: - Totals that are elements of their own

  /// `<合计><下达资金>30</下达资金></合计>` beside rows is their total row. What it has beside the form's columns is no column,
  /// and costs nothing.
  private mutating func begin(_ element: RawElement, total label: TotalLabel) {
    total = (element.depth, label)
    let path = element.path
    row.begin(element, path: path)
    units.ofRow = nil
    lookAround(element)
    for (position, attribute) in element.attributes.enumerated() {
      let cell = InputCell(attribute.value, line: element.line, column: position + 1, element: path, attribute: attribute.name)
      let name = row.names[attribute.name]
      if name.isOfNoColumn, name.isUnit { units.state(ofRow: cell) } else { put(name, cell, ofTotalAt: "@" + attribute.name) }
    }
    if element.isLeaf { finishTotal(label) }
  }

  private mutating func child(_ element: RawElement, ofTotalAt depth: Int) {
    guard element.depth == depth + 1, element.isLeaf, let text = element.text else {
      beside.pass(element)
      if let rejection = UnreadAround.rejection(text: element) { builder.reject(rejection) }
      for (name, cell) in UnreadAround.figures(of: element) { leaveFigure(name, cell) }
      return
    }
    var cell = InputCell(text, line: element.line, column: row.cells.count + 1, element: element.path)
    cell.unit = UnitAttribute.stated(by: element, pipeline.units)
    put(row.names[element.name], cell, ofTotalAt: element.name)
  }

  private mutating func put(_ name: TreeNames.Meaning, _ cell: InputCell, ofTotalAt place: String) {
    if name.isOfNoColumn { leaveFigure(name.name, cell) } else { put(name, cell, at: place) }
  }

  private mutating func finishTotal(_ label: TotalLabel) {
    total = nil
    if let surroundings { row.fill(surroundings) }
    row.state(&units)
    takeTotal(label)
  }

  // MARK: - A whole row

  private mutating func finishRow() {
    rowDepth = nil
    if let surroundings { row.fill(surroundings) }
    row.state(&units)
    let cells = row.cells
    if let label = totals.label(of: cells, isList: isLong) { return takeTotal(label) }
    totals.pass()
    if let (cell, words) = contradictions.first {
      builder.reject(
        Words.rejection(
          .record, .recordDiffers, at: Place(line: cell.line, column: cell.column, path: cell.path), key: builder.key(cells), raw: cell.text,
          zh: words.zh, en: words.en))
      return refuseCells(of: form.columns)
    }
    if let part = parts.cell(of: cells) {
      builder.reject(parts.rejection(part, cells, builder))
      if isLong { refuseItem() }
      return refuseCells(of: form.columns)
    }
    guard hasAllCells() else { return refuseCells(of: form.columns) }
    if isLong { takeItem() } else { takeRecord() }
  }

  private mutating func refuseCells(of columns: [Column]) {
    for column in columns {
      if let cell = row.cells[column] { builder.tallies.count(column, cell.isBlank ? .absent : .rejected) }
    }
  }

  /// Whether the row has every column that it must; says which are missing.
  private mutating func hasAllCells() -> Bool {
    guard let first = needed.first(where: { row.cells[$0] == nil }) else { return true }
    let missing = needed.filter { row.cells[$0] == nil }
    let names = missing.map { $0.headers.first ?? $0.id }.joined(separator: "、")
    builder.reject(
      Words.rejection(
        .record, .rowTooShort, at: row.cells.place, item: first.id, key: builder.key(row.cells), raw: "",
        zh: "这条记录缺少：\(names)，没有收", en: "the record lacks \(missing.map(\.id).joined(separator: ", "))"))
    return false
  }

  /// Of a list: the row's item, its figure and the figure's unit.
  private mutating func figure() -> (item: InputCell, value: InputCell, unit: InputCell?) {
    let blank = InputCell(text: "", line: row.cells.line, column: 0)
    let item = row.part(.item) ?? blank
    var value = row.part(.value) ?? blank
    let unit = row.part(.unit)
    if unit?.isBlank ?? true, value.unit == nil { value.unit = units.ofValue(item, &row.names) }
    return (item, value, unit)
  }

  /// Counts what a row of a list has besides the form's columns, where the row is not taken.
  private mutating func refuseItem() {
    let (item, value, unit) = figure()
    builder.tallies.count(.item, item.isBlank ? .absent : .rejected)
    builder.tallies.count(.value, value.isBlank ? .absent : .rejected)
    if let unit { builder.tallies.count(.unit, unit.isBlank ? .absent : .text) }
  }

  /// A row of a list.
  private mutating func takeItem() {
    let (item, value, unit) = figure()
    long.read(item: item, value: value, unit: unit, row.cells, &builder)
    if let record = long.present { totals.pass(of: record) }
  }

  private mutating func takeTotal(_ label: TotalLabel) {
    totals.take(row.cells, label: label, &builder)
    guard isLong else { return }
    let (item, value, unit) = figure()
    long.take(item, value, unit: unit, row.cells, label, &totals, &builder)
  }

  /// A row that is a record, with a cell for each figure.
  private mutating func takeRecord() {
    guard var record = builder.identity(row.cells) else { return refuseCells(of: form.columns.filter { $0.measure != nil }) }
    let path = row.cells.path ?? ""
    record.cells = form.measures.map { column in
      guard let cell = row.cells[column] else { return nil }
      var result = builder.cell(column, row.cells)
      if !cell.stands(at: row.path(column) ?? "", below: path) { result?.amend { $0.path = cell.path } }
      return result
    }
    builder.append(record, row.cells)
    DerivedCells.check(form, row.cells, record, &builder)
  }
}
