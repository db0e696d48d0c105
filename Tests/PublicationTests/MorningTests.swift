import Foundation
import Publication
import Testing

/// The morning's screen after the night on which a letter stands in a cell of 都安 and 大化 has not sent its week.
struct MorningTests {
  @Test func itSaysWhoToPhoneAndWhatToSay() throws {
    let page = try Issue(StoryNight(pipeline: try SmallPipeline.read())).text("晨报.html")
    #expect(page.contains("<h1>晨报 2021年1月6日 星期三</h1>"))
    #expect(page.contains("2 项标“不全”"))
    #expect(page.contains("HC-22-1 财政扶贫资金支出进度表"))
    #expect(page.contains("财政扶贫资金平均支出进度 96.70% 只含 10 个单位"))
    #expect(page.contains("HC-19-1 E63 数量第 2 个字是字母 O"))
    #expect(page.contains("饮水安全项目 4788处 缺这一格"))
    #expect(page.contains("可说　“三只羊乡，家庭水柜，新建：改成数字，整张表重发”"))
    #expect(page.contains("应报 23，已收 20，待改 2，整份退回 0，未报 1"))
  }

  @Test func whoMattersMostComesFirst() throws {
    let page = try Issue(StoryNight(pipeline: try SmallPipeline.read())).text("晨报.html")
    // 东兰's two damaged records cost no figure of the city.
    let order = ["451228", "451229", "451224"].compactMap { page.range(of: "<li><a href=\"county/\($0).html\">")?.lowerBound }
    #expect(order.count == 3)
    #expect(order.last == order.max())
  }

  @Test func aGoodNightIsQuiet() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    night.isWhole = true
    let page = try Issue(night).text("晨报.html")
    #expect(page.contains("全市数没有缺的。没有要办的事。"))
    #expect(!page.contains("先打这些电话"))
  }
}
