import Handoff
import Testing

/// Townships down, projects across: a record a cell.
@Suite struct CrossTableTests {
  private func read(_ text: String) throws -> ReadReturn { try ReadReturn(text, path: "都安/报表.csv", pipeline: try SeveralForms.pipeline()) }

  static let top = "表号：HC-D\n期别：2020-12\n"
  static let figures = [
    "安阳镇 road: 120000", "安阳镇 water: 35000", "安阳镇 house: 0", "高岭镇 road: 10000", "高岭镇 water: 0", "高岭镇 house: 70000",
  ]

  static let dresses = [
    "乡镇,道路,饮水,住房\n安阳镇,12,3.5,0\n高岭镇,1,0,7\n",
    "乡镇\\项目,道路,饮水（元）,住房,合计\n安阳镇,12,35000,0,15.5\n高岭镇,1,0,7,8\n合计,13,35000,7,23.5\n",
    "乡镇,项目,,,合计\n,道路,饮水,住房,\n安阳镇,12,3.5,0,15.5\n高岭镇,1,0,7,8\n",
    "序号,乡镇,住房,饮水,道路\n1,安阳镇,0,3.5,12\n2,高岭镇,7,0,1\n,合计,7,3.5,13\n",
  ]

  @Test(arguments: dresses.indices)
  func theSameFigures(dress: Int) throws {
    let read = try read(Self.top + Self.dresses[dress])
    #expect(read.figures.sorted() == Self.figures.sorted(), "\(Self.dresses[dress])")
    #expect(read.codes == [], "\(Self.dresses[dress])")
    #expect(read.reading.head.layout == "csv cross")
  }

  static let faults: [(text: String, code: String)] = [
    ("乡镇,道路,饮水,合计\n安阳镇,12,3.5,①25.5\n", "total-differs"),
    ("乡镇,道路,饮水,合计\n安阳镇,12,3,15\n高岭镇,1,2,3\n合计,13,①15,18\n", "total-differs"),
    ("乡镇,道路,饮水,合计\n安阳镇,12,3,15\n高岭镇,1,2,3\n合计,13,5,①28\n", "total-differs"),
    ("乡镇,道路,饮水\n安阳镇,12,①3O\n", "letter-in-number"),
    ("乡镇,道路,饮水\n①,12,3\n", "key-blank"),
  ]

  @Test(arguments: faults.indices)
  func aFaultIsNamedByItsCell(index: Int) throws {
    let (text, code) = Self.faults[index]
    let read = try read(Self.top + text)
    #expect(read.places == [read.expected(code)], "\(text)")
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(text) \(tally)") }
  }

  @Test func subtotalsAddUpTheirOwnRows() throws {
    let read = try read(Self.top + "乡镇,道路,饮水,小计\n安阳镇,12,3,15\n小计,12,3,15\n高岭镇,1,2,3\n大兴镇,1,0,1\n小计,2,2,4\n合计,14,5,19\n")
    #expect(read.codes == [])
    #expect(read.reading.totals.count == 3 + 9)
    let wrong = try self.read(Self.top + "乡镇,道路,饮水,小计\n安阳镇,12,3,15\n小计,12,3,15\n高岭镇,1,2,3\n小计,1,2,①18\n")
    #expect(wrong.places == [wrong.expected("total-differs")])
  }

  @Test func aHeaderThatIsNoProjectRefusesTheReturn() throws {
    let read = try read(Self.top + "乡镇,道路,①桥梁\n安阳镇,1,2\n")
    #expect(read.places.first == read.expected("header-unknown"))
    let twice = try self.read(Self.top + "乡镇,道路,①道路\n安阳镇,1,2\n")
    #expect(twice.places.first == twice.expected("header-duplicate"))
  }

  @Test func everyCellIsCounted() throws {
    let read = try read(Self.top + Self.dresses[1])
    let funds = try #require(read.reading.tallies.first { $0.item == "funds" })
    #expect([funds.read, funds.figures, funds.checked] == [12, 6, 6])
    let township = try #require(read.reading.tallies.first { $0.item == "township" })
    #expect([township.read, township.texts, township.checked] == [3, 2, 1])
    #expect(read.reading.head.outside == 2 + 5)
    #expect(try read.reading.records.all().map { $0.cells[0]?.detail?.col } == [nil, 3, 4, nil, 3, 4])
  }
}
