import Figures
import Foundation
import Runs
import Testing
import Warehouse

/// A county types 元 into 万元: the column or the cell is named with every piece of evidence, and the figure stays as written.
///
/// Five counties of 100 rangers, 68万元 a month each (6800元 a ranger), in two townships.
@Suite struct MagnitudeFindingTests {
  private static let counties = ["金城江", "南丹", "天峨", "都安", "大化"]

  private func city(november: [String: String] = [:], december: [String: String] = [:]) throws -> SmallCity {
    let city = try SmallCity()
    try city.remove("inbox")
    try city.write(
      "pipeline/regions.csv",
      """
      code,level,parent,name,short,aliases,valid_from,valid_to
      451200,city,,河池市,市本级,,,
      451202,county,451200,金城江区,金城江,,,
      451221,county,451200,南丹县,南丹,,,
      451222,county,451200,天峨县,天峨,,,
      451228,county,451200,都安瑶族自治县,都安,,,
      451229,county,451200,大化瑶族自治县,大化,,,

      """)
    try city.write(
      "pipeline/units.csv",
      """
      family,unit,factor,also,kind,decimals
      money,元,1,,measured,4
      money,万元,10000,,,
      rate,%,1,,measured,6
      people,人,1,,counted,0
      people,万人,10000,,,
      处,处,1,,counted,0
      座,座,1,,counted,0

      """)
    try city.write(
      "pipeline/forms/HC-15-1.yaml",
      """
      form: HC-15-1
      title: 生态护林员补助兑现表
      stream: S15
      from: counties
      filed: month
      due: "8d 17:30"
      take: last
      key: [township]
      columns:
        township: {role: key, header: [乡镇]}
        rangers:  {role: measure, header: [护林员], unit: 人}
        funds:    {role: measure, header: [补助资金], family: money, unit: 万元}
      total_rows: {label: [合计], check: [rangers, funds]}

      """)
    try city.write(
      "pipeline/indicators/S15.yaml",
      """
      forest_rangers: {name: 生态护林员, stream: S15, of: HC-15-1, sum: rangers, unit: 人, period: 2020, print: "{n}人"}
      forest_ranger_subsidy: {name: 护林员补助资金, stream: S15, of: HC-15-1, sum: funds, unit: 元, period: 2020, print: "{n:2 万}万元"}

      """)
    try city.write(
      "pipeline/rules/S15.yaml",
      """
      C04:
        title: 护林员人均补助的常见范围
        scope: [county, city]
        holds: 4000元/人 <= forest_ranger_subsidy / forest_rangers <= 10000元/人
        severity: query
        message: {zh: "人均补助 {left} 应不大于 {right}", en: "{left} a ranger, at most {right}"}
        remedy: {zh: 核对单位, en: check the unit}

      """)
    for county in Self.counties {
      for (month, written) in [("11", november), ("12", december)] {
        let rows = written[county] ?? "安阳镇,60,40.8\n高岭镇,40,27.2\n合计,100,68\n"
        try city.write("inbox/\(county)/HC-15-1_2020-\(month).csv", "填报单位：\(county)\n期别：2020-\(month)\n乡镇,护林员,补助资金（万元）\n" + rows)
      }
    }
    return city
  }

  private func findings(_ city: SmallCity) throws -> [[String: String]] {
    let warehouse = try WarehouseFile.forReading(city.workspace.warehouse)
    defer { do { try warehouse.close() } catch {} }
    return try warehouse.read {
      try $0.query("SELECT code, region, period, message FROM finding ORDER BY code, region").map { row in
        ["code": row[0] ?? "", "region": row[1] ?? "", "period": row[2] ?? "", "message": row[3] ?? ""]
      }
    }
  }

  @Test func whatFitsIsNotDoubted() throws {
    let city = try city()
    try city.run()
    #expect(try findings(city).isEmpty)
    #expect(try city.figure("forest_ranger_subsidy") == "3400000")
  }

  @Test func aColumnTypedInYuan() throws {
    let city = try city(december: ["都安": "安阳镇,60,408000\n高岭镇,40,272000\n合计,100,680000\n"])
    try city.run()
    let clue = "按元读是 68万元，与同栏别的数、上期、上期占全市的比重相近，1 条审核转为通过（C04）"
    let found = try findings(city)
    #expect(found.map { ($0["code"] ?? "") + " " + ($0["region"] ?? "") } == ["C04 451200", "C04 451228", "magnitude-doubtful 451228"])
    #expect(found.last?["message"] == "补助资金（C 列）整栏疑似单位不对：按万元读，2 格共 68亿元；线索：" + clue)
    #expect(found[0]["message"]?.hasSuffix("；线索：都安 HC-15-1 补助资金" + clue) == true)
    #expect(found[1]["message"]?.hasSuffix("；线索：都安 HC-15-1 补助资金" + clue) == true)
    // 68亿元 as written, and four times 68万元: proposed, never applied.
    #expect(try city.figure("forest_ranger_subsidy") == "6802720000")
  }

  /// The last period alone is enough, without a rule or other counties to compare with.
  @Test func theReturnBeforeTellsOfTheColumn() throws {
    let city = try city(november: ["都安": "安阳镇,60,408000\n高岭镇,40,272000\n合计,100,680000\n"])
    try city.run()
    let found = try findings(city)
    #expect(found.map { ($0["code"] ?? "") + " " + ($0["period"] ?? "") } == ["magnitude-doubtful 2020-11"])
    #expect(found.first?["message"]?.hasSuffix("线索：按元读是 68万元，与同栏别的数相近") == true)
  }

  @Test func theSheetsOwnTotalTellsOfTheCell() throws {
    let rows = (1...6).map { "乡镇\($0),10,\(6 + $0 % 2)" }
    let typed = rows.map { $0.hasPrefix("乡镇3,") ? "乡镇3,10,70000" : $0 }.joined(separator: "\n") + "\n合计,60,39\n"
    let city = try city(november: ["都安": rows.joined(separator: "\n") + "\n"], december: ["都安": typed])
    try city.run()
    let found = try findings(city)
    let cell = found.first { $0["code"] == "magnitude-doubtful" }
    #expect(cell?["message"]?.hasSuffix("；线索：按元读是 7万元，与同栏别的数相近，合计行对得上，1 条审核转为通过（C04）") == true)
    #expect(found.filter { $0["code"] == "magnitude-doubtful" }.count == 1)
  }
}
