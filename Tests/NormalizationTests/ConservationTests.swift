import Handoff
import Testing
import TestSupport

/// Nothing lost: every filled cell of a file is counted once, under its column or as outside.
@Suite struct ConservationTests {
  /// Random small returns with blanks, unreadable cells, total rows, wrong categories, notes and stray columns.
  @Test(arguments: UInt64(1)...120)
  func everyCellIsCounted(seed: UInt64) throws {
    var random = Seeded(seed)
    let header = ["乡镇", "项目类型", "建设性质", "计量单位", "数量", "受益贫困人口", "投资", "备注"].shuffled(using: &random)
    var lines = [Written.top + header.joined(separator: ",")]
    var bodyRows = 0
    var notes = 0
    for number in 0..<Int.random(in: 0...12, using: &random) {
      let choices: [String: [String]] = [
        "乡镇": ["乡镇\(number)", "乡镇\(number)", "乡镇0", "", "合计", "小计"],
        "项目类型": ["集中供水", "家庭水柜", "家庭水柜", "水窖"], "建设性质": ["新建", "改扩建", "新建"], "计量单位": ["", "", "处", "亩"],
        "数量": ["3", "1O", "0", "—", "", "１２"], "受益贫困人口": ["40", "40.5", "5万人", "…"], "投资": ["10.5", "1.2.3", "", "7元"],
        "备注": ["", "无", "见附件"],
      ]
      lines.append(header.map { choices[$0]?.randomElement(using: &random) ?? "" }.joined(separator: ","))
      bodyRows += 1
      if Int.random(in: 0..<9, using: &random) == 0 {
        lines.append("注：1.口径同上")
        notes += 1
      }
      if Int.random(in: 0..<9, using: &random) == 0 { lines.append(String(repeating: ",", count: header.count - 1)) }
    }
    let read = try ReadReturn(lines.joined(separator: "\n") + "\n")
    guard !read.reading.isRefused else { return }
    let tallies = read.reading.tallies
    let text = lines.joined(separator: "\n")
    for tally in tallies {
      #expect(tally.isConserved, "seed \(seed): \(tally)\n\(text)")
      #expect(tally.read == bodyRows, "seed \(seed): \(tally)\n\(text)")
    }
    #expect(tallies.count == (bodyRows == 0 ? 0 : header.count), "seed \(seed)")
    // Four lines above the table, its header, and the notes.
    #expect(read.reading.head.outside == 4 + header.count + notes, "seed \(seed)\n\(text)")
  }

  @Test func aColumnOfFourCells() throws {
    let read = try ReadReturn(
      Written.top + Written.header + """
        安阳镇,集中供水,新建,3,100,10.5
        高岭镇,家庭水柜,新建,1O,—,11.2
        地苏镇,家庭水柜,改扩建,10,,9.8
        合计,,,25,175,31.5

        """)
    let quantity = try #require(read.reading.tallies.first { $0.item == "quantity" })
    #expect([quantity.read, quantity.figures, quantity.absent, quantity.rejected, quantity.checked] == [4, 2, 0, 1, 1])
    let persons = try #require(read.reading.tallies.first { $0.item == "persons" })
    #expect([persons.read, persons.figures, persons.absent, persons.rejected, persons.checked] == [4, 1, 2, 0, 1])
    let township = try #require(read.reading.tallies.first { $0.item == "township" })
    #expect([township.read, township.texts, township.checked] == [4, 3, 1])
  }
}
