import Definition
import Figures
import Handoff
import Runs
import Warehouse

/// The definition, the folders and the date that a command works with.
struct Session {
  let folder: PipelineFolder
  let definitionStamp: String
  let bundle: DefinitionBundle
  private(set) var pipeline: Pipeline
  let workspace: Workspace
  let inbox: String
  let today: Day
  let isSample: Bool
  let language: Language
  let asOf: String?
  let givenToday: Bool

  init(
    folder: PipelineFolder, definitionStamp: String, bundle: DefinitionBundle, pipeline: Pipeline, workspace: Workspace, inbox: String, today: Day,
    isSample: Bool, language: Language, asOf: String?, givenToday: Bool
  ) throws {
    self.folder = folder
    self.definitionStamp = definitionStamp
    self.bundle = bundle
    self.pipeline = pipeline
    self.workspace = workspace
    self.inbox = inbox
    self.today = today
    self.isSample = isSample
    self.language = language
    self.asOf = asOf
    self.givenToday = givenToday
    try takeDefinitionOfThen()
  }

  /// The warehouse as it is, or as the run that `--as-of` names left it.
  func warehouse() throws -> WarehouseFile {
    guard try workspace.hasWarehouse else { throw try workspace.lackOfWarehouse() }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    guard let asOf else { return warehouse }
    let known = try warehouse.read { try run(asOf, $0) }
    try warehouse.close()
    return try WarehouseFile.forReading(workspace.warehouse, asOf: known)
  }

  /// What an earlier run knew is called what it was called then, where its definition is archived and can still be read.
  private mutating func takeDefinitionOfThen() throws {
    guard let asOf, try workspace.hasWarehouse else { return }
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    let digest = try warehouse.read { reader in
      let known = try run(asOf, reader)
      return try reader.run(known)?.definitionDigest
    }
    guard let digest, digest != pipeline.digest.hex else { return }
    do {
      pipeline = try Replay(workspace: workspace).definition(digest)
    } catch is Trouble {
      // Today's names are better than none.
    }
  }

  /// The business date: of an earlier run its own, unless one is given.
  func day(_ reader: WarehouseReader) throws -> Day {
    guard asOf != nil, !givenToday else { return today }
    return try reader.lastRun().flatMap { Day($0.today) } ?? today
  }

  /// A county, or the city's own ledger, as the user writes it.
  func region(_ written: String) throws -> String {
    if let region = pipeline.regions.submitter(written) { return region.code }
    let near = pipeline.regions.nearest(written)
    throw Trouble.usage("unknown county \(written)\(Near.en(near))", zh: "没有这个县（区）：\(written)\(Near.zh(near))")
  }

  func form(_ written: String) throws -> String {
    let code = written.uppercased()
    if pipeline.forms[code] != nil { return code }
    if let form = pipeline.formsInOrder.first(where: { $0.title == written }) { return form.code }
    let near = NearestName.of(code, among: pipeline.forms.keys.sorted()) ?? NearestName.of(written, among: pipeline.formsInOrder.map(\.title))
    throw Trouble.usage("unknown form \(written)\(Near.en(near))", zh: "没有这张表：\(written)\(Near.zh(near))")
  }

  func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// A run as the user names it: a number, last, last-1, or a date.
  func run(_ written: String, _ reader: WarehouseReader) throws -> Int {
    let runs = try reader.runs(last: 100_000)
    if let number = Int(written), runs.contains(where: { $0.id == number }) { return number }
    if written == "last", let last = runs.first { return last.id }
    if written.hasPrefix("last-"), let back = Int(written.dropFirst(5)), back >= 0, back < runs.count { return runs[back].id }
    if let day = Day(written) {
      // The last run of that day or an earlier one, as the calendar hangs in the pipeline's time zone.
      func began(_ run: RunRow) -> Day { run.startedAt.flatMap { Clock.day($0, pipeline.timeZone) } ?? Day(run.today) ?? day.advanced(by: 1) }
      if let run = runs.first(where: { began($0) <= day }) { return run.id }
      let first = runs.last.map { began($0).text } ?? ""
      throw Trouble.usage("--as-of \(written): the first run was on \(first)", zh: "--as-of \(written)：第一次运行是 \(first)，那天还什么都不知道")
    }
    let last = runs.first?.id ?? 0
    throw Trouble.usage("unknown run \(written): a number up to \(last), last, last-1 or a date", zh: "没有这一次：\(written)。可以写到 \(last) 为止的数、last、last-1 或日期")
  }
}
