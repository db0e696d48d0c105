import Figures
import Publication

/// What is said of a file that holds again what another has replaced: `罗城/x.csv 又是被代替过的旧版，不算；…`
struct Resending {
  let resent: Untaken.Resent

  init(_ resent: Untaken.Resent) { self.resent = resent }

  var words: Sentence {
    Sentence(
      zh: "\(resent.file) 又是被代替过的旧版，不算；要用它，先撤回后来的：huizong withdraw \(resent.current)",
      en: "\(resent.file) holds an earlier version again, which does not count; to make it count, take the later one back: huizong withdraw \(resent.current)")
  }
}
