import Figures
import Foundation

/// The language that the locale says, where it says zh or en.
enum LocaleLanguage {
  static var given: Language? {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("zh") ? .zh : locale.hasPrefix("en") ? .en : nil
  }
}
