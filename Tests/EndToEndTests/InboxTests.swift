import Foundation
import Glibc
import TestSupport
import Testing

/// Nothing that looks like a return is left without a word: run and plan name it, with what to do.
@Suite struct InboxTests {
  private func make(_ folder: String, _ name: [UInt8], isFolder: Bool = false) {
    let path = (Array(folder.utf8) + [UInt8(ascii: "/")] + name + [0]).map { CChar(bitPattern: $0) }
    if isFolder { #expect(mkdir(path, 0o755) == 0) } else { close(creat(path, 0o644)) }
  }

  private func expect(_ city: MiniCity, _ file: String, _ remedy: String) throws {
    for command in ["plan", "run"] {
      let ended = try city.huizong(command, "--lang", "zh")
      #expect(ended.code == 0, "\(ended)")
      #expect(ended.err.contains("跳过 \(file)：") && ended.err.contains(remedy), "\(ended)")
    }
    let log = try city.scratch.text("workspace/log/1.jsonl")
    #expect(log.contains("\"event\":\"skipped\"") && log.contains("\"skipped\":1"), "\(log)")
    #expect(try city.figures()["water_projects"]?["value"] == "380")
  }

  @Test func aFileWhoseNameIsGBKIsNamedByItsBytes() throws {
    let city = try MiniCity()
    // 饮水.csv as an old archive program wrote it.
    make(city.scratch.path("inbox/都安"), [0xD2, 0xFB, 0xCB, 0xAE] + Array(".csv".utf8))
    try expect(city, #"都安/\xD2\xFB\xCB\xAE.csv"#, "改名后再放")
  }

  @Test func soIsAFolder() throws {
    let city = try MiniCity()
    make(city.scratch.path("inbox"), [0xB6, 0xBC, 0xB0, 0xB2], isFolder: true)
    try expect(city, #"\xB6\xBC\xB0\xB2"#, "改名后再放")
  }

  @Test func aLinkedFolderIsNamed() throws {
    let city = try MiniCity()
    try city.scratch.write("elsewhere/HC-19-1_2020-12.csv", MiniCity.nandanWater(central: 99, cistern: 1, preamble: "版本：9\n"))
    #expect(symlink(city.scratch.path("elsewhere"), city.scratch.path("inbox/南丹")) == 0)
    try expect(city, "南丹", "链接")
  }

  @Test func aLinkedFileIsNamed() throws {
    let city = try MiniCity()
    try city.scratch.write("elsewhere.csv", MiniCity.nandanWater(central: 99, cistern: 1, preamble: "版本：9\n"))
    #expect(symlink(city.scratch.path("elsewhere.csv"), city.scratch.path("inbox/451221/x.csv")) == 0)
    try expect(city, "451221/x.csv", "链接")
  }

  @Test func aFolderTooDeepIsNamed() throws {
    let city = try MiniCity()
    try city.scratch.write("inbox/a/b/c/d/e/HC-19-1_2020-12.csv", MiniCity.nandanWater(central: 99, cistern: 1, preamble: "版本：9\n"))
    try expect(city, "a/b/c/d/e", "四层")
  }

  @Test func aNameCannotBreakALineOfTheJournal() throws {
    let marks = "\u{85}\u{2028}\u{2029}\u{202E}"
    let city = try MiniCity(["451221/HC-19-1_2020-12_\(marks).csv": MiniCity.nandanWater(central: 30, cistern: 20)])
    #expect(try city.huizong("run").code == 0)
    for file in ["journal.jsonl", "log/1.jsonl"] {
      let text = try city.scratch.text("workspace/" + file)
      #expect(!text.unicodeScalars.contains { marks.unicodeScalars.contains($0) })
    }
    #expect(try city.warehouse.rows("SELECT file FROM submission") == [["file": "451221/HC-19-1_2020-12_\(marks).csv"]])
    #expect(try city.huizong("verify", "--rebuild").code == 0)
  }
}
