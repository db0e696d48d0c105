import Foundation
import Glibc
package import Figures

/// The only place that asks what time it is.
package enum Clock {
  /// Now, in UTC, to the second: `2021-01-06T18:00:07Z`.
  package static func now() -> String { Date().ISO8601Format() }

  /// Now, as the clock on this machine's wall shows it: `2021-01-07 02:00:07 +08:00`.
  static func onThisMachine() -> String {
    var (seconds, parts) = (time(nil), tm())
    localtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 64)
    let count = strftime(&text, text.count, "%Y-%m-%d %H:%M:%S %z", &parts)
    var shown = String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    shown.insert(":", at: shown.index(shown.endIndex, offsetBy: -2))
    return shown
  }

  /// Seconds on a clock that only goes forward.
  static func uptime() -> Double {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
  }

  /// The business date in the pipeline's time zone.
  package static func today(_ zone: String) -> Day {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? TimeZone(secondsFromGMT: 8 * 3600) ?? .current
    let parts = calendar.dateComponents([.year, .month, .day], from: Date())
    return Day(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? Day(number: 0)
  }

  /// A stored moment as people in the pipeline's time zone read it: `1月6日 02:00`.
  package static func local(_ moment: String, _ zone: String) -> String {
    guard let date = date(moment) else { return moment }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .current
    let parts = calendar.dateComponents([.month, .day, .hour, .minute], from: date)
    let minute = parts.minute ?? 0
    return "\(parts.month ?? 0)月\(parts.day ?? 0)日 \(parts.hour ?? 0):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// The day of a stored moment in the pipeline's time zone; nil where it is none.
  package static func day(_ moment: String, _ zone: String) -> Day? {
    guard let date = date(moment) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: zone) ?? .current
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    return Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
  }

  /// Seconds since a stored moment; nil where it is none.
  package static func age(of moment: String) -> Int? {
    date(moment).map { Int(Date().timeIntervalSince($0)) }
  }

  private static func date(_ moment: String) -> Date? {
    do {
      return try Date(moment, strategy: .iso8601)
    } catch {
      return nil
    }
  }

  static func epoch() -> Int { Int(Date().timeIntervalSince1970) }

  /// Seconds that `body` takes, for the log.
  static func timed<Value>(_ body: () throws -> Value) rethrows -> (Value, seconds: Double) {
    let start = ContinuousClock.now
    let value = try body()
    let duration = ContinuousClock.now - start
    return (value, Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18)
  }
}
