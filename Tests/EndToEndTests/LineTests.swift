import Foundation
import Glibc
import TestSupport
import Testing

/// A name or text from outside begins no line of its own, on no screen and in no table.
@Suite struct LineTests {
  private static let forged = "huizong: ok, 第9次没有要办的事.csv"

  /// A return that is refused, one that cannot be read, and one whose break is that of Windows.
  private func city() throws -> MiniCity {
    let city = try MiniCity()
    try city.scratch.write("inbox/451221/x\n\(Self.forged)", "a\n")
    try city.scratch.write("inbox/451221/y\r\n\(Self.forged)", "b\n")
    try FileManager.default.createSymbolicLink(atPath: city.scratch.path("inbox/451221/z\n\(Self.forged)"), withDestinationPath: "/etc/hostname")
    return city
  }

  private func expectNoForgery(_ ended: Ended, _ shown: String...) {
    for line in (ended.out + ended.err).split(separator: "\n") { #expect(!line.hasPrefix("huizong: ok, 第9次"), "\(ended)") }
    for name in shown { #expect((ended.out + ended.err).contains(name), "\(ended)") }
  }

  @Test(arguments: ["zh", "en"]) func noScreenHasALineTooMany(_ language: String) throws {
    let city = try city()
    func ask(_ command: String...) throws -> Ended { try Program.run(command + ["--lang", language] + MiniCity.options, in: city.scratch.root) }
    expectNoForgery(try ask("plan"), "x<U+A>\(Self.forged)", "z<U+A>\(Self.forged)")
    expectNoForgery(try ask("run"), "z<U+A>\(Self.forged)")
    expectNoForgery(try ask("status"), "x<U+A>\(Self.forged)", "y<U+D><U+A>\(Self.forged)", "z<U+A>\(Self.forged)")
    expectNoForgery(try ask("status", "--brief"), "z<U+A>\(Self.forged)")
    expectNoForgery(try ask("check", "inbox/451221/nothing\n\(Self.forged)"), "nothing<U+A>\(Self.forged)")
    for page in ["findings.html", "晨报.html", "county/451221.html"] {
      #expect(try !city.scratch.text("workspace/outbox/" + page).contains("\nhuizong: ok, 第9次"), "\(page)")
    }
    #expect(try city.scratch.text("workspace/outbox/findings.html").contains("x[U+000A]\(Self.forged)"))
  }

  /// A field with a break stands between quotes, so that readers of CSV find as many rows as there are.
  @Test func aTableHasNoRowTooMany() throws {
    let city = try city()
    _ = try city.huizong("run")
    let table = try city.huizong("status", "--format", "csv").out
    #expect(table.contains("\"451221/x\n\(Self.forged)\"") && table.contains("\"451221/y<U+D>\n\(Self.forged)\""), "\(table)")
    #expect(try JSONRow.rows(city.huizong("status", "--format", "json").out).count { $0["file"]?.hasSuffix(Self.forged) ?? false } == 2)
  }

  /// Lines of our own stay lines.
  @Test func eachMistakeOfADefinitionHasItsLine() throws {
    let city = try MiniCity()
    try city.scratch.write("pipeline/pipeline.yaml", (MiniCity.definition["pipeline.yaml"] ?? "") + "perod: 2020-12\nscren: []\n")
    let ended = try city.huizong("plan")
    #expect(ended.code == 78 && ended.err.split(separator: "\n").count { $0.hasPrefix(city.scratch.path("pipeline/pipeline.yaml:")) } == 2, "\(ended)")
    #expect(try city.huizong("--help").out.split(separator: "\n").count > 20)
  }
}
