import TestSupport
import Testing

/// What whoever looks in the morning must hear of the night: that it came to nothing, what lies in the inbox and does not
/// count, and one number for one thing.
@Suite struct MorningAfterTests {
  private func screens(_ city: MiniCity) throws -> [String] {
    [try city.huizong("status", "--lang", "zh").out, try city.huizong("status", "--brief", "--quiet", "--lang", "zh").out]
  }

  @Test func aNightThatCameToNothingIsTold() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let rules = try city.scratch.text("pipeline/pipeline.yaml")
    try city.scratch.write("pipeline/pipeline.yaml", rules + "perod: 2020-12\n")
    #expect(try city.huizong("run").code == 78)
    try city.scratch.write("pipeline/pipeline.yaml", rules)
    for screen in try screens(city) { #expect(screen.contains("没有算成") && screen.contains("perod"), "\(screen)") }

    #expect(try city.huizong("run", "--inbox", "nowhere").code == 66)
    for screen in try screens(city) { #expect(screen.contains("没有算成") && screen.contains(city.scratch.path("nowhere")), "\(screen)") }

    _ = try city.huizong("run")
    for screen in try screens(city) { #expect(!screen.contains("没有算成"), "\(screen)") }
  }

  @Test func aKilledNightIsTold() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    try city.scratch.write("workspace/log/2.jsonl", #"{"at":"2021-01-07T18:00:00Z","event":"start","run":2,"pid":1,"command":"run"}"# + "\n{\"at\":")
    for screen in try screens(city) { #expect(screen.contains("没有跑完就断了"), "\(screen)") }
    try city.scratch.write("workspace/log/2.jsonl", #"{"at":"2021-01-07T18:00:00Z","event":"start","run":2,"pid":1,"command":"run"}"# + "\n" + #"{"event":"end","exit":130,"reason":"interrupted"}"# + "\n")
    for screen in try screens(city) { #expect(screen.contains("Ctrl-C"), "\(screen)") }
  }

  /// 52 → 57 → 52: the second file counts, and the inbox holds the first.
  @Test func anEarlierVersionPutBackIsTold() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let path = "inbox/" + MiniCity.jinchengjiangWater
    let first = try city.scratch.text(path)
    try city.scratch.write(path, first.replacing("集中供水,52,", with: "集中供水,57,").replacing("合计,170,", with: "合计,175,"))
    _ = try city.huizong("run")
    #expect(try city.figures()["water_projects"]?["value"] == "385")
    try city.scratch.write(path, first)
    let told = MiniCity.jinchengjiangWater + " 又是被代替过的旧版，不算"
    for _ in 1...2 { #expect(try city.huizong("run", "--lang", "zh").out.contains(told)) }
    #expect(try city.huizong("status", "--lang", "zh").out.contains(told))
    let brief = try city.huizong("status", "--brief", "--quiet", "--lang", "zh").out
    #expect(brief.contains("又是被代替过的旧版"), "\(brief)")

    let later = try #require(brief.firstMatch(of: /huizong withdraw ([0-9a-f]{16})/)).1
    _ = try city.huizong("withdraw", String(later), "--by", "汇总组", "--reason", "改错了")
    let last = try city.huizong("run", "--lang", "zh").out
    #expect(!last.contains("旧版"), "\(last)")
    #expect(try city.figures()["water_projects"]?["value"] == "380")
  }

  @Test func aWorkspaceBelongsToOnePipeline() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let digest = try city.digest()
    let settings = try city.scratch.text("pipeline/pipeline.yaml")
    let name = try #require(settings.firstMatch(of: /pipeline: *(\S+)/)).1
    try city.scratch.write("pipeline/pipeline.yaml", settings.replacing("pipeline: \(name)", with: "pipeline: other-2020"))
    let ended = try city.huizong("run", "--lang", "zh")
    #expect(ended.code == 64 && ended.err.contains(city.scratch.path("workspace") + " 是 \(name) 的工作区，不是 other-2020 的"), "\(ended)")
    #expect(try city.digest() == digest)
  }

  /// Its figures stay made up when the inbox is away.
  @Test func samplesAreCalledSamplesWithoutTheirInbox() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let status = try city.huizong("status", "--lang", "zh", "--inbox", "nowhere").out
    #expect(status.contains("样例") && status.contains("2021年1月7日"), "\(status)")
  }

  /// One return is not in: run and 晨报 count the same figures as 不全, and run says who is missing.
  @Test func runAndMorningCountTheSame() throws {
    let city = try MiniCity()
    try city.scratch.remove("inbox/" + MiniCity.duanWater)
    let run = try city.huizong("run", "--lang", "zh")
    #expect(run.out.contains("还缺 1 份：都安 HC-19-1"), "\(run)")
    let counted = try #require(run.err.firstMatch(of: /不全 (\d+) 项/)).1
    let brief = try city.huizong("status", "--brief", "--lang", "zh").out
    let told = try #require(brief.firstMatch(of: /(\d+) 项标“不全”/)).1
    #expect(counted == told && Int(counted) ?? 0 > 0, "\(run)\n\(brief)")
    // A run that finds the pages there already looks at the returns all the same.
    try city.scratch.remove("workspace/stages/fresh")
    let again = try city.huizong("run", "--lang", "zh")
    #expect(again.out.contains("还缺 1 份：都安 HC-19-1") && again.err.contains("没有变化"), "\(again)")
  }
}
