import Definition
import Handoff
import Synchronization

/// The files whose readings were found to be sealed, with what is known of them: asked for several times in a run, and what has
/// been sealed stays so. Files of which nothing was found are not in it.
final class SealedBatches: Sendable {
  private let found = Mutex<[String: (recognition: String, entries: [BatchIndex.Entry])]>([:])
  /// What questions about regions are answered: the returns of one county mostly ask the same.
  private let answers = Mutex<[[String]: String]>([:])

  subscript(item: Received) -> [BatchIndex.Entry]? { found.withLock { $0[item.sha256 + item.place]?.entries } }

  func found(_ item: Received, _ entries: [BatchIndex.Entry], by recognition: String) {
    found.withLock { $0[item.sha256 + item.place] = (recognition, entries) }
  }

  /// By bytes and path: what each file was recognised by.
  var recognitions: [String: String] { found.withLock { $0.mapValues(\.recognition) } }

  func answers(_ questions: [String], _ regions: RegionTable) -> String {
    answers.withLock { known in
      if let answer = known[questions] { return answer }
      let answer = regions.answers(questions).hex
      known[questions] = answer
      return answer
    }
  }
}
