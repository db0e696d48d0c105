import TestSupport
import Testing

/// Whoever asks in the morning must not hear that figures are published which lie in the warehouse alone.
@Suite struct UnpublishedTests {
  /// A run that ends before its last stage leaves the issue of the run before.
  @Test func whatWasComputedAndNotPublishedIsSaid() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    #expect(try city.huizong("status", "--brief", "--lang", "zh").out.contains("算完并已发布"))
    #expect(try !city.huizong("status", "--lang", "zh").out.contains("还没有发布"))

    try city.scratch.write("inbox/" + MiniCity.duanFunds, "单位：元\n下达资金,已支出\n5000000,4807600\n")
    _ = try city.huizong("run", "--through", "audit")
    let brief = try city.huizong("status", "--brief", "--lang", "zh").out
    #expect(brief.contains("算完了，还没有发布") && !brief.contains("算完并已发布"), "\(brief)")
    #expect(try city.huizong("status", "--brief", "--quiet", "--lang", "en").out.contains("not yet published"), "not quiet: somebody has to publish")
    let status = try city.huizong("status", "--lang", "zh").out
    #expect(status.contains("算好的还没有发布，" + city.scratch.path("workspace/outbox")), "\(status)")
    #expect(status.split(separator: "\n").last?.contains("huizong run") ?? false, "\(status)")

    _ = try city.huizong("run")
    #expect(try city.huizong("status", "--brief", "--lang", "zh").out.contains("算完并已发布"))
    #expect(try !city.huizong("status", "--lang", "zh").out.contains("还没有发布"))
  }

  /// Where no page lies, nothing lies there from the time before.
  @Test func anOutboxWithoutPagesHoldsNoEarlierIssue() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    _ = try city.huizong("backup", "copies")
    try city.scratch.remove("workspace")
    #expect(try city.huizong("restore", "copies").code == 0)
    let (brief, status) = (try city.huizong("status", "--brief", "--lang", "zh").out, try city.huizong("status", "--lang", "zh").out)
    #expect(brief.contains("算完了，还没有发布（huizong run 做出页面）") && !brief.contains("上一次"), "\(brief)")
    #expect(status.contains("算好的还没有发布，\(city.scratch.path("workspace/outbox")) 里没有页面") && !status.contains("上一次"), "\(status)")
    #expect(status.split(separator: "\n").last?.hasPrefix("下一步  huizong run") ?? false, "\(status)")
  }

  @Test func damagedPagesAreSaid() throws {
    let city = try MiniCity()
    _ = try city.huizong("run")
    let page = city.scratch.path("workspace/outbox/index.html")
    try city.scratch.remove("workspace/outbox/index.html")
    let brief = try city.huizong("status", "--brief", "--quiet", "--lang", "zh").out
    #expect(brief.contains("发布的页面和当时的不一样"), "\(brief)")
    #expect(try city.huizong("status", "--lang", "zh").out.contains("里的页面和发布的不一样：index.html 不见了"))
    #expect(try city.huizong("plan", "--lang", "zh").out.contains("全市  发布  发布的页面和当时的不一样：index.html 不见了"))
    let verify = try city.huizong("verify", "--lang", "zh")
    #expect(verify.code == 65 && verify.err.contains(page + " 不见了\n怎么办  huizong run 重做页面\n"), "\(verify)")
    #expect(try city.huizong("run", "--lang", "zh").err.contains("个文件"))
    #expect(city.scratch.exists("workspace/outbox/index.html"))
    #expect(try city.huizong("verify").code == 0)
  }
}
