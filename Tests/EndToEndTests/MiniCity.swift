import Foundation
import TestSupport

/// Three counties, two forms, four indicators in a fresh folder: small enough to run hundreds of times.
///
/// By hand: 饮水安全项目 52 + 118 + 30 + 20 + 100 + 60 = 380; 受益贫困人口 2047 + 4459 + 1000 + 500 + 4000 + 2500 = 14506;
/// 下达资金 1000.5万 + 2000万 + 500万 = 3500.5万元; 已支出 900万 + 1999.25万 + 480.75万 = 3380万元.
final class MiniCity {
  let scratch: Scratch

  /// - Parameter files: what lies in the inbox, by path.
  init(_ files: [String: String] = MiniCity.returns) throws {
    scratch = try Scratch()
    try scratch.write(Self.definition, under: "pipeline")
    try scratch.write("inbox/sample.yaml", "today: 2021-01-07\n")
    try scratch.write(files, under: "inbox")
  }

  var warehouse: Warehouse { Warehouse(path: scratch.path("workspace/warehouse.sqlite")) }

  static let options = ["--pipeline", "pipeline", "--workspace", "workspace"]

  func huizong(_ arguments: String...) throws -> Ended { try Program.run(arguments + Self.options, in: scratch.root) }

  func start(_ arguments: String...) throws -> Started { try Started(arguments + Self.options, in: scratch.root) }

  /// Only what a run needs to be told apart from another one: the digest of its result.
  func digest() throws -> String { try warehouse.resultDigest() }

  /// The city's figures by indicator.
  func figures() throws -> [String: [String: String]] {
    try Dictionary(uniqueKeysWithValues: warehouse.rows("SELECT * FROM city_figure").map { ($0["indicator"] ?? "", $0) })
  }

  // MARK: - What lies in the inbox

  static let jinchengjiangWater = "金城江区/HC-19-1_2020-12.csv"
  static let nandanWater = "451221/HC-19-1_2020-12.csv"
  static let duanWater = "都安/饮水.xml"
  static let jinchengjiangFunds = "金城江区/HC-22-1_2020-12.csv"
  static let nandanFunds = "451221/HC-22-1_2020-12.csv"
  static let duanFunds = "都安/HC-22-1_2020-12.csv"

  static let returns = [
    jinchengjiangWater: "期别：2020-12\n项目类型,数量,受益贫困人口（人）\n集中供水,52,2047\n家庭水柜,118,4459\n合计,170,6506\n",
    nandanWater: "\u{FEFF}项目类型\t受益贫困人口（万人）\t数量\r\n集中供水\t0.1\t30\r\n家庭水柜\t0.05\t20\r\n",
    duanWater: """
    <?xml version="1.0" encoding="UTF-8"?>
    <报表 编码="HC-19-1" 县区="都安瑶族自治县" 期别="2020-12">
      <记录><项目类型>集中供水</项目类型><数量>100</数量><受益贫困人口 单位="人">4000</受益贫困人口></记录>
      <记录><项目类型>家庭水柜</项目类型><数量>60</数量><受益贫困人口 单位="人">2500</受益贫困人口></记录>
    </报表>

    """,
    jinchengjiangFunds: "单位：万元\n下达资金,已支出\n1000.5,900\n",
    nandanFunds: "下达资金（万元）,已支出（万元）\n2000,1999.25\n",
    duanFunds: "单位：元\n下达资金,已支出\n5000000,4807500\n",
  ]

  /// 南丹's return of 饮水安全项目 with other counts, and whatever stands in front of the header.
  static func nandanWater(central: Int, cistern: Int, preamble: String = "") -> String {
    preamble + "项目类型,受益贫困人口（人）,数量\n集中供水,1000,\(central)\n家庭水柜,500,\(cistern)\n"
  }

  // MARK: - The definition

  static let definition = [
    "pipeline.yaml": """
    pipeline: mini
    title: 三县汇总
    city: "451200"
    inbox: ../inbox
    period: 2020-12
    contact: 汇总组
    screen: [water_projects, fund_progress]

    """,
    "regions.csv": """
    code,level,parent,name,short,aliases,valid_from,valid_to
    451200,city,,河池市,市本级,,,
    451202,county,451200,金城江区,金城江,,,
    451221,county,451200,南丹县,南丹,,,
    451228,county,451200,都安瑶族自治县,都安,都安县,,

    """,
    "units.csv": """
    family,unit,factor,also,kind,decimals
    money,元,1,,measured,4
    money,万元,10000,,,
    people,人,1,,counted,0
    people,万人,10000,,,
    rate,%,1,,measured,6
    处,处,1,,counted,0
    座,座,1,,counted,0

    """,
    "reference.csv": """
    indicator,section,name,token,qualifier,value,unit,step,period,kind,note
    water_projects,一,饮水安全项目,380处,exact,380,处,1,2020,figure,
    water_beneficiaries,一,受益贫困人口,1.45万人,exact,14500,人,100,2020,figure,
    fund_progress,二,支出进度,96.56%,exact,96.56,%,0.01,2020,figure,

    """,
    "forms/HC-19-1.yaml": """
    form: HC-19-1
    title: 饮水安全项目表
    stream: S19
    from: counties
    filed: month
    due: "8d 17:30"
    take: last
    layout: [register]
    key: [kind]
    columns:
      kind:     {role: category, header: [项目类型], values: {central: [集中供水], cistern: [家庭水柜]}}
      quantity: {role: measure, header: [数量], unit: {central: 处, cistern: 座}, by: kind}
      persons:  {role: measure, header: [受益贫困人口], unit: 人}
    total_rows: {label: [合计], check: [quantity, persons]}

    """,
    "forms/HC-22-1.yaml": """
    form: HC-22-1
    title: 财政扶贫资金支出进度表
    stream: S22
    from: counties
    filed: month
    due: "8d 17:30"
    take: last
    layout: [register]
    columns:
      received: {role: measure, header: [下达资金], family: money, unit: 万元}
      spent:    {role: measure, header: [已支出], family: money, unit: 万元}

    """,
    "indicators/S19.yaml": """
    water_projects: {name: 饮水安全项目, stream: S19, of: HC-19-1, sum: quantity, unit: 处, equate: [座], period: 2020, print: "{n}处"}
    water_beneficiaries: {name: 受益贫困人口, stream: S19, of: HC-19-1, sum: persons, unit: 人, period: 2020, print: "{n:2 万}万人"}

    """,
    "indicators/S22.yaml": """
    fund_received: {name: 财政扶贫资金下达, stream: S22, of: HC-22-1, sum: received, unit: 元, period: 2020, print: "{n:2 万}万元"}
    fund_progress: {name: 支出进度, stream: S22, of: HC-22-1, ratio: [spent, received], unit: "%", period: 2020, print: "{n:2}%"}

    """,
    "rules/S22.yaml": """
    F22-1:
      title: 支出不大于下达
      scope: record
      form: HC-22-1
      holds: spent <= received
      severity: error
      message: {zh: "支出 {left} 大于下达 {right}", en: "spent {left} exceeds received {right}"}
      remedy: {zh: "核对两栏是否填反", en: "check for swapped columns"}

    """,
  ]
}
