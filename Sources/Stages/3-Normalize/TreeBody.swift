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
  /// The column that a name binds, and the unit that the name states beside it: 下达资金_元.
  private var columnsByName: [String: (column: Column, unit: String?)?] = [:]
  /// Where rows stand: what else stands there is looked at.
  private let rowParents: Set<String>
  /// Made when it is first asked for: most reports have nothing beside their rows.
  private var rowHolders: RowHolders?
  private var totals: TotalRows
  private let elements: Elements
  private let first: RawElement?
  private let rowName: String
  private let places: [(header: String, place: String)]
  /// Attributes of the row itself that a place names.
  private let placed: Set<String>
  /// Attributes of the elements around it that a place names.
  private let placedAround: Set<String>
  private let labels: RowLabels
  /// Labels of the row, and of what stands around it, that contradict the report.
  private var contradictions: [(cell: InputCell, words: (zh: String, en: String))] = []
  /// What it has been said of that nobody reads it: each figure by its path, else a name once.
  private var unread: Set<String> = []
  private let isLong: Bool
  /// Of a list: what item, value and unit are called.
  private let listHeaders: Set<String>
  private let listGroups: [[String]]
  /// The columns that every row must have.
  private let needed: [Column]
  /// The elements around the present one, the root first.
  private var ancestors: [RawElement] = []
  private var row: RecordBuilder.Row?
  private var rowDepth = 0
  private var rowElement: RawElement?
  private var unknown: Set<String> = []
  private var found = false
  private var outside = 0
  private var extra: [String: InputCell] = [:]
  /// What the row's own attribute 单位 says, for those of its cells that say nothing themselves.
  private var rowUnit: InputCell?
  private var surroundings: Surroundings?
  private var sawPaths: [String: String] = [:]
  /// The ordinals at which columns first stood in their rows.
  private var sawOrdinals: [String: Int] = [:]

  init(
    form: Form, identity: Identity, preamble: Preamble, part: PartOfSlice, around: [RawElement], elements: Elements, pipeline: Pipeline, reading: Reading
  ) {
    self.form = form
    self.pipeline = pipeline
    ancestors = around
    rowName = form.xml?.row ?? "记录"
    places = form.xml?.places ?? []
    placed = Set(places.lazy.filter { $0.place.hasPrefix("@") }.map { String($0.place.dropFirst()) })
    placedAround = Set(places.lazy.filter { $0.place.hasPrefix("../") }.compactMap { $0.place.split(separator: "@").last.map(String.init) })
    labels = RowLabels(region: identity.region.code, period: identity.period, pipeline: pipeline)
    let headers = (form.xml?.places ?? []).map { HeaderName.folded($0.header) }
    let isLong =
      places.isEmpty
      ? Self.isList(form, elements, rowName: rowName) : (form.long?.item ?? []).contains { headers.contains(HeaderName.folded($0)) }
    self.isLong = isLong
    listGroups = form.long.map { [$0.item, $0.value, $0.unit].map { $0.map(HeaderName.folded) } } ?? []
    listHeaders = Set(listGroups.joined())
    totals = TotalRows(form: form)
    self.elements = elements
    let survey = Survey(elements, rowName: rowName, pipeline.units)
    first = survey.first
    rowParents = survey.rowParents
    needed = form.columns.filter { column in
      !column.optional && !column.isIdle && !column.isFreeText && !(isLong && column.measure != nil) && part.constants[column.id] == nil
    }
    var reading = reading
    reading.head.layout += isLong ? " long" : ""
    let quantities = QuantityReader(units: pipeline.units, policy: pipeline.policy)
    var readers: [String: ColumnReader] = [:]
    for column in form.columns {
      guard let measure = column.measure else { continue }
      var units = MeasureUnits(measure)
      for entry in preamble.all(.unit) {
        guard let stated = HeaderText.units(in: entry.value, pipeline.units) else {
          reading.rejections.append(
            Words.rejection(
              .submission, .unitLineUnreadable, at: Place(line: entry.cell.line, column: entry.cell.column, path: entry.cell.path), raw: entry.value,
              zh: "单位写的 \(Words.quoted(entry.value))，读不出", en: "the unit \(Words.quoted(entry.value)) was not read"))
          break
        }
        if case .ambiguous(let several) = units.state(MeasureUnits.addressed(stated, in: form), from: .sheet, own: false) {
          reading.rejections.append(
            Words.rejection(
              .submission, .unitAmbiguous, at: Place(line: entry.cell.line, column: entry.cell.column, path: entry.cell.path), item: column.id,
              raw: entry.value, zh: "\(column.headers.first ?? column.id)可以是\(several.map(\.symbol).joined(separator: "，也可以是"))",
              en: "\(column.id) may be in \(several.map(\.symbol).joined(separator: " or "))"))
        }
      }
      for declared in survey.declarations(of: column) {
        _ = units.state(declared, from: .header, own: true)
      }
      readers[column.id] = ColumnReader(
        column, measure, position: 0, header: column.headers.first ?? column.id, units: units, quantities: quantities)
    }
    builder = RecordBuilder(
      form: form, pipeline: pipeline, region: identity.region.code, period: identity.period, readers: readers, reading: reading)
    builder.constants = part.constants
    long = LongRecords(form: form)
  }

  /// Whether the first row names an item and its value, and no measure: `<记录><级次>中央</级次><指标>下达资金</指标><数值>10</数值></记录>`.
  private static func isList(_ form: Form, _ elements: Elements, rowName: String) -> Bool {
    guard let long = form.long, form.layouts.contains(.long) else { return false }
    var names: Set<String> = []
    var row: RawElement?
    for element in elements {
      if let row {
        if element.depth <= row.depth { break }
        if element.depth == row.depth + 1 { names.formUnion(HeaderText(element.name).names) }
      } else if element.name == rowName {
        row = element
        names.formUnion(element.attributes.flatMap { HeaderText($0.name).names })
      }
    }
    func isThere(_ words: [String]) -> Bool { words.contains { names.contains(HeaderName.folded($0)) } }
    return row != nil && isThere(long.item) && isThere(long.value) && !form.columns.contains { $0.measure != nil && isThere($0.headers) }
  }

  mutating func read() throws -> Reading {
    guard !builder.reading.isRefused else { return builder.reading }
    for (position, attribute) in (first?.attributes ?? []).enumerated() {
      guard let first, let column = column(attribute.name), column.measure != nil, !placedAround.contains(attribute.name) else { continue }
      var cell = InputCell(text: attribute.value, line: first.line, column: position + 1)
      cell.path = first.path(ofAttribute: attribute.name)
      leave(attribute.name, column, cell)
    }
    for element in elements {
      if row != nil, element.depth <= rowDepth { finishRow() }
      while let last = ancestors.last, last.depth >= element.depth { ancestors.removeLast() }
      if row != nil {
        child(element)
      } else if element.name == rowName {
        begin(element)
      } else if element.depth > (first?.depth ?? 1) {
        beside(element)
      }
      if element.role == .branch { ancestors.append(element) }
    }
    if row != nil { finishRow() }
    var reading = builder.reading
    // A root that says which form it is, with nothing in it, is a nil return, like a header without rows.
    guard found || elements.count == 1 else {
      reading.rejections.append(
        Words.rejection(
          .submission, .xmlNotReport, at: Place(line: first?.line ?? 1, column: 0, path: first?.path),
          zh: "XML 里没有一个 \(rowName)", en: "the XML has no \(rowName)"))
      return reading
    }
    guard !reading.isRefused else { return reading }
    try long.finish(&builder)
    let paths = long.paths
    builder.bind(
      form.columns.filter { $0.measure != nil || $0.isDimension }.map { column in
        Reading.BoundColumn(
          item: column.id, header: column.headers.first ?? column.id, unit: builder.readers[column.id]?.units.unit?.symbol,
          unitFrom: builder.readers[column.id]?.units.from?.rawValue, line: first?.line ?? 1, col: sawOrdinals[column.id] ?? 0,
          path: sawPaths[column.id] ?? paths[column.id])
      })
    return try Completion.finish(builder, totals: totals, outside: outside)
  }

  /// What reports have around their rows, by a word of its name.
  private static let frames = ["头", "尾", "栏", "列", "注", "说明", "head", "foot", "column", "meta"]

  /// An element outside the rows: text about the report, or, where rows stand, one that should have been a row.
  private mutating func beside(_ element: RawElement) {
    outside += element.isLeaf ? 1 : 0
    if element.isLeaf, let text = element.text, let column = column(element.name), column.measure != nil, holdsRows(element.parentPath) {
      var cell = InputCell(text: text, line: element.line, column: 0)
      cell.path = element.path
      leave(element.name, column, cell)
    }
    let carriesRecord = element.role == .branch || (element.text ?? "").isEmpty && !element.attributes.isEmpty
    guard carriesRecord, rowParents.contains(element.parentPath), !(element.role == .branch && holdsRows(element.path)) else { return }
    guard UnitAttribute.stated(by: element, pipeline.units) == nil || element.role == .branch else { return }
    if TotalLabel(element.name, words: TotalLabel.usual, isName: true) != nil || Self.frames.contains(where: element.name.lowercased().contains) { return }
    builder.reject(
      Words.rejection(
        .record, .xmlRowUnknown, at: Place(line: element.line, column: 0, path: element.path), raw: element.name,
        zh: "这里有一个 \(Words.quoted(element.name))，表里的每一行叫 \(Words.quoted(rowName))，它里面的没有收",
        en: "\(Words.quoted(element.name)) stands where rows are called \(Words.quoted(rowName)); it was not taken"))
  }

  /// Whether rows stand in an element: `<乡 乡镇="安阳镇"><记录/></乡>` beside rows of the report itself.
  private mutating func holdsRows(_ path: String) -> Bool {
    let known = rowHolders ?? RowHolders(rowParents)
    rowHolders = known
    return known.contains(path)
  }

  /// Says of something around the rows that it was not read: of a figure it is to be asked whose it is.
  private mutating func leave(_ name: String, _ column: Column?, _ cell: InputCell) {
    let isFigure = column?.measure != nil
    guard !cell.isBlank, unread.insert(isFigure ? cell.path ?? "" : name).inserted else { return }
    var rejection = Words.rejection(
      .note, .xmlOutsideRow, at: Place(line: cell.line, column: cell.column, path: cell.path), item: column?.id, raw: cell.text,
      zh: "\(Words.quoted(name))写在记录外面，\(isFigure ? "不知道是哪一条的数，没有读" : "本表没有这一栏，没有读；别处的也没有")",
      en: "\(Words.quoted(name)) stands outside the records and was not read")
    if !isFigure { rejection.severity = Severity.note.rawValue }
    builder.reject(rejection)
  }

  // MARK: - A row

  private mutating func begin(_ element: RawElement) {
    found = true
    rowDepth = element.depth
    rowElement = element
    row = RecordBuilder.Row(line: element.line, number: 0, sheet: "", path: element.path, ordinal: element.ordinal, parent: element.parentPath, cells: [:])
    extra = [:]
    rowUnit = nil
    contradictions = []
    if surroundings?.parent != element.parentPath {
      let reportDepth = first?.depth ?? 1
      let around = Surroundings(parent: element.parentPath, elements: ancestors.drop { $0.depth <= reportDepth }) { column($0) }
      for (name, column, cell) in around.rest where !placedAround.contains(name) && !(column?.isIdle ?? false) { leave(name, column, cell) }
      surroundings = around
    }
    for (name, cell) in surroundings?.labels ?? [] where !placedAround.contains(name) { compare(name, cell) }
    if places.isEmpty {
      for (position, attribute) in element.attributes.enumerated() where HeaderName.folded(attribute.name) != "序号" || column("序号") != nil {
        var cell = InputCell(text: attribute.value, line: element.line, column: position + 1)
        cell.path = element.path(ofAttribute: attribute.name)
        if UnitAttribute.isName(attribute.name), column(attribute.name) == nil, !isLong || !listHeaders.contains(HeaderName.folded(attribute.name)) {
          rowUnit = cell
          continue
        }
        put(attribute.name, cell, relative: "@" + attribute.name)
      }
    } else {
      for (position, item) in places.enumerated() {
        guard let (text, source, relative) = value(at: item.place, of: element) else { continue }
        var cell = InputCell(text: text, line: source.line, column: position + 1)
        cell.path = relative
        put(item.header, cell, relative: item.place)
      }
      for (position, attribute) in element.attributes.enumerated() where !placed.contains(attribute.name) {
        var cell = InputCell(text: attribute.value, line: element.line, column: position + 1)
        cell.path = element.path(ofAttribute: attribute.name)
        unplaced(attribute.name, cell)
      }
    }
    if element.isLeaf { finishRow() }
  }

  /// An attribute of the row that no place of the form names is read by its name, or refused, as a child is. What the
  /// report says of itself may be repeated on a row, and rows may be counted.
  private mutating func unplaced(_ name: String, _ cell: InputCell) {
    let folded = HeaderName.folded(name)
    if column(name) == nil, !(isLong && listHeaders.contains(folded)) {
      if UnitAttribute.isName(name) {
        rowUnit = cell
        return
      }
      if folded == "序号" { return }
      if Preamble.Label(element: name) != nil { return compare(name, cell) }
    }
    put(name, cell, relative: "@" + name)
  }

  private mutating func compare(_ name: String, _ cell: InputCell) {
    if let words = labels.contradiction(name, cell) { contradictions.append((cell, words)) }
  }

  /// `@单位`, `.`, `../@代码`, a child is handled as it comes.
  private func value(at place: String, of element: RawElement) -> (String, RawElement, String)? {
    if place == "." { return element.text.map { ($0, element, element.path) } }
    var steps = place.split(separator: "/").map(String.init)
    var source = element
    var around = ancestors
    while steps.first == ".." {
      steps.removeFirst()
      guard let parent = around.popLast() else { return nil }
      source = parent
    }
    guard steps.count == 1, let name = steps.first, name.hasPrefix("@") else { return nil }
    let attribute = String(name.dropFirst())
    return source.value(ofAttribute: attribute).map { ($0, source, source.path(ofAttribute: attribute)) }
  }

  private mutating func child(_ element: RawElement) {
    guard element.depth == rowDepth + 1 else {
      outside += element.isLeaf ? 1 : 0
      return
    }
    guard let text = element.text else { return nested(element) }
    guard element.role == .leaf || InputCell(text: text, line: 0, column: 0).isBlank == false else { return }
    var cell = InputCell(text: text, line: element.line, column: (row?.cells.count ?? 0) + 1)
    cell.path = element.path
    cell.unit = UnitAttribute.stated(by: element, pipeline.units)
    put(element.name, cell, relative: element.name)
  }

  /// An element where a value should stand: of a column it is a cell that cannot be read, else a row inside a row.
  private mutating func nested(_ element: RawElement) {
    guard let column = column(element.name), column.measure != nil else {
      builder.reject(
        Words.rejection(
          .record, .xmlRowUnknown, at: Place(line: element.line, column: 0, path: element.path), key: row.map { builder.key($0) } ?? "", raw: element.name,
          zh: "一条记录里面又有 \(Words.quoted(element.name))，里面还有别的元素，它里面的没有收", en: "\(Words.quoted(element.name)) inside a record holds elements; it was not taken"))
      return
    }
    // Its text is the mark-up, which no figure is.
    var cell = InputCell(text: "<\(element.name)>…", line: element.line, column: (row?.cells.count ?? 0) + 1)
    cell.path = element.path
    put(element.name, cell, relative: element.name)
  }

  /// The unit that the row states, or else the nearest element around it.
  private var unitOfRow: InputCell? { rowUnit.flatMap { $0.isBlank ? nil : $0 } ?? surroundings?.unit }

  /// Gives the row's unit to the cells of its families that state none themselves.
  private func stateRowUnit(_ row: inout RecordBuilder.Row) {
    guard let stated = unitOfRow else { return }
    for column in form.columns where row.cells[column.id] != nil && row.cells[column.id]?.unit == nil {
      row.cells[column.id]?.unit = unit(stated, for: column)
    }
  }

  /// What a unit that is stated for many cells says of this column's; nothing where it is of another family. One that
  /// cannot be read, or not in one way, is given as it stands: the cell says so.
  private func unit(_ stated: InputCell, for column: Column) -> String? {
    guard let measure = column.measure else { return nil }
    guard let listed = HeaderText.units(in: stated.text, pipeline.units) else { return stated.text }
    var units = MeasureUnits(measure)
    switch units.state(MeasureUnits.addressed(listed, in: form), from: .attribute, own: false) {
    case .taken: return units.unit?.symbol
    case .ambiguous: return stated.text
    case .elsewhere, .otherFamily: return nil
    }
  }

  /// The unit of a list's value that neither the value nor a cell beside it states: its item's element, the row, or what
  /// stands around it. The row has one figure, so its own unit is meant for that one, whatever its family.
  private mutating func unitOfValue(_ item: InputCell) -> String? {
    if let own = item.unit { return own }
    if let rowUnit, !rowUnit.isBlank { return rowUnit.text }
    guard let around = surroundings?.unit else { return nil }
    var name = HeaderName.folded(item.text)
    if name.hasPrefix("其中:") { name.removeFirst(3) }
    // 支出（元） has said it.
    guard let (column, stated) = binding(name), stated == nil else { return nil }
    return unit(around, for: column)
  }

  private mutating func column(_ name: String) -> Column? { binding(name)?.column }

  private mutating func binding(_ name: String) -> (column: Column, unit: String?)? {
    if let known = columnsByName[name] { return known }
    let header = HeaderText(name)
    var found: (column: Column, unit: String?)?
    for (text, unit) in zip(header.names, header.unitTexts) where found == nil {
      guard let column = form.columns.first(where: { $0.foldedHeaders.contains(text) }) else { continue }
      if let unit, HeaderText.units(in: unit, pipeline.units) == nil { continue }
      found = (column, unit)
    }
    columnsByName[name] = .some(found)
    return found
  }

  private mutating func put(_ name: String, _ cell: InputCell, relative: String) {
    let folded = HeaderName.folded(name)
    if isLong, listHeaders.contains(folded) {
      putInList(folded, cell, written: name)
      return
    }
    var cell = cell
    guard let (column, unit) = binding(name) else {
      guard unknown.insert(folded).inserted else { return }
      let near = NearestName.of(folded, among: form.columns.flatMap(\.headers)).map { "，是不是“\($0)”？" } ?? ""
      builder.reject(
        Words.rejection(
          .submission, .headerUnknown, at: Place(line: cell.line, column: cell.column, path: cell.path), raw: name,
          zh: "\(Words.quoted(name))，\(form.code) \(form.title)里没有这一栏\(near)", en: "\(Words.quoted(name)) is no column of \(form.code)"))
      return
    }
    if column.measure != nil, cell.unit == nil { cell.unit = unit }
    if let first = row?.cells[column.id] {
      builder.reject(
        Words.rejection(
          .submission, .headerDuplicate, at: Place(line: cell.line, column: cell.column, path: cell.path), item: column.id, raw: cell.text,
          zh: "一条记录里\(Words.quoted(name))出现两次，先写的在第 \(first.line) 行", en: "\(Words.quoted(name)) stands twice in one record"))
      return
    }
    if sawPaths[column.id] == nil {
      sawPaths[column.id] = relative
      sawOrdinals[column.id] = cell.column
    }
    row?.cells[column.id] = cell
  }

  /// Item, value or unit of a list's row, each of which it has once, under whatever name; a blank one gives way.
  private mutating func putInList(_ folded: String, _ cell: InputCell, written name: String) {
    let names = listGroups.first { $0.contains(folded) } ?? [folded]
    guard let other = names.first(where: { extra[$0] != nil }), let first = extra[other] else {
      extra[folded] = cell
      return
    }
    if cell.isBlank { return }
    guard first.isBlank else {
      builder.reject(
        Words.rejection(
          .submission, .headerDuplicate, at: Place(line: cell.line, column: cell.column, path: cell.path), raw: cell.text,
          zh: "一条记录里\(Words.quoted(name))出现两次，先写的在第 \(first.line) 行", en: "\(Words.quoted(name)) stands twice in one record"))
      return
    }
    extra[other] = nil
    extra[folded] = cell
  }

  private mutating func finishRow() {
    guard var current = row else { return }
    row = nil
    for (id, cell) in surroundings?.cells ?? [:] where current.cells[id] == nil { current.cells[id] = cell }
    stateRowUnit(&current)
    if let label = label(current) {
      totals.take(current, label: label, after: builder.taken, &builder)
      return
    }
    totals.pass()
    if let (cell, words) = contradictions.first {
      builder.reject(
        Words.rejection(
          .record, .recordDiffers, at: Place(line: cell.line, column: cell.column, path: cell.path), key: builder.key(current), raw: cell.text,
          zh: words.zh, en: words.en))
      for (id, cell) in current.cells { builder.count(id, cell.isBlank ? \.absent : \.rejected) }
      return
    }
    if !isLong, let part = form.key.lazy.compactMap({ current.cells[$0] }).first(where: { HeaderName.folded($0.text).hasPrefix("其中:") }) {
      builder.reject(RowIsPart.rejection(part, current, builder))
      for (id, cell) in current.cells { builder.count(id, cell.isBlank ? \.absent : \.rejected) }
      return
    }
    let missing = needed.filter { current.cells[$0.id] == nil }
    if let first = missing.first {
      let names = missing.map { $0.headers.first ?? $0.id }.joined(separator: "、")
      builder.reject(
        Words.rejection(
          .record, .rowTooShort, at: Place(line: current.line, column: 0, path: current.path), item: first.id, key: builder.key(current), raw: "",
          zh: "这条记录缺少：\(names)，没有收", en: "the record lacks \(missing.map(\.id).joined(separator: ", "))"))
      for (id, cell) in current.cells { builder.count(id, cell.isBlank ? \.absent : \.rejected) }
      return
    }
    if isLong, let headers = form.long {
      let extra = extra
      func cell(_ names: [String]) -> InputCell? { names.lazy.compactMap { extra[HeaderName.folded($0)] }.first }
      let blank = InputCell(text: "", line: current.line, column: 0)
      var value = cell(headers.value) ?? blank
      let unit = cell(headers.unit)
      let item = cell(headers.item) ?? blank
      if unit?.isBlank ?? true, value.unit == nil { value.unit = unitOfValue(item) }
      long.read(item: item, value: value, unit: unit, current, &builder)
      return
    }
    guard var record = builder.identity(current) else {
      for column in form.columns where column.measure != nil {
        if let cell = current.cells[column.id] { builder.count(column.id, cell.isBlank ? \.absent : \.rejected) }
      }
      return
    }
    record.cells = form.measures.map { column in
      guard let cell = current.cells[column.id] else { return nil }
      var result = builder.cell(column, current)
      var detail = result?.detail
      if let path = cell.path, path != (current.path ?? "") + "/" + (sawPaths[column.id] ?? "") {
        detail = detail ?? Reading.Detail(state: result?.value == 0 ? .zero : .value)
        detail?.path = path
      }
      result?.detail = detail
      return result
    }
    builder.append(record, current)
    DerivedCells.check(form, current, record, &builder)
  }

  private func label(_ row: RecordBuilder.Row) -> TotalLabel? {
    let cells = form.columns.compactMap { column in row.cells[column.id].flatMap { $0.isBlank ? nil : (column: Optional(column), cell: $0) } }
    return totals.label(of: cells, isList: isLong)
  }
}
