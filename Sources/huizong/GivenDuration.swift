import Runs

/// A duration behind an option: 90s, 10m, 26h, 2d.
enum GivenDuration {
  /// Its seconds: at most ten years, since more is a slip of the hand that nobody would notice.
  static func seconds(_ text: String, of option: String) throws -> Int {
    let factors: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    // A bare number could be anything from seconds to days.
    guard let last = text.last, let factor = factors[last], let number = Int(text.dropLast()), number >= 0 else {
      throw Trouble.usage(
        "\(option) \(text): a duration has its unit, such as 90s, 10m, 26h or 2d", zh: "\(option) \(text)：时长要带单位，如 90s、10m、26h、2d")
    }
    guard number <= 3650 * 86400 / factor else { throw Trouble.usage("\(option) \(text): at most 3650d", zh: "\(option) \(text)：最多 3650d") }
    return number * factor
  }
}
