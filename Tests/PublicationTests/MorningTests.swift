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

  @Test func theFirstSentenceSaysHowManyFiguresLackWhatAndWhy() throws {
    let lines = try Issue(StoryNight(pipeline: try SmallPipeline.read())).morning
    #expect(lines[1] == "算完并已发布，全市 2 项标“不全”：还缺 1 份报表，3 处要改。")
  }

  @Test func anEmptyInboxIsNotAGoodNight() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    night.isEmpty = true
    let issue = try Issue(night)
    #expect(issue.morning[1].hasPrefix("一份报表都没有收到（应报 23），没有可汇总的数。"))
    #expect(issue.text("晨报.html").contains("一份报表都没有收到（应报 23）"))
    // The first page as well: both months' figures, and the week's.
    #expect(issue.text("index.html").contains("全市 5 项算不出；没有要改的。"))
    for text in [issue.morning.joined(), issue.text("晨报.html"), issue.text("index.html")] {
      #expect(!text.contains("没有缺的") && !text.contains("没有要办的事") && !text.contains("只含 0 个"))
    }
  }

  /// Eleven counties that have sent nothing are one screen, and all of them are named.
  @Test func howeverMuchIsMissingItIsOneScreen() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    night.isEmpty = true
    let lines = try Issue(night).morning
    #expect(lines.count <= 40, "\(lines.joined(separator: "\n"))")
    for county in ["金城江", "宜州", "南丹", "天峨", "凤山", "东兰", "罗城", "环江", "巴马", "都安", "大化"] {
      #expect(lines.contains { $0.contains(county) }, "\(county)")
    }
    // The week has been due since December, the month is still in time.
    let call = try #require(lines.first { $0.hasPrefix(" 1 ") })
    #expect(call.contains("HC-22-1") && call.contains("已过截止"))
  }

  @Test func whatLiesInTheInboxIsNotCalledMissing() throws {
    let untaken = Untaken(waiting: ["大化/HC-22-1_2020-W52.csv"], unreadable: ["东兰/坏.csv"])
    let night = StoryNight(pipeline: try SmallPipeline.read())
    let issue = try Issue(night, untaken: untaken)
    #expect(!issue.morning.contains { $0.contains("没有报来") })
    #expect(issue.morning[1].contains("收件箱里还有 2 份没有收：1 份还在写，下次再收，1 处读不了。"))
    #expect(issue.text("晨报.html").contains("大化/HC-22-1_2020-W52.csv"))
    #expect(issue.text("index.html").contains("收件箱里还有 2 份没有收"))
    #expect(issue.text("county/451229.html").contains("收件箱里还有 1 份没有收"))
    #expect(!issue.text("county/451202.html").contains("收件箱"))
    // A file whose name says nothing is not taken for the return, but looked at first.
    let unsure = try Issue(night, untaken: Untaken(waiting: ["大化/表.csv"])).morning
    #expect(unsure.contains { $0.contains("没有报来") && $0.contains("收件箱里有它的 1 份还没有收") })
  }

  @Test func whyAFileWasNotReadIsSaid() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    night.isWhole = true
    let untaken = Untaken(
      unreadable: ["东兰/坏.csv", "南丹/管道.csv", "南丹/链接.csv", "天峨/链接.csv"],
      reasons: ["南丹/管道.csv": .notRegular, "南丹/链接.csv": .link, "天峨/链接.csv": .link])
    let issue = try Issue(night, untaken: untaken)
    for line in ["读不了，请看权限  东兰/坏.csv", "不是普通文件  南丹/管道.csv", "是链接，请放文件本身  南丹/链接.csv、天峨/链接.csv"] {
      #expect(issue.morning.contains(line), "\(issue.morning)")
    }
    #expect(issue.english.contains("Not a regular file  南丹/管道.csv"), "\(issue.english)")
    #expect(issue.text("晨报.html").contains("天峨/链接.csv　是链接，请放文件本身"))
  }

  @Test func aGoodNightWithAFileLeftInTheInboxIsNotQuiet() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    night.isWhole = true
    let lines = try Issue(night, untaken: Untaken(waiting: ["大化/表.csv"])).morning
    #expect(lines.count > 2 && !lines[1].contains("没有要办的事"))
  }

  @Test func theValueBeforeStandsBesideWhereItIsKept() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    #expect(try !Issue(night).morning.contains { $0.contains("上期 ") || $0.contains("4652处") })
    night.hasYearBefore = true
    let issue = try Issue(night)
    let row = issue.morning.first { $0.hasPrefix("饮水安全项目") }?.split(separator: " ").map(String.init)
    #expect(row?.prefix(4) == ["饮水安全项目", "4788处", "4652处", "11/11"])
    #expect(issue.text("晨报.html").contains("<td class=\"n\">4652处</td>"))
  }

  /// The water projects changed too, but are not whole.
  @Test func theWholeFigureThatChangedMostIsNamed() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    #expect(try !Issue(night).morning.contains { $0.contains("变动最大") })
    night.hasPeopleBefore = true
    let issue = try Issue(night)
    #expect(issue.morning.contains { $0.hasSuffix("项报齐，变动最大的是受益贫困人口：16.32万人（上期 15.00万人）") }, "\(issue.morning)")
    #expect(issue.text("晨报.html").contains("变动最大的是受益贫困人口：16.32万人（上期 15.00万人）</p>"))
  }

  /// A rule over figures blames no return: it stands below what caused it.
  @Test func causesComeBeforeWhatFollowsFromThem() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    night.contradicted = ["451228", "451203"]
    let lines = try Issue(night).morning
    let cause = try #require(lines.firstIndex { $0.contains("E63") })
    let derived = try #require(lines.firstIndex { $0.contains("每处受益 32人") })
    #expect(cause < derived)
    let calls = lines.filter { $0.hasPrefix(" 1 ") || $0.hasPrefix(" 2 ") || $0.hasPrefix(" 3 ") || $0.hasPrefix(" 4 ") }
    #expect(!calls[0].contains("宜州") && !calls[1].contains("宜州"), "\(calls)")
  }

  @Test func englishIsEnglish() throws {
    let lines = try Issue(StoryNight(pipeline: try SmallPipeline.read())).english
    #expect(lines[1] == "Computed and published: city figures: 2 incomplete; 1 returns are not in, 3 places to correct.")
    for word in ["没有报来", "影响", "可说", "收表", "不全", "截止"] { #expect(!lines.contains { $0.contains(word) }, "\(word)") }
  }

  @Test func aGoodNightIsQuiet() throws {
    var night = StoryNight(pipeline: try SmallPipeline.read())
    night.isWhole = true
    let page = try Issue(night).text("晨报.html")
    #expect(page.contains("全市数没有缺的。没有要办的事。"))
    #expect(!page.contains("先打这些电话"))
  }
}
