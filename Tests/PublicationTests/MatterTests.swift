import Figures
import Testing

@testable import Publication

@Suite struct MatterTests {
  private func blank(_ cell: String, line: Int) -> Matter {
    var matter = Matter(severity: .query, code: "cell-blank", region: "451228", message: "这一格是空的")
    (matter.form, matter.file, matter.cell, matter.line, matter.column) = ("HC-19-1", "饮水.csv", cell, line, 7)
    return matter
  }

  @Test(arguments: [
    (["E63"], "E63"), (["G5", "G6", "G7"], "G5:G7 共 3 格"), (["G5", "G7"], "G5、G7"), (["G5", "H5"], "G5、H5"),
    (["G5", "G7", "G9", "G20"], "G5、G7、G9 等共 4 格"), (["表1!G9", "表1!G10"], "表1!G9、表1!G10"),
  ])
  func theSameThingIsOneLine(_ cells: [String], _ place: String) {
    let groups = MatterGroup.grouped(cells.enumerated().map { blank($1, line: $0 + 5) })
    #expect(groups.map(\.place) == [place])
  }

  @Test func theCountsOfADayAreRight() {
    let groups = MatterGroup.grouped((5...80).map { blank("G\($0)", line: $0) })
    #expect(groups.map(\.place) == ["G5:G80 共 76 格"])
  }

  @Test func differentThingsStayApart() {
    var other = blank("G6", line: 6)
    other.written = "1O6"
    #expect(MatterGroup.grouped([blank("G5", line: 5), other, blank("G7", line: 7)]).map(\.count) == [2, 1])
  }

  /// A column without a unit is one thing to do, whatever figures stand in it.
  @Test func aColumnWithoutUnitIsOneThing() {
    let matters = (5...80).map { line in
      var matter = blank("G\(line)", line: line)
      (matter.code, matter.written) = ("unit-missing", String(line * 7))
      return matter
    }
    #expect(MatterGroup.grouped(matters).map(\.place) == ["G5:G80 共 76 格"])
  }

  @Test func placesAreTheSpreadsheetsOwnFirst() {
    var matter = blank("E63", line: 63)
    #expect(matter.place == "E63")
    (matter.cell, matter.path) = (nil, "/报表/记录[17]/投资")
    #expect(matter.place == "第63行 /报表/记录[17]/投资")
    matter.path = nil
    #expect(matter.place == "第63行第7格")
    (matter.line, matter.column) = (0, 0)
    #expect(matter.place == "整份")
    matter.file = ""
    #expect(matter.place == "—")
  }

  @Test func theGravestComeFirstAndLine9BeforeLine10() {
    var fatal = blank("", line: 90)
    fatal.severity = .fatal
    let sorted = [blank("G10", line: 10), blank("G9", line: 9), fatal].sorted()
    #expect(sorted.map(\.line) == [90, 9, 10])
  }
}
