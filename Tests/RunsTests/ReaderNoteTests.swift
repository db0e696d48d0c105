import Foundation
import Handoff
import Runs
import Testing

/// What the readers note about a file goes with its reading: into what `check` says, and into the warehouse.
@Suite struct ReaderNoteTests {
  @Test func aWrongDeclarationIsNotedAndCostsNothing() throws {
    let city = try SmallCity()
    try city.write(
      "inbox/都安/HC-22-1_2020-12.csv",
      "<?xml version=\"1.0\" encoding=\"GB2312\"?>\n<报表 编码=\"HC-22-1\"><记录 下达资金=\"5\" 已支出=\"4\"/></报表>\n")
    let (pipeline, _) = try city.pipeline()
    let reading = try #require(FileCheck.read(city.inbox + "/都安/HC-22-1_2020-12.csv", pipeline: pipeline).first)
    let notes = try reading.rejections.all()
    #expect(notes.map(\.code) == ["encoding-declared"])
    #expect(notes.map(\.message) == ["写的编码是 GB2312，实际是 UTF-8"])
    #expect(notes.map(\.line) == [1] && notes.map(\.severity) == ["note"])
    #expect(!reading.isRefused && reading.records.count == 1)
  }

  @Test func fullWidthCommasAreNotedBesideTheRefusal() throws {
    let city = try SmallCity()
    try city.write("inbox/都安/HC-19-1_2020-12.csv", "项目类型，数量\n集中供水，192\n")
    let (pipeline, _) = try city.pipeline()
    let reading = try #require(FileCheck.read(city.inbox + "/都安/HC-19-1_2020-12.csv", pipeline: pipeline).first)
    let first = try reading.rejections.all().first
    #expect(first?.code == "separator-full-width" && first?.line == 1)
    #expect(reading.isRefused)
  }
}
