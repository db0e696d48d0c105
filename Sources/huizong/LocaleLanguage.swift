import Figures
import Foundation

/// The language that the surroundings say.
enum LocaleLanguage {
  /// That of the locale, where it says zh or en.
  static var given: Language? {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("zh") ? .zh : locale.hasPrefix("en") ? .en : nil
  }

  /// That of `--lang`, of HUIZONG_LANG or of the locale, for a command line that has not been understood yet.
  static var asked: Language? {
    let words = CommandLine.arguments
    let written = words.firstIndex(of: "--lang").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
      ?? words.first { $0.hasPrefix("--lang=") }.map { String($0.dropFirst("--lang=".count)) } ?? ProcessInfo.processInfo.environment["HUIZONG_LANG"]
    return written.flatMap { Language(rawValue: $0) } ?? given
  }
}
