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

  /// 南丹 and 饮水安全项目表 as Windows writes them on a share that is mounted without a character set.
  private static let nandan: [UInt8] = [0xC4, 0xCF, 0xB5, 0xA4]
  private static let water: [UInt8] = [0xD2, 0xFB, 0xCB, 0xAE, 0xB0, 0xB2, 0xC8, 0xAB, 0xCF, 0xEE, 0xC4, 0xBF, 0xB1, 0xED]

  private func put(_ text: String, _ city: MiniCity, _ folder: [UInt8], _ name: [UInt8]) throws {
    let inbox = Array(city.scratch.path("inbox").utf8) + [UInt8(ascii: "/")]
    _ = mkdir((inbox + folder + [0]).map { CChar(bitPattern: $0) }, 0o755)
    let descriptor = creat((inbox + folder + [UInt8(ascii: "/")] + name + [0]).map { CChar(bitPattern: $0) }, 0o644)
    #expect(text.withCString { Glibc.write(descriptor, $0, strlen($0)) } == text.utf8.count)
    close(descriptor)
  }

  /// Folder and name say county, form and period, as they would in UTF-8.
  @Test func namesInGB18030AreReadAndShownAsText() throws {
    let sent = "单位：处\n" + MiniCity.nandanWater(central: 30, cistern: 20)
    let twin = try MiniCity(["南丹/饮水安全项目表_2020-12.csv": sent])
    let city = try MiniCity([:])
    try put(sent, city, Self.nandan, Self.water + Array("_2020-12.csv".utf8))
    let plan = try city.huizong("plan", "--lang", "zh")
    #expect(plan.code == 0 && plan.out.contains("南丹 HC-19-1") && !plan.err.contains("跳过"), "\(plan)")
    for one in [city, twin] { #expect(try one.huizong("run").code == 0) }
    #expect(try city.digest() == twin.digest())
    #expect(try city.warehouse.rows("SELECT file, region, form FROM submission") == [
      ["file": "南丹/饮水安全项目表_2020-12.csv", "region": "451221", "form": "HC-19-1"]
    ])
    #expect(try city.scratch.text("workspace/journal.jsonl").contains("南丹/饮水安全项目表_2020-12.csv"))
    #expect(try city.huizong("verify", "--rebuild").code == 0)
  }

  /// Of two names that read the same only the one in UTF-8 can be asked for by its name.
  @Test func aNameThatReadsLikeAnotherIsNamed() throws {
    let city = try MiniCity()
    try city.scratch.write("inbox/南丹/饮水安全项目表_2020-12.csv", MiniCity.nandanWater(central: 30, cistern: 20, preamble: "版本：2\n"))
    try put(MiniCity.nandanWater(central: 99, cistern: 1, preamble: "版本：9\n"), city, Self.nandan, Self.water + Array("_2020-12.csv".utf8))
    let ended = try city.huizong("run", "--lang", "zh")
    #expect(ended.code == 0 && ended.err.contains("跳过 南丹/饮水安全项目表_2020-12.csv：名字的编码是 GB18030"), "\(ended)")
    // The other county's 330 and these.
    #expect(try city.figures()["water_projects"]?["value"] == "380")
  }

  @Test func aNameInNoEncodingIsNamedByItsBytes() throws {
    let city = try MiniCity()
    make(city.scratch.path("inbox/都安"), [0xD2, 0xFB, 0xFF] + Array(".csv".utf8))
    try expect(city, #"都安/\xD2\xFB\xFF.csv"#, "改名后再放")
  }

  @Test func soIsAFolder() throws {
    let city = try MiniCity()
    make(city.scratch.path("inbox"), [0xB6, 0xFF], isFolder: true)
    try expect(city, #"\xB6\xFF"#, "改名后再放")
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
