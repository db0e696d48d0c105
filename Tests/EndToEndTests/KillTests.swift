import Foundation
import Glibc
import TestSupport
import Testing

/// All or nothing: killed anywhere and run again, the result is that of an undisturbed run.
@Suite struct KillTests {
  private static let seed: UInt64 = 20201231

  @Test func killedAtAnyPointAndRunAgain() throws {
    let undisturbed = try MiniCity()
    let clock = ContinuousClock()
    let duration = try clock.measure { _ = try undisturbed.huizong("run") }
    let expected = try undisturbed.digest()
    let outbox = try undisturbed.scratch.tree("workspace/outbox")
    let microseconds = max(20_000, UInt32(clamping: duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000))
    var generator = Seeded(Self.seed)
    for attempt in 0..<20 {
      let city = try MiniCity()
      var point: UInt32 = 0
      // Some are killed twice, the second time while they make good the first.
      for _ in 0...(attempt % 2) {
        let run = try city.start("run")
        point = UInt32.random(in: 0...microseconds, using: &generator)
        usleep(point)
        run.kill()
        let ended = try run.end()
        #expect(ended.code == -SIGKILL || ended.code == 0, "\(ended)")
      }
      let ended = try city.huizong("run")
      let place: Comment = "seed \(Self.seed), attempt \(attempt), killed after \(point) µs\n\(ended)"
      #expect(ended.code == 0, place)
      #expect(try city.digest() == expected, place)
      let published = try city.scratch.tree("workspace/outbox")
      #expect(Set(published.keys).union(outbox.keys).filter { published[$0] != outbox[$0] }.sorted() == [], place)
      let verified = try city.huizong("verify")
      #expect(verified.code == 0, "\(place)\n\(verified)")
    }
  }
}
