import Foundation
import Runs
import Testing

/// How much a missing county usually weighs is its share of the figure's own records, one period earlier.
struct UsualWeightTests {
  @Test func theConditionsOfTheFigureCount() throws {
    let city = try SmallCity()
    try city.write(
      "pipeline/indicators/S19b.yaml",
      "water_central: {name: 集中供水, stream: S19, of: HC-19-1, sum: quantity, where: {kind: central}, unit: 处, period: 2020, print: \"{n}处\"}\n")
    try city.replace("screen: [water_projects]", with: "screen: [water_central]", in: "pipeline/pipeline.yaml")
    try city.remove("inbox/大化/HC-19-1_2020-12.csv")
    // November: of 250 central works 大化 had 30, of 1780 projects 900.
    try city.write("inbox/都安/HC-19-1_2020-11.csv", "项目类型,数量\n集中供水,220\n家庭水柜,660\n")
    try city.write("inbox/大化/HC-19-1_2020-11.csv", "项目类型,数量\n集中供水,30\n家庭水柜,870\n")
    try city.run()
    let page = try String(contentsOfFile: city.workspace.outbox + "/晨报.html", encoding: .utf8)
    #expect(page.contains("集中供水 192处 只含 1 个单位；大化上期占全市的 12.0%"))
    #expect(page.contains("饮水安全项目 1172处 只含 1 个单位；大化上期占全市的 50.6%"))
  }
}
