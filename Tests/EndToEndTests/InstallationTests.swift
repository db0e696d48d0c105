import Foundation
import TestSupport
import Testing

/// Definitions belong to the operators once they are installed: what they edited is neither copied over nor taken away.
@Suite struct InstallationTests {
  private func definitions(_ arguments: String, in scratch: Scratch) throws -> Ended {
    let ended = try Program.shell(Program.project + "/Sources/Installation/definitions.sh " + arguments, in: scratch.root)
    #expect(ended.code == 0, "\(ended)")
    return ended
  }

  @Test func editedDefinitionsAreKept() throws {
    let scratch = try Scratch()
    for name in ["a", "b", "c"] { try scratch.write("shipped/city/forms/\(name).yaml", "first \(name)\n") }
    _ = try definitions("install shipped target", in: scratch)
    try scratch.write("target/city/forms/a.yaml", "edited\n")
    try scratch.write("target/city/forms/own.yaml", "own\n")
    for name in ["a", "b", "d"] { try scratch.write("shipped/city/forms/\(name).yaml", "second \(name)\n") }
    // Twice, since the second time must not take the edited file for one of ours.
    for _ in 1...2 {
      let again = try definitions("install shipped target", in: scratch)
      #expect(again.out.contains("target/city/forms/a.yaml"), "\(again)")
      #expect(try scratch.text("target/city/forms/a.yaml") == "edited\n")
      #expect(try scratch.text("target.new/city/forms/a.yaml") == "second a\n")
      #expect(try scratch.text("target/city/forms/b.yaml") == "second b\n")
      #expect(try scratch.text("target/city/forms/d.yaml") == "second d\n")
    }
    let removed = try definitions("remove target", in: scratch)
    #expect(removed.out.contains("target stays"), "\(removed)")
    #expect(try scratch.tree("target").keys.sorted() == ["city/forms/a.yaml", "city/forms/own.yaml"])
    #expect(!scratch.exists("target.new"))
  }

  @Test func uneditedDefinitionsLeaveNothingBehind() throws {
    let scratch = try Scratch()
    try scratch.write("shipped/city/forms/a.yaml", "first\n")
    _ = try definitions("install shipped target", in: scratch)
    _ = try definitions("remove target", in: scratch)
    #expect(!scratch.exists("target"))
  }

  @Test func theNightsDoNotRunAsRoot() throws {
    let unit = try String(contentsOfFile: Program.project + "/Pipelines/hechi-2020/schedule/huizong.service", encoding: .utf8)
    #expect(unit.contains("\nUser=huizong\n"))
    #expect(try String(contentsOfFile: Program.project + "/Sources/Installation/huizong.sysusers", encoding: .utf8).contains("\nu huizong "))
  }
}
