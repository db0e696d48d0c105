/// What is said to whoever sits at a screen, in both languages, since a screen is entirely in one of them.
package struct Sentence: Hashable, Sendable, CustomStringConvertible {
  package let zh: String
  package let en: String

  package init(zh: String, en: String) { (self.zh, self.en) = (zh, en) }

  /// Names, codes and quoted text, which are the same in both.
  package init(same text: String) { (zh, en) = (text, text) }

  /// The same with the nearest known name behind it, where there is one.
  package func near(_ name: String?) -> Sentence {
    name.map { Sentence(zh: zh + "；是不是 \($0)？", en: en + "; did you mean \($0)?") } ?? self
  }

  package func text(_ language: Language) -> String { language == .zh ? zh : en }

  /// As logs have it.
  package var description: String { en }
}
