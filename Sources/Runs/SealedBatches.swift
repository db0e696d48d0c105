import Definition
import Handoff
import Synchronization

/// The files whose readings were found to be sealed, with what is known of them: asked for several times in a run, and what has
/// been sealed stays so. Files of which nothing was found are not in it.
final class SealedBatches: Sendable {
  private let entries = Mutex<[String: [BatchIndex.Entry]]>([:])
  /// What questions about regions are answered: the returns of one county mostly ask the same.
  private let answers = Mutex<[[String]: String]>([:])

  subscript(item: Received) -> [BatchIndex.Entry]? {
    get { entries.withLock { $0[item.sha256 + item.place] } }
    set { entries.withLock { $0[item.sha256 + item.place] = newValue } }
  }

  func answers(_ questions: [String], _ regions: RegionTable) -> String {
    answers.withLock { known in
      if let answer = known[questions] { return answer }
      let answer = regions.answers(questions).hex
      known[questions] = answer
      return answer
    }
  }
}
