import Handoff
import Testing

/// Lists in XML: every figure has its own path, and every cell is counted.
@Suite struct ListCellTests {
  static let list = """
    <填报 编码="HC-F" 县区="都安" 期别="2020-12">
    <村 代码="01"><指标 名称="贫困人口" 单位="人">10</指标><指标 名称="脱贫人口" 单位="人">7</指标></村>
    <村 代码="02"><备注/><指标 名称="脱贫人口">8</指标><指标 名称="贫困人口">1O</指标></村>
    <村 代码="03"><指标 名称="贫困人口">5</指标><指标 名称="脱贫人口">4</指标></村>
    </填报>
    """

  /// The path that the warehouse shows: the cell's own, or its record's and its column's together.
  private func paths(_ reading: Reading) throws -> [[String?]] {
    try reading.records.all().map { record in
      zip(reading.measures, record.cells).map { item, cell in
        cell?.detail?.path ?? reading.columns.first { $0.item == item }?.path.flatMap { record.path(at: $0) }
      }
    }
  }

  @Test func everyFigureHasItsPath() throws {
    let read = try ReadReturn(Self.list, path: "都安/报表.xml", pipeline: try SeveralForms.pipeline())
    #expect(read.figures == ["01: 10 7", "02: ? 8", "03: 5 4"])
    #expect(
      try paths(read.reading) == [
        ["/填报/村[1]/指标", "/填报/村[1]/指标[2]"], ["/填报/村[2]/指标[2]", "/填报/村[2]/指标"], ["/填报/村[3]/指标", "/填报/村[3]/指标[2]"],
      ])
    // Only where the usual order does not give it is a path kept.
    #expect(try read.reading.records.all().map { $0.cells.map { $0?.detail?.path != nil } } == [[false, false], [true, true], [false, false]])
    #expect(read.rejections.map(\.path) == ["/填报/村[2]/指标[2]"])
  }

  @Test func everyCellIsCounted() throws {
    let read = try ReadReturn(Self.list.replacing("<备注/>", with: ""), path: "都安/报表.xml", pipeline: try SeveralForms.pipeline())
    let tallies = Dictionary(read.reading.tallies.map { ($0.item, [$0.read, $0.figures, $0.texts, $0.rejected]) }, uniquingKeysWith: { a, _ in a })
    #expect(
      tallies == ["village": [6, 0, 6, 0], "poor": [3, 2, 0, 1], "lifted": [3, 3, 0, 0], "long.item": [6, 0, 6, 0], "long.unit": [2, 0, 2, 0]])
  }

  @Test func everyCellOfAListInASheetIsCounted() throws {
    let read = try ReadReturn("表号：HC-F\n期别：2020-12\n村代码,指标,数值,单位\n01,贫困人口,10,人\n01,脱贫人口,7,\n02,贫困,3,人\n", path: "都安/报表.csv", pipeline: try SeveralForms.pipeline())
    let cells = read.reading.tallies.reduce(0) { $0 + $1.read }
    #expect(cells == 12)
    #expect(read.reading.head.outside == 2 + 4)
    #expect(read.codes == ["item-unknown"])
    for tally in read.reading.tallies { #expect(tally.isConserved, "\(tally)") }
  }

  /// `+3/数值` is the third sibling below.
  @Test func placesBelowARecord() {
    var record = Reading.Record(line: 1, row: 0, region: "", period: "", dimensions: [], cells: [])
    #expect(record.path(at: "投资") == nil)
    for (path, place, expected) in [
      ("/报表/记录[17]", "投资", "/报表/记录[17]/投资"), ("/报表/记录[17]", "+3/数值", "/报表/记录[20]/数值"), ("/报表/记录[9]", "+0/@值", "/报表/记录[9]/@值"),
      ("/填报/村[2]/指标", "+1", "/填报/村[2]/指标[2]"), ("/填报/村[2]/指标", "+0", "/填报/村[2]/指标"),
    ] {
      record.path = path
      #expect(record.path(at: place) == expected)
    }
  }
}

/// Messages about units speak of the cell they stand at.
@Suite struct UnitWordsTests {
  static let top = "表号：HC-A\n期别：2020-12\n"

  @Test func aColumnWithoutUnitIsOneThingSaidOfEachCell() throws {
    let read = try ReadReturn(Self.top + "乡镇,类型,数量,投资\n安阳镇,集中供水,3,10.5\n高岭镇,家庭水柜,4,7\n", pipeline: try SeveralForms.pipeline())
    #expect(read.places == ["unit-missing 4:4", "unit-missing 5:4"])
    #expect(read.rejections.map(\.raw) == ["10.5", "7"])
    #expect(Set(read.rejections.map(\.message)).count == 1)
  }

  @Test func aRecordsOwnUnitIsNamed() throws {
    let read = try ReadReturn(
      Self.top + "单位：万元\n乡镇,类型,数量,投资\n安阳镇,集中供水,1.5,1\n高岭镇,家庭水柜,1O,1\n", pipeline: try SeveralForms.pipeline())
    #expect(read.rejections.map { $0.message.prefix(5) } == ["数量（处）", "数量（座）"])
  }

  /// 贫困人口（含返贫） is another figure than 贫困人口, also where its unit stands in a column of its own.
  @Test func anItemWithMoreThanItsUnitIsUnknown() throws {
    let read = try ReadReturn(
      "表号：HC-F\n期别：2020-12\n村代码,指标,数值,单位\n01,贫困人口（含返贫）,10,人\n01,脱贫人口（人）,7,\n", path: "都安/报表.csv", pipeline: try SeveralForms.pipeline())
    #expect(read.codes == ["item-unknown", "cell-blank"])
    #expect(read.figures == ["01: _ 7"])
  }
}
