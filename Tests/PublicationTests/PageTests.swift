import Foundation
import Publication
import Testing

/// What the pages say of a night on which one cell and one return are missing.
@Suite struct PageTests {
  private let night: StoryNight
  private let issue: Issue

  init() throws {
    night = StoryNight(pipeline: try SmallPipeline.read())
    issue = try Issue(night)
  }

  @Test func everyFileIsThere() {
    let expected =
      ["city.csv", "city.html", "counties.csv", "counties.html", "findings.csv", "findings.html", "index.html", "rejections.csv", "晨报.html"]
      + (["451200"] + SmallPipeline.counties).map { "county/\($0).html" }
    #expect(issue.paths == expected.sorted())
  }

  @Test func incompleteFiguresSayWhoIsMissing() {
    let water = issue.row("water_projects", of: "city.html")
    #expect(water.contains("<b>4788处</b><br><span class=\"gap\">不全：都安有格没报或没读出</span>"))
    #expect(water.contains("<span class=\"gap\">不全</span>"))
    let progress = issue.row("fund_progress_average", of: "city.html")
    #expect(progress.contains("<b>96.70%</b><br><span class=\"gap\">不全：缺大化</span>"))
    #expect(progress.contains("10/11，缺大化"))
    let people = issue.row("water_beneficiaries", of: "city.html")
    #expect(people.contains("<b>16.32万人</b>") && people.contains("163204人") && people.contains("11/11") && people.contains("一致"))
    #expect(!people.contains("不全"))
  }

  @Test func theFirstPageShowsTheScreensFiguresFirst() throws {
    let page = issue.text("index.html")
    let first = try #require(page.range(of: "<b>96.70%</b><span class=\"gap\">不全：缺大化</span>"))
    let second = try #require(page.range(of: "<b>4788处</b><span class=\"gap\">不全：都安有格没报或没读出</span>"))
    #expect(first.lowerBound < second.lowerBound)
    #expect(page.contains("应报 23，已收 20，待改 2，整份退回 0，未报 1"))
  }

  @Test func barsStandForAllElevenCountiesFromZero() {
    let page = issue.text("index.html")
    #expect(page.components(separatedBy: "class=\"bar\"").count - 1 == 11)
    // 1066 of 都安 is the longest; 988 of 大化 is 92.68…% of it, 134 of 南丹 12.57…%.
    for (value, width) in [("1066", "100.00"), ("988", "92.68"), ("134", "12.57")] {
      #expect(page.contains("<td class=\"n\">\(value)") && page.contains("width:\(width)%"), "\(value) at \(width)%")
    }
  }

  @Test func aCountysPageNamesCellTextReasonAndRemedy() {
    let page = issue.text("county/451228.html")
    for words in ["E63", "&quot;1O6&quot;", "数量第 2 个字是字母 O", "改成数字，整张表重发", "三只羊乡，家庭水柜，新建", "letter-in-number", "市汇总组"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(page.contains("451228/饮水安全项目表_12月.csv") && page.contains("第1版，76 条记录，现行"))
    #expect(!page.contains("收条"))
    #expect(issue.row("water_projects", of: "county/451228.html").contains("<b>1066处</b><br><span class=\"gap\">不全</span>"))
    #expect(issue.row("fund_progress_average", of: "county/451229.html").contains("<b>未报</b>"))
  }

  @Test func aCountyWithNothingToDoGetsAReceipt() {
    #expect(issue.text("county/451202.html").contains("收条：应报 2 份全部收到"))
    #expect(issue.text("county/451200.html").contains("收条：应报 1 份全部收到"))
    #expect(issue.row("city_special_funds", of: "county/451200.html").contains("<b>2840万元</b>"))
  }

  @Test func theCountyTableNeverTurnsMissingIntoZero() {
    let row = issue.row("fund_progress_average", of: "counties.html")
    let cells = row.components(separatedBy: "<td class=\"n\">").dropFirst().map { $0.replacingOccurrences(of: "</td>", with: "") }
    // 全市, then the eleven counties: 金城江 98.5%, nine without a row of their own here, 大化 missing.
    #expect(cells == ["96.70<br><span class=\"gap\">不全</span>", "98.5"] + Array(repeating: "—", count: 9) + ["未报"])
    #expect(row.contains("（%）"))
  }

  @Test func explainedMattersStandApart() throws {
    let page = issue.text("findings.html")
    #expect(page.contains("整份退回 0，必须改 3，请核实 1，提醒 0，已说明 1"))
    let heading = try #require(page.range(of: "id=\"explained\""))
    let contradiction = try #require(page.range(of: "1329个大于贫困村总数 817个"))
    #expect(heading.lowerBound < contradiction.lowerBound)
    #expect(page.contains("说明：按结对数统计，一村由多家企业帮扶的重复计入（市本级，2021-01-04）"))
  }

  @Test func aWholeNightHasNoGaps() throws {
    var whole = night
    whole.isWhole = true
    let issue = try Issue(whole)
    #expect(issue.text("index.html").contains("报齐：23 份报表全部收到；全市数没有缺的；没有要办的事。"))
    for (path, text) in issue.pages where path != "counties.html" { #expect(!text.contains("不全"), "\(path)") }
    #expect(issue.row("water_projects", of: "city.html").contains("<b>4894处</b>"))
    #expect(issue.text("county/451228.html").contains("收条："))
  }
}
