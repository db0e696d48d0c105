import Handoff
import Testing

/// One row, one figure: the rows of a key make one record.
@Suite struct LongLayoutTests {
  @Test func rowsOfAKeyMakeARecord() throws {
    let read = try ReadReturn(
      Written.progress + """
        指标名称,级次,资金年度,计量单位,数值
        下达资金,中央,2020,万元,1000
          其中：支出,中央,2020,元,9657000
        已支出,县级,2020年,,98万元
        下达资金,县级,2020年度,,100

        """)
    #expect(read.figures == ["2020 central: 10000000 9657000", "2020 county: 1000000 980000"])
    #expect(read.codes == [])
  }

  /// Where the row of 已支出 is lost with the fault, the record has not reported it either.
  static let faults: [(row: String, code: String, figures: [String])] = [
    ("①拨付,中央,2020,万元,5", "item-unknown", ["2020 central: 10000000 _"]),
    ("已支出,中央,2020,亩,①5", "unit-unknown", ["2020 central: 10000000 ?"]),
    ("下达资金,中央,2020,万元,①5", "record-duplicate", ["2020 central: ? _"]),
    ("已支出,①市级,2020,万元,5", "category-unknown", ["2020 central: 10000000 _"]),
    ("已支出,中央,2020,万元,①5l", "letter-in-number", ["2020 central: 10000000 ?"]),
  ]

  @Test(arguments: faults.indices)
  func aFaultyRowCostsItsFigure(index: Int) throws {
    let (row, code, figures) = Self.faults[index]
    let read = try ReadReturn(Written.progress + "指标,级次,年度,单位,金额\n下达资金,中央,2020,万元,1000\n" + row + "\n")
    #expect(read.places == [read.expected(code)] + (figures[0].hasSuffix("_") ? ["cell-blank 4:0"] : []), "\(row)")
    #expect(read.figures == figures, "\(row)")
  }
}
