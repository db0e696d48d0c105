import Handoff
import Testing

/// One bad cell costs one cell: named where it stands, and the rest of the return is read.
@Suite struct BadCellTests {
  /// A row of a water return with one bad cell, what it is called, and what the row reads as.
  static let cells: [(row: String, code: String, figures: [String])] = [
    ("安阳镇,集中供水,新建,①1O6,100,10.5", "letter-in-number", ["安阳镇 central new: ? 100 105000"]),
    ("安阳镇,集中供水,新建,3,100,①1.2.3", "two-points", ["安阳镇 central new: 3 100 ?"]),
    ("安阳镇,集中供水,新建,3,100,①12亩", "unit-other-family", ["安阳镇 central new: 3 100 ?"]),
    ("安阳镇,集中供水,新建,①3座,100,10.5", "unit-other-family", ["安阳镇 central new: ? 100 105000"]),
    ("安阳镇,集中供水,新建,①1月2日,100,10.5", "date", ["安阳镇 central new: ? 100 105000"]),
    ("安阳镇,集中供水,新建,3,①1.23E+08,10.5", "exponent", ["安阳镇 central new: 3 ? 105000"]),
    ("安阳镇,集中供水,新建,3,①40.5,10.5", "counted-fraction", ["安阳镇 central new: 3 ? 105000"]),
    ("安阳镇,集中供水,新建,3,①约40,10.5", "qualifier", ["安阳镇 central new: 3 ? 105000"]),
    ("安阳镇,集中供水,新建,3,100,①=SUM(F5:F6)", "formula", ["安阳镇 central new: 3 100 ?"]),
    ("安阳镇,集中供水,新建,3,100,①5-10", "range", ["安阳镇 central new: 3 100 ?"]),
    ("安阳镇,集中供水,新建,3,100,①", "cell-blank", ["安阳镇 central new: 3 100 _"]),
    ("①安?镇,集中供水,新建,3,100,10.5", "name-damaged", []),
    ("①安\u{FFFD}镇,集中供水,新建,3,100,10.5", "name-damaged", []),
    ("①,集中供水,新建,3,100,10.5", "key-blank", []),
    ("安阳镇,①水窖,新建,3,100,10.5", "category-unknown", []),
    ("安阳镇,集中供水,新建,3,100,1,①234.5", "row-too-long", []),
    ("①其中：安阳镇,集中供水,新建,3,100,10.5", "row-is-part", []),
  ]

  @Test(arguments: cells.indices)
  func costsNoMoreThanItself(index: Int) throws {
    let (row, code, figures) = Self.cells[index]
    let read = try ReadReturn(Written.top + Written.header + row + "\n高岭镇,家庭水柜,新建,12,40,11.2\n")
    #expect(read.places == [read.expected(code)], "\(row)")
    #expect(read.figures == figures + [Written.figures[1]], "\(row)")
  }

  @Test func absentMarksAreNotZero() throws {
    let read = try ReadReturn(Written.top + Written.header + "安阳镇,集中供水,新建,0,—,…\n")
    #expect(read.figures == ["安阳镇 central new: 0 _ 0"])
    #expect(read.codes == [])
  }

  @Test func aShortRowIsNotGuessedAt() throws {
    let read = try ReadReturn(Written.top + Written.header + "安阳镇,集中供水,新建,100,10.5\n高岭镇,家庭水柜,新建,12,40,11.2\n")
    #expect(read.places == ["row-too-short 6:0"])
    #expect(read.figures == [Written.figures[1]])
  }

  @Test func theSameRecordTwiceSaysWhatWasWritten() throws {
    let read = try ReadReturn(Written.top + Written.header + Written.rows + "高岭镇,水柜,新建,1,2,3\n")
    #expect(read.places == ["record-duplicate 7:0", "record-duplicate 9:0"])
    #expect(read.figures == [Written.figures[0], Written.figures[2]])
    #expect(read.rejections.map(\.key) == ["高岭镇，家庭水柜，新建", "高岭镇，水柜，新建"])
    #expect(read.rejections.first?.message == "高岭镇，家庭水柜，新建在第 7、9 行都有，都没有收")
  }

  @Test func aColumnWithoutHeaderIsNotReadAndSaid() throws {
    let read = try ReadReturn(
      Written.top + "乡镇,,项目类型,建设性质,数量,受益贫困人口,投资\n安阳镇,①甲村,集中供水,新建,3,100,10.5\n高岭镇,乙村,家庭水柜,新建,12,40,11.2\n")
    #expect(read.places == [read.expected("header-blank")])
    #expect(read.figures == Array(Written.figures.prefix(2)))
  }

  @Test func everyFindingSpeaksBothLanguagesAndNamesTheRemedy() throws {
    for (row, code, _) in Self.cells {
      let read = try ReadReturn(Written.top + Written.header + row + "\n")
      for rejection in read.rejections {
        #expect(!rejection.message.isEmpty && !rejection.english.isEmpty && !rejection.remedy.isEmpty, "\(code)")
        #expect(!rejection.english.unicodeScalars.contains { $0 == "，" || $0 == "。" }, "\(code): \(rejection.english)")
      }
    }
  }
}
