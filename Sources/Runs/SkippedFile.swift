package import Figures
package import Publication

/// Something in the inbox that is not taken, and why. Nothing that looks like a return is left without a word.
package struct SkippedFile: Sendable {
  /// Its path inside the inbox; bytes that are no text as `\xCB`.
  package let file: String
  package let reason: UntakenReason
  /// What the system said.
  private let said: Sentence?
  /// Whether it is there to be read, but not by us.
  package var isDenied: Bool { reason == .denied }

  init(file: String, reason: UntakenReason) { (self.file, self.reason, said) = (file, reason, nil) }

  init(file: String, _ trouble: Trouble) {
    self.file = file
    said = Sentence(zh: trouble.text(.zh), en: trouble.text(.en))
    if case .permission = trouble { reason = .denied } else { reason = .trouble }
  }

  package func words(_ language: Language) -> String { file + (language == .zh ? "：" : ": ") + (said ?? reason.words).text(language) }
}

extension Untaken {
  init(waiting: [String], skipped: [SkippedFile]) {
    self.init(
      waiting: waiting, unreadable: skipped.map(\.file), reasons: Dictionary(skipped.map { ($0.file, $0.reason) }, uniquingKeysWith: { first, _ in first }))
  }
}
