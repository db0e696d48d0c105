import Definition
import Figures
import Foundation
import Runs
import Warehouse

/// A city of two counties and two forms on disk, with an inbox and a workspace of its own, taken away at the end.
final class SmallCity {
  let root: String
  let folder: PipelineFolder
  var workspace: Workspace
  var today = "2021-01-06"
  var settle = 0

  var inbox: String { root + "/inbox" }

  init() throws {
    root = FileManager.default.temporaryDirectory.path + "/runs-" + UUID().uuidString
    folder = PipelineFolder(root + "/pipeline")
    workspace = Workspace(root + "/workspace")
    for (path, text) in Self.definition { try write("pipeline/" + path, text) }
    try send("都安", "HC-19-1", ["集中供水,192", "家庭水柜,980"])
    try send("大化", "HC-19-1", ["集中供水,41", "家庭水柜,947"])
    try send("都安", "HC-22-1", ["3120.5,3001.25"])
    try send("大化", "HC-22-1", ["4812.00,4600.00"])
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: root) } catch {}
  }

  func write(_ path: String, _ text: String) throws {
    let file = URL(filePath: root + "/" + path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Puts a return for December 2020 into the inbox.
  func send(_ county: String, _ form: String, _ records: [String], version: Int? = nil, name: String = "") throws {
    let head = ["HC-19-1": "项目类型,数量", "HC-22-1": "下达资金,已支出"][form] ?? ""
    let preamble = version.map { ["版本：\($0)"] } ?? []
    try write("inbox/\(county)/\(form)_2020-12\(name).csv", (preamble + [head] + records).joined(separator: "\n") + "\n")
  }

  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    try write(path, text.replacingOccurrences(of: old, with: new))
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: root + "/" + path) }
  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + "/" + path) }
  func names(_ path: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: root + "/" + path).sorted() }

  // MARK: - Commands

  func request(_ selection: Selection = Selection()) -> Runner.Request {
    Runner.Request(folder: folder, workspace: workspace, inbox: inbox, today: today, isSample: false, selection: selection)
  }

  func pipeline() throws -> (Pipeline, DefinitionBundle) {
    let bundle = try folder.bundle()
    return (try folder.pipeline(bundle), bundle)
  }

  @discardableResult
  func run(_ selection: Selection = Selection()) throws -> RunResult {
    var request = request(selection)
    request.settle = settle
    request.definitionStamp = try folder.stamp()
    let (pipeline, bundle) = try pipeline()
    var runner = Runner(request, pipeline: pipeline, bundle: bundle) { _ in }
    runner.face = { QuietNight.Face(language: .zh, begin: "晨", lines: ["校验码 " + CheckCode.of($0.resultDigest)]) }
    return try runner.run()
  }

  func plan() throws -> Staleness {
    let (pipeline, bundle) = try pipeline()
    return try Plan(request(), pipeline: pipeline, bundle: bundle).staleness
  }

  func quietNight(from outset: Outset? = nil) throws -> QuietNight? {
    let lock = try RunLock(workspace, wait: 0, stage: "starting")
    defer { lock.end() }
    return try QuietNight.pass(
      QuietNight.Question(folder: folder, workspace: workspace, inbox: inbox, today: today, language: { _ in .zh }, invocation: "run"), holding: lock, from: outset ?? Outset(workspace))
  }

  /// How many rows the warehouse answers with.
  func count(_ sql: String) throws -> Int {
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { try $0.query(sql).count }
  }

  /// The city's figure of an indicator as the warehouse has it.
  func figure(_ indicator: String) throws -> String? {
    let warehouse = try WarehouseFile.forReading(workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read { try $0.query("SELECT value FROM city_figure WHERE indicator = ?", [indicator]).first?.first ?? nil }
  }

  private static let definition = [
    "pipeline.yaml": """
    pipeline: small
    title: 河池市
    city: "451200"
    inbox: ../inbox
    period: 2020-12
    screen: [water_projects]

    """,
    "regions.csv": """
    code,level,parent,name,short,aliases,valid_from,valid_to
    451200,city,,河池市,市本级,,,
    451228,county,451200,都安瑶族自治县,都安,,,
    451229,county,451200,大化瑶族自治县,大化,,,

    """,
    "units.csv": """
    family,unit,factor,also,kind,decimals
    money,元,1,,measured,4
    money,万元,10000,,,
    rate,%,1,,measured,6
    处,处,1,,counted,0
    座,座,1,,counted,0

    """,
    "reference.csv": """
    indicator,section,name,token,qualifier,value,unit,step,period,kind,note
    water_projects,二(五)四,饮水安全项目,2160处,exact,2160,处,1,2020,figure,

    """,
    "forms/HC-19-1.yaml": """
    form: HC-19-1
    title: 饮水安全项目表
    stream: S19
    from: counties
    filed: month
    due: "8d 17:30"
    columns:
      kind:     {role: category, header: [项目类型], values: {central: [集中供水], cistern: [家庭水柜]}}
      quantity: {role: measure, header: [数量], unit: {central: 处, cistern: 座}, by: kind}

    """,
    "forms/HC-22-1.yaml": """
    form: HC-22-1
    title: 财政扶贫资金支出进度表
    stream: S22
    from: counties
    filed: month
    due: "8d 17:30"
    columns:
      received: {role: measure, header: [下达资金], family: money, unit: 万元}
      spent:    {role: measure, header: [已支出], family: money, unit: 万元}

    """,
    "indicators/S19.yaml": """
    water_projects: {name: 饮水安全项目, stream: S19, of: HC-19-1, sum: quantity, unit: 处, equate: [座], period: 2020, print: "{n}处"}

    """,
    "indicators/S22.yaml": """
    fund_received: {name: 财政扶贫资金下达, stream: S22, of: HC-22-1, sum: received, unit: 元, period: 2020, print: "{n:2 万}万元"}

    """,
  ]
}
