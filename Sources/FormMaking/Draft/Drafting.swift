import Definition
import Figures
import Quantities

/// Decides all columns of a draft together: roles first, then units, keys and what follows from what.
struct Drafting {
  let table: DraftTable
  private(set) var head: DraftHead
  let pipeline: Pipeline
  private(set) var guesses: [DraftGuess] = []
  private(set) var key: [Int] = []
  private(set) var isUnique = true
  private let known: DraftNames
  private let figures: DraftFigures

  init(_ table: DraftTable, file: String, pipeline: Pipeline) {
    self.table = table
    self.pipeline = pipeline
    head = DraftHead(table, file: file, pipeline: pipeline)
    known = DraftNames(pipeline, form: head.code.text)
    figures = DraftFigures(pipeline.units)
  }

  mutating func decide() {
    let texts = DraftTexts(pipeline: pipeline, known: known, filed: head.period)
    let measures = DraftMeasures(units: pipeline.units, sheetLine: table.labels[.unit], known: known)
    guesses = table.columns.map { column in
      if let settled = texts.settled(column) { return settled }
      if let (measure, evidence, isDoubtful) = measures.guess(column) {
        return DraftGuess(id: "", header: column.header, role: .measure(measure), evidence: evidence, isDoubtful: isDoubtful)
      }
      return texts.guess(column)
    }
    name()
    let categories = guesses.indices.map { (guess: guesses[$0], column: table.columns[$0]) }
    let unitAt = guesses.firstIndex { if case .unit = $0.role { true } else { false } }
    var counted: Int?
    for position in guesses.indices {
      guard case .measure(var measure) = guesses[position].role else { continue }
      let isNear = unitAt.map { measuredBy($0) == position } ?? false
      let column = table.columns[position]
      let stated = measures.byCategory(column, statedBy: isNear ? unitAt.map { table.columns[$0] } : nil, among: categories)
      guard let by = stated ?? (isNear || measure.isStated ? nil : known.byCategory(column.header, among: guesses)) else {
        if isNear, let unitAt { state(position, by: unitAt, measure) }
        continue
      }
      measure.byCategory = by
      guesses[position].role = .measure(measure)
      guesses[position].evidence.append("单位随 \(by.column) 而定")
      guesses[position].isDoubtful = false
      counted = position
    }
    if let unitAt, let of = counted ?? measuredBy(unitAt) {
      guesses[unitAt].role = .unit(of: guesses[of].id)
      guesses[unitAt].isOptional = true
    }
    derive()
    file()
    (key, isUnique) = DraftKeys(guesses: guesses, columns: table.columns).found()
    settleKeys()
  }

  /// The measure that a unit column speaks of: the nearest without a unit of its own.
  private func measuredBy(_ unitAt: Int) -> Int? {
    guesses.indices.filter { guesses[$0].measure.map { !$0.isStated } ?? false }.min { abs($0 - unitAt) < abs($1 - unitAt) }
  }

  private mutating func state(_ position: Int, by unitAt: Int, _ measure: DraftMeasure) {
    guard let text = table.columns[unitAt].filled.first?.text, let unit = pipeline.units.candidates(HeaderName.folded(text)).first else { return }
    var measure = measure
    (measure.family, measure.unit, measure.isStated) = (unit.family, unit, true)
    guesses[position].role = .measure(measure)
    guesses[position].evidence.append("\(table.columns[unitAt].header)一栏写着\(unit.symbol)")
    guesses[position].isDoubtful = false
  }

  // MARK: - Names

  private mutating func name() {
    var taken: Set<String> = []
    for position in guesses.indices {
      let column = known.column(guesses[position].header)
      var id = column.map(\.column.id) ?? "column_\(position + 1)"
      if taken.contains(id) { id = "column_\(position + 1)" }
      if id.hasPrefix("column_") {
        guesses[position].evidence.append("代号请改成英文")
        guesses[position].isDoubtful = true
      }
      taken.insert(id)
      guesses[position].id = id
    }
  }

  /// A file that states no period of its own, and whose records do, is filed by whatever holds them all.
  private mutating func file() {
    guard head.period == nil, let position = guesses.firstIndex(where: { if case .period = $0.role { true } else { false } }) else { return }
    let year = pipeline.period.last.year
    let periods = Set(table.columns[position].filled.compactMap { Period(reading: $0.text, year: year) })
    guard let kind = periods.first?.kind, kind != .year else { return }
    let own = Period(kind, containing: pipeline.period.last)
    let filed = periods == [own] ? kind : .year
    head.filed = .init(text: filed.rawValue, evidence: "文件里没有写期别，记录里有 \(periods.count) 期", isDoubtful: true)
  }

  // MARK: - What follows from what

  private mutating func derive() {
    for (position, formula) in DraftSums(guesses, table.columns, figures).found() {
      guard case .measure(let measure) = guesses[position].role else { continue }
      guesses[position].role = .check(measure, equals: formula)
      guesses[position].evidence.append("每一行都等于 \(formula)")
    }
  }

  // MARK: - Keys

  private mutating func settleKeys() {
    for position in guesses.indices {
      let hasBlanks = table.columns[position].cells.contains { $0 == nil }
      switch guesses[position].role {
      case .key:
        if key.contains(position) {
          guesses[position].evidence.append(hasBlanks ? "用来认记录，有空格" : "用来认记录")
        } else {
          guesses[position].role = .text
          guesses[position].isOptional = true
        }
        if hasBlanks { guesses[position].isOptional = true }
      case .category, .year, .flag: if hasBlanks { guesses[position].isOptional = true }
      case .measure, .check, .region, .period, .date, .text, .ignored, .private, .unit: break
      }
    }
  }

  /// The measures whose stated totals are the sums of their rows.
  var totalled: [String] {
    guesses.indices.compactMap { position -> String? in
      guard case .measure(let measure) = guesses[position].role, measure.family.id != "rate" else { return nil }
      func value(_ cell: DraftCell?) -> Rational? {
        let unit = measure.byCategory == nil ? measure.unit : nil
        return figures.value(cell, family: measure.family, unit: unit ?? measure.byCategory?.units.first?.unit).map(\.value)
      }
      let stated = table.totals.filter { $0.label != "小计" && $0.label != "其中" }.compactMap { value($0.cells[position]) }
      guard !stated.isEmpty, measure.byCategory == nil else { return stated.isEmpty ? nil : guesses[position].id }
      let sum = table.columns[position].cells.compactMap(value).reduce(Rational.zero) { $0 + $1 }
      let all = stated.reduce(Rational.zero) { $0 + $1 }
      return stated.contains(sum) || all == sum ? guesses[position].id : nil
    }
  }
}
