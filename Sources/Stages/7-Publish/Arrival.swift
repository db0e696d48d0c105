import Definition
import Figures
import Foundation

/// When a return came in, as its deadline sees it: on the business date of the night that took it, and by the hour where the
/// clock stood on that same day.
struct Arrival: Hashable {
  let day: Day
  /// Minutes since midnight in the pipeline's time zone; nil where the business date was not the clock's.
  let minute: Int?

  init(day: Day, minute: Int?) { (self.day, self.minute) = (day, minute) }

  /// `moment` is the stored one: 2021-01-06T18:00:07Z.
  init?(businessDate: String, moment: String, zone: String) {
    guard let day = Day(businessDate) else { return nil }
    self.init(day: day, minute: Self.minute(of: moment, on: day, zone))
  }

  func isAfter(_ due: Deadline, on dueDay: Day) -> Bool {
    guard day == dueDay else { return day > dueDay }
    return minute.map { $0 > due.hour * 60 + due.minute } ?? false
  }

  private static func minute(of moment: String, on day: Day, _ zone: String) -> Int? {
    guard let zone = TimeZone(identifier: zone), let date = date(moment) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    guard parts.year == day.year, parts.month == day.month, parts.day == day.day, let hour = parts.hour, let minute = parts.minute else { return nil }
    return hour * 60 + minute
  }

  private static func date(_ moment: String) -> Date? {
    do {
      return try Date(moment, strategy: .iso8601)
    } catch {
      return nil
    }
  }
}
