import Foundation
import Publication
import Testing

/// The tables for download are the public views, exactly.
@Suite struct ExportTests {
  private let issue: Issue

  init() throws { issue = try Issue(StoryNight(pipeline: try SmallPipeline.read())) }

  private func lines(_ path: String) -> [String] { issue.text(path).components(separatedBy: "\r\n") }

  @Test func columnsHaveBothNamesInTheViewsOrder() {
    #expect(
      lines("city.csv")[0]
        == "\u{FEFF}指标代码 indicator,名称 name,期别 period,数据时点 as_of,数值 value,基本单位 unit,分子 numerator,分母 denominator,我们印作 printed,"
        + "下限 lower,含下限 lower_included,上限 upper,含上限 upper_included,算法 rule,状态 state,已报单位数 reported,应报单位数 expected,"
        + "缺报单位 missing,标记 flags,上报数 submitted,调整数 adjustment,原报告印作 reference,对照 verdict")
    for path in ["counties.csv", "findings.csv", "rejections.csv"] {
      let names = lines(path)[0].dropFirst().split(separator: ",").map { $0.split(separator: " ").map(String.init) }
      #expect(names.allSatisfy { $0.count == 2 && $0[0] != $0[1] }, "\(path): \(names.filter { $0.count != 2 || $0[0] == $0[1] })")
      #expect(!names.contains { $0.last == "run" || $0.last == "value_approx" }, "\(path)")
    }
  }

  @Test func figuresAreExact() {
    let rows = lines("city.csv")
    #expect(rows[1].hasPrefix("city_special_funds,市本级专项资金,2020,2020-12-31,28400000,元,"))
    #expect(rows[2] == "water_projects,饮水安全项目,2020,2020-12-31,4788,处,,,4788处,,,,,sum,value,11,11,,partial,4788,,4894处,incomplete")
    #expect(rows[4].contains(",96.704296533,%,3524678200,3644800000,96.70%,"))
    #expect(rows[4].contains(",10,11,451229,"))
    #expect(rows[5] == "self_eval_date,自评工作开展日期,2021,2020-12-31,,日期,,,,,,,,given,not_computable,0,0,,,,,2021年10月15日,not_computable")
    #expect(rows[6].isEmpty && rows.count == 7)
  }

  @Test func eachCellNotReadHasItsPlace() {
    let rows = lines("rejections.csv")
    #expect(rows.count == 5)
    #expect(rows[3].contains(",HC-19-1,451228,2020-12,quantity,451228/饮水安全项目表_12月.csv,63,5,E63,,1,letter-in-number,error,"))
    #expect(rows[3].hasSuffix(",1O6"))
  }

  @Test func formulasOfCountiesAreText() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    night.raw = "=HYPERLINK(\"x\",\"y\")"
    night.file = "=cmd.csv"
    let row = try Issue(night).text("rejections.csv").components(separatedBy: "\r\n")[3]
    #expect(row.contains(",'=cmd.csv,") && row.hasSuffix(",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""))
  }

  /// By county, then by place: line 9 stands before line 10, whichever was met first.
  @Test func rowsAreInOrderOfPlace() {
    let cells = lines("rejections.csv").dropFirst().filter { !$0.isEmpty }.map { $0.split(separator: ",", omittingEmptySubsequences: false)[8] }
    #expect(cells == ["A9", "A10", "E63"])
    let findings = lines("findings.csv").dropFirst().filter { !$0.isEmpty }
    #expect(findings.map { $0.prefix(12) } == ["0123456789ab", "ba9876543210"])
  }
}
