import Handoff
import Testing

/// Figures that are read as written and asked about: never altered, never guessed.
@Suite struct DoubtTests {
  static func villages(_ incomes: [String]) -> String {
    "表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n"
      + incomes.enumerated().map { "安阳镇,45122800100\($0.offset),\($0.element),20\n" }.joined()
  }

  @Test func yuanInAColumnOfTenThousands() throws {
    let read = try ReadReturn(Self.villages(["5.2", "7.1", "①61000", "4.8", "6.6", "9.9"]))
    #expect(read.places == [read.expected("magnitude-doubtful")])
    let doubt = try #require(read.rejections.first)
    #expect(doubt.severity == "query")
    #expect(doubt.key == "451228001002")
    #expect(
      doubt.message
        == "经营收入写的 \"61000\"，读作 61000万元，每户 3050万元；同栏别的数在 4.8万元至9.9万元之间，疑似单位不对，如果是，应填 6.1万元，每户 0.31万元")
    // Kept as written.
    #expect(read.figures[2] == "451228001002: 610000000 20 .")
  }

  /// In a list the doubted figure has a row of its own, below the first of its record.
  @Test func inAListTheFigureIsNamed() throws {
    let rows = ["1000", "900", "800", "①7000000", "1100"].enumerated().map { year, spent in
      "下达资金,中央,\(2016 + year),万元,1200\n已支出,中央,\(2016 + year),万元,\(spent)\n"
    }
    let read = try ReadReturn(Written.progress + "指标,级次,年度,单位,金额\n" + rows.joined())
    #expect(read.places == [read.expected("magnitude-doubtful")])
    #expect(read.rejections.map(\.cell) == ["E\(read.marked?.line ?? 0)"])
  }

  @Test func tenThousandsInAColumnOfYuan() throws {
    let read = try ReadReturn(Self.villages(["52000元", "71000元", "48000元", "①6.1元", "66000元"]))
    #expect(read.places == [read.expected("magnitude-doubtful")])
  }

  /// Too few, too wide, or far but not by a factor of a unit.
  @Test(arguments: [["5", "6", "70000"], ["0.01", "3", "40", "500", "90000"], ["5", "6", "7", "8", "90"], ["5", "6", "0", "0", "7", "8"]])
  func noAlarm(incomes: [String]) throws {
    #expect(try ReadReturn(Self.villages(incomes)).codes == [])
  }

  static func rates(_ rates: [String]) -> String {
    "表号：HC-04-1\n期别：2020-12\n村代码,贫困发生率（%）\n" + rates.enumerated().map { "45122800100\($0.offset),\($0.element)\n" }.joined()
  }

  @Test func ratesThatMayBeFractionsAreAskedAboutOnce() throws {
    let read = try ReadReturn(Self.rates(["1", "①0.9657", "0", "0.88"]))
    #expect(read.places == [read.expected("rate-as-fraction")])
    #expect(read.figures[1] == "451228001001: 0.9657")
  }

  @Test(arguments: [["96.57", "0.88"], ["0.9657%", "0.88%"], ["0", "1"], ["1.6", "0.5"]])
  func ratesThatSayWhatTheyAre(rates: [String]) throws {
    #expect(try ReadReturn(Self.rates(rates)).codes == [])
  }

  /// -5 户 is kept and asked about; money may be negative, and a column that is signed means it.
  @Test func countsBelowZeroAreAskedAbout() throws {
    let text = "表号：HC-12-1\n期别：2020-12\n乡镇,村代码,经营收入,受益户\n安阳镇,451228001001,-5.2,①-20\n安阳镇,451228001002,5,0\n"
    let read = try ReadReturn(text)
    #expect(read.places == [read.expected("count-negative")])
    #expect(read.rejections.map(\.severity) == ["query"])
    #expect(read.figures.first == "451228001001: -52000 -20 .")
    let signed = try SmallForms.pipeline(replacing: "header: [受益户]", with: "header: [受益户], signed: true")
    #expect(try ReadReturn(text, pipeline: signed).codes == [])
  }

  @Test func aCategoryDecidesWhatIsCounted() throws {
    let text = "表号：HC-19-1\n期别：2020-12\n乡镇,项目类型,建设性质,数量,受益贫困人口,投资\n安阳镇,家庭水柜,新建,①-3,5,2万元\n"
    let read = try ReadReturn(text)
    #expect(read.places == [read.expected("count-negative")])
  }

  /// A row that begins like the foot of a table and has figures under its columns is not read, which is said.
  @Test(arguments: ["填表人", "联系电话", "报出日期", "负责人乡"])
  func figuresInTheFootAreTold(word: String) throws {
    let read = try ReadReturn(Written.top + Written.header + Written.rows + "①\(word),集中供水,新建,3,100,10.5\n")
    #expect(read.places == [read.expected("note-holds-figures")] && read.rejections.map(\.severity) == ["query"], "\(word)")
    #expect(read.figures == Written.figures)
  }

  @Test(arguments: ["填表人：韦某,,审核人：覃某,,联系电话：0778-1234567,", "填表人,韦某,联系电话,13978800001,填报日期,2021-01-05", "负责人：韦某,,,,,", "填表人,韦某,共 3 页,,,"])
  func aFootIsNot(foot: String) throws {
    let read = try ReadReturn(Written.top + Written.header + Written.rows + foot + "\n")
    #expect(read.codes == [] && read.figures == Written.figures, "\(foot)")
  }
}
