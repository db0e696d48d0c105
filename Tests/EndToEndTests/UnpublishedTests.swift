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
}
