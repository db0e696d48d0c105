import Testing
import TestSupport

/// Files whose folders and names a share without a character set hands on as the bytes that Windows wrote: `南丹/饮水.csv` in GB18030.
@Suite struct GivenNameTests {
  private static let folder = #"$'\xC4\xCF\xB5\xA4'"#
  private static let name = #"$'\xD2\xFB\xCB\xAE.csv'"#

  /// What a line of shell shows in a folder with the file in it.
  private func shown(_ line: String) throws -> Ended {
    let city = try MiniCity([:])
    try city.scratch.write("new.csv", "表号：HC-19-1\n期别：2020-12\n" + MiniCity.nandanWater(central: 30, cistern: 20))
    let made = try Program.shell("mkdir -p desk/\(Self.folder) && mv new.csv desk/\(Self.folder)/\(Self.name)", in: city.scratch.root)
    #expect(made.code == 0, "\(made)")
    return try withExtendedLifetime(city) { try Program.shell(line, in: city.scratch.root) }
  }

  private static let check = "huizong check --pipeline pipeline --lang zh"

  @Test("as the shell hands them on, and as a screen shows them", arguments: ["desk/\(folder)/\(name)", "desk/南丹/饮水.csv", "./desk/\(folder)/饮水.csv", "pipeline/../desk/*/*"])
  func found(written: String) throws {
    let ended = try shown("\(Self.check) \(written)")
    // The folder says the county, as in the inbox.
    #expect(ended.code == 0 && ended.out.contains("HC-19-1") && ended.out.contains("南丹"), "\(ended)")
  }

  @Test func aDraftIsMadeFromThem() throws {
    let ended = try shown("huizong form --pipeline pipeline --draft desk/\(Self.folder)/\(Self.name)")
    #expect(ended.code == 0 && ended.out.contains("columns:"), "\(ended)")
  }

  /// Bytes of no encoding that is known: the file is opened all the same, unless another would be shown alike.
  @Test func aNameInNoKnownEncoding() throws {
    let one = try shown("mv desk/*/* $'desk/\\xFF\\xFE.csv'; \(Self.check) $'desk/\\xFF\\xFE.csv'")
    #expect(one.out.contains("HC-19-1") && !one.out.contains("没有这个文件"), "\(one)")
    let two = try shown("cp desk/*/* $'desk/\\xFF\\xFE.csv'; cp desk/*/* $'desk/\\xFE\\xFF.csv'; \(Self.check) $'desk/\\xFF\\xFE.csv'")
    #expect(two.code == 66 && two.out.contains("不知道是哪一个"), "\(two)")
  }

  @Test func whatIsNotThereIsNamedAsItWasTyped() throws {
    let ended = try shown("\(Self.check) desk/南丹/没有.csv")
    #expect(ended.code == 66 && ended.out.contains("desk/南丹/没有.csv"), "\(ended)")
  }
}
