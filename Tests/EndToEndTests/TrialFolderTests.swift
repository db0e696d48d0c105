import Foundation
import Glibc
import TestSupport
import Testing

/// The 试报 folder: an answer beside each file, and an exit code about those that were answered this time.
@Suite struct TrialFolderTests {
  private func check(_ city: MiniCity, _ more: String...) throws -> Ended {
    try Program.run(["check", "--answer", "try", "--pipeline", "pipeline", "--lang", "zh"] + more, in: city.scratch.root)
  }

  @Test func theCodeIsAboutTheFilesAnsweredNow() throws {
    let city = try MiniCity()
    try city.scratch.write("try/451221/HC-19-1_2020-12.csv", MiniCity.nandanWater(central: 30, cistern: 20))
    #expect(try check(city).code == 0)
    #expect(try city.scratch.text("try/451221/HC-19-1_2020-12.csv.答复.html").contains("没有问题，可以报送"))
    try city.scratch.write("try/451221/HC-19-1_2020-11.csv", MiniCity.nandanWater(central: 30, cistern: 20).replacing("30", with: "3O"))
    let answered = try check(city)
    #expect(answered.code == 65 && answered.word == "findings", "\(answered)")
    // Nothing new.
    let again = try check(city, "--quiet")
    #expect(again.code == 0 && again.err == "" && again.out == "", "\(again)")
    try city.scratch.write("try/451221/x.csv", "没有表头\n1\n")
    let refused = try check(city, "--quiet")
    #expect(refused.code == 65 && refused.err == "huizong: findings\n" && refused.out == "", "\(refused)")
    try city.scratch.write("try/451221/y.csv", "没有表头\n1\n")
    let rows = try JSONRow.rows(check(city, "--format", "json").out)
    #expect(rows.map { $0["code"] } == ["form-unknown"] && rows.first?["file"] == "451221/y.csv")
  }

  /// The shipped line as cron runs it: findings are the county's affair and no mail, a wrong definition is one.
  @Test func theShippedLineSendsNoMailForFindings() throws {
    let crontab = try String(contentsOfFile: Program.project + "/Pipelines/hechi-2020/schedule/crontab", encoding: .utf8)
    let line = try #require(crontab.split(separator: "\n").first { $0.contains("--answer") })
    let city = try MiniCity()
    let command = line.drop { "* ".contains($0) }.replacing("@BIN@", with: "huizong").replacing("@PIPELINE@", with: "pipeline").replacing("@INBOX@", with: "inbox")
    try city.scratch.write("inbox.试报/451221/x.csv", "没有表头\n1\n")
    #expect(try Program.shell(String(command), in: city.scratch.root).out == "")
    #expect(city.scratch.exists("inbox.试报/451221/x.csv.答复.html"))
    try city.scratch.write("pipeline/units.csv", "nonsense\n")
    #expect(try Program.shell(String(command), in: city.scratch.root).out.contains("huizong: definition"))
  }

  /// Who sees the file's name as Windows wrote it sees the answer's likewise.
  @Test func theAnswerIsNamedInTheFilesOwnEncoding() throws {
    let city = try MiniCity()
    // 南丹 and 饮水.csv; 答复 behind it.
    let folder = Array(city.scratch.path("try").utf8) + Array("/".utf8) + [0xC4, 0xCF, 0xB5, 0xA4]
    let file = folder + Array("/".utf8) + [0xD2, 0xFB, 0xCB, 0xAE] + Array(".csv".utf8)
    try city.scratch.write("try/leer.txt", "")
    func path(_ bytes: [UInt8]) -> [CChar] { (bytes + [0]).map { CChar(bitPattern: $0) } }
    #expect(mkdir(path(folder), 0o755) == 0)
    let text = MiniCity.nandanWater(central: 30, cistern: 20, preamble: "表号：HC-19-1\n期别：2020-12\n")
    let descriptor = creat(path(file), 0o644)
    #expect(text.withCString { Glibc.write(descriptor, $0, strlen($0)) } == text.utf8.count)
    close(descriptor)
    try FileManager.default.removeItem(atPath: city.scratch.path("try/leer.txt"))
    let ended = try check(city)
    #expect(ended.code == 0 && ended.err.contains("try/南丹/饮水.csv.答复.html"), "\(ended)")
    #expect(access(path(file + Array(".".utf8) + [0xB4, 0xF0, 0xB8, 0xB4] + Array(".html".utf8)), F_OK) == 0)
    #expect(try check(city, "--quiet").err == "")
  }
}
