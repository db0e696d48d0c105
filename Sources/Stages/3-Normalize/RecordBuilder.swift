import Definition
import Figures
import Handoff

/// Makes records of the cells of one row, and rejections of what cannot be taken.
///
/// A bad measure costs its cell; a bad key, region, category or width costs the record. What tells a record from others is
/// read in `RecordIdentity`, its figures in `MeasureCells`.
struct RecordBuilder {
  let form: Form
  let pipeline: Pipeline
  let region: String
  let period: Period
  private let readers: [ColumnReader?]
  /// Dimensions that the records take over from above the table, where they have no column for them.
  let constants: [String: String]
  private(set) var reading: Reading
  var tallies: CellTallies
  /// The records as they are taken; `seal` puts them into the reading.
  private var log = RecordLog()
  /// A hash of what tells each record from others.
  private(set) var identities: [Int] = []
  /// Which of the records that were taken were taken away again.
  private(set) var removed: [Int] = []
  /// The columns that make the key, and where their texts stand among a record's dimensions.
  let keys: [Column]
  private let keyPositions: [Int]
  /// Columns that say the unit of others.
  let unitColumns: [Column]
  /// Columns of which it has been noted that a spreadsheet stored more digits than it shows.
  var roundedColumns: Set<String> = []
  var regions = LastMade<Region?>()
  var periods = LastMade<String?>()

  init(
    form: Form, pipeline: Pipeline, region: String, period: Period, readers: [String: ColumnReader], constants: [String: String], reading: Reading
  ) {
    self.form = form
    self.pipeline = pipeline
    self.region = region
    self.period = period
    self.readers = form.columns.map { readers[$0.id] }
    self.constants = constants
    self.reading = reading
    tallies = CellTallies(form)
    keys = form.key.compactMap { form[column: $0] }
    keyPositions = form.key.compactMap { id in form.dimensions.firstIndex { $0.id == id } }
    unitColumns = form.columns.filter(\.isUnit)
    self.reading.dimensions = form.dimensions.map(\.id)
    self.reading.measures = form.measures.map(\.id)
  }

  /// What reads the cells of a measure; nil where the submission has no such column.
  func reader(_ column: Column) -> ColumnReader? { readers[column.ordinal] }

  /// Notes where this submission has its columns, before the rules that name their cells.
  mutating func bind(_ columns: [Reading.BoundColumn]) { reading.columns = columns }

  mutating func reject(_ rejection: Rejection) { reading.rejections.append(rejection) }

  /// A cell of a total row that was not read costs a check, not a figure; one that was read with a doubt costs nothing.
  mutating func soften(from start: Int, to code: NormalizationCode) {
    for var rejection in reading.rejections.takeBack(from: start) where rejection.scope == .cell {
      rejection.scope = .note
      rejection.severity = code.explanation.severity.rawValue
      rejection.code = code.rawValue
      reading.rejections.append(rejection)
    }
  }

  /// The key as people write it: 三只羊乡，家庭水柜，新建.
  func key(_ row: RecordRow) -> String {
    var key = ""
    for column in keys {
      guard let text = row[column]?.trimmed ?? constants[column.id], !text.isEmpty else { continue }
      if !key.isEmpty { key += "，" }
      key += text
    }
    return key
  }

  // MARK: - Whole records

  /// How many records have been taken.
  var taken: Int { log.count }

  mutating func append(_ record: Reading.Record, _ row: RecordRow) { append(record, key: key(row)) }

  /// - Parameter key: as `key` gives it of the record's row.
  mutating func append(_ record: Reading.Record, key: String) {
    log.append(record, key: key)
    guard !form.key.isEmpty else { return }
    var hasher = Hasher()
    hasher.combine(record.region)
    hasher.combine(record.period)
    for position in keyPositions { hasher.combine(record.dimensions[position] ?? "") }
    identities.append(hasher.finalize())
  }

  /// What tells a record from others.
  func identity(of record: Reading.Record) -> [String] { [record.region, record.period] + keyPositions.map { record.dimensions[$0] ?? "" } }

  /// Takes records away; their figures count as rejected.
  mutating func remove(_ indices: Set<Int>) throws {
    removed = indices.sorted()
    reading.records = try reading.records.filter { index, record in
      guard indices.contains(index) else { return true }
      for (column, cell) in zip(form.measures, record.cells) where cell?.value != nil { tallies.recount(column, as: .rejected) }
      return false
    }
  }

  /// Puts the records that were taken into the reading: no more will come.
  mutating func seal() throws { reading.records = try log.finished() }

  mutating func finish() -> Reading {
    reading.tallies = tallies.all
    reading.head.rows = reading.records.count
    return reading
  }
}
