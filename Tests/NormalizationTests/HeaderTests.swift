import Handoff
import Testing

/// A header binds whole or not at all: a guessed column would spoil all its figures.
@Suite struct HeaderTests {
  static let faults: [(header: String, code: String)] = [
    ("乡镇,项目类型,建设性质,数量,受益贫困人口,①投资额度", "header-unknown"),
    ("乡镇,项目类型,建设性质,数量,受益贫困人口,投资,①总投资", "header-duplicate"),
    ("乡镇,项目类型,建设性质,数量,受益贫困人口,①投资（亩）", "unit-header-other-family"),
    ("乡镇,项目类型,建设性质,数量,受益贫困人口,①投资（元、万元）", "unit-ambiguous"),
  ]

  @Test(arguments: faults.indices)
  func refusesTheReturn(index: Int) throws {
    let (header, code) = Self.faults[index]
    let read = try ReadReturn(Written.top + header + "\n" + Written.rows)
    #expect(read.places.first == read.expected(code), "\(header)")
    #expect(read.reading.isRefused && read.figures == [], "\(header)")
  }

  @Test func namesWhatIsMissing() throws {
    let read = try ReadReturn(Written.top + "乡镇,项目类型,建设性质,数量,受益贫困人口\n安阳镇,集中供水,新建,3,100\n")
    #expect(read.codes == ["column-missing"])
    #expect(read.rejections.first?.message == "按 HC-19-1 饮水安全项目表看，表头缺少：投资")
  }

  /// 投资 above 计划 and 完成 names neither column alone: what both rows say together is looked for first.
  @Test func aChildMayCompleteItsParentsName() throws {
    let read = try ReadReturn("表号：HC-22-1,期别：2020-12\n年度,级次,资金（元）,\n,,下达,支出\n2020,中央,1000,965.7\n")
    #expect(read.figures == ["2020 central: 1000 965.7"])
    let split = try ReadReturn("表号：HC-14-1,期别：2020\n乡镇,月份,在册人数,其中\n,,,建档立卡\n安阳镇,1月,10,4\n")
    #expect(split.figures == ["安阳镇 2020-01: 10 4"])
  }

  /// 小计 under a merged header is what the header names; the unit stands there too.
  @Test(arguments: ["小计", "合计", "总数", "计"])
  func aTotalBelowAHeaderIsTheHeaderItself(child: String) throws {
    let read = try ReadReturn("表号：HC-14-1,期别：2020\n乡镇,月份,在册人数（人）,\n,,\(child),其中：建档立卡\n安阳镇,1月,10,4\n")
    #expect(read.codes == [] && read.figures == ["安阳镇 2020-01: 10 4"], "\(read.rejections.map(\.message))")
    let unit = try ReadReturn("表号：HC-14-1,期别：2020\n乡镇,月份,在册人数（万人）,\n,,\(child),其中：建档立卡\n安阳镇,1月,0.02,4人\n")
    #expect(unit.figures == ["安阳镇 2020-01: 200 4"], "\(unit.rejections.map(\.message))")
  }

  @Test func theTitleAloneTellsTheForm() throws {
    let read = try ReadReturn("附件3：2020年饮水安全项目表\n期别：2020-12\n单位：万元\n" + Written.header + Written.rows)
    #expect(read.figures == Written.figures)
  }

  @Test func fullWidthCommasAreNamed() throws {
    let read = try ReadReturn((Written.top + Written.header + Written.rows).replacing(",", with: "，"))
    #expect(read.places == ["form-unknown 5:0"])
    #expect(read.rejections.first?.message.contains("全角逗号") == true)
  }

  /// A stroke may part the name from the unit and stand in the unit as well. 1 公顷 = 15 亩.
  @Test(arguments: [
    "人员补贴标准/元/人·月,土地补贴标准/元/亩", "人员补贴标准（元/人·月）,土地补贴标准（元/亩）", "人员补贴标准_元/人·月,土地补贴标准/元/公顷", "人员补贴标准/元/人/月,土地补贴标准（元/公顷）",
  ])
  func quotientsAsUnits(header: String) throws {
    let perHectare = header.contains("公顷")
    let read = try ReadReturn("表号：HC-15-1\n期别：2020-12\n补贴项目,\(header)\n护林员,800,\(perHectare ? 1500 : 100)\n")
    #expect(read.codes == [] && read.figures == ["护林员: 800 100"], "\(header) \(read.rejections.map(\.message))")
  }

  @Test func aQuotientOfAnotherFamilyIsRefused() throws {
    let read = try ReadReturn("表号：HC-15-1\n期别：2020-12\n补贴项目,人员补贴标准/元/人·亩,土地补贴标准/元/亩\n护林员,800,100\n")
    #expect(read.reading.isRefused && read.codes == ["unit-header-other-family"], "\(read.codes)")
  }
}
