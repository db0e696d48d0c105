import Synchronization

/// The files whose readings were found to be sealed, with what is known of them: asked for several times in a run, and what has
/// been sealed stays so. Files of which nothing was found are not in it.
final class SealedBatches: Sendable {
  private let entries = Mutex<[String: [BatchIndex.Entry]]>([:])

  subscript(item: Received) -> [BatchIndex.Entry]? {
    get { entries.withLock { $0[item.sha256 + item.file] } }
    set { entries.withLock { $0[item.sha256 + item.file] = newValue } }
  }
}
