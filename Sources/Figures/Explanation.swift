/// What a finding code means and how to pass it: one entry of the catalogue behind `huizong explain CODE`.
///
/// Each module that can find fault lists its own entries beside the code that finds it, so that a code, its words and
/// its rule never part. Codes are stable slugs.
package struct Explanation: Sendable {
  package let code: String
  package let severity: Severity
  /// What is wrong, in a few words: `数字里夹了字母`.
  package let title: [Language: String]
  /// Why it is refused rather than repaired.
  package let why: [Language: String]
  /// What would pass.
  package let remedy: [Language: String]

  package init(
    _ code: String, _ severity: Severity,
    zh: (title: String, why: String, remedy: String), en: (title: String, why: String, remedy: String)
  ) {
    self.code = code
    self.severity = severity
    title = [.zh: zh.title, .en: en.title]
    why = [.zh: zh.why, .en: en.why]
    remedy = [.zh: zh.remedy, .en: en.remedy]
  }
}
