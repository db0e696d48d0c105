import Figures
import Handoff

/// A thing that is wrong with a return, and its repetitions: what one line says of them.
struct Complaint {
  let first: Rejection
  private(set) var count = 0
  /// The first key that one of them has.
  private(set) var key = ""
  /// They say different things.
  private(set) var isExample = false
  private var cells: [String?] = []

  init(_ first: Rejection) {
    self.first = first
    take(first)
  }

  var severity: Severity { Severity(rawValue: first.severity) ?? .note }

  /// `G5:G80` where they are an unbroken column.
  var range: String? { CellRange.text(cells) }

  mutating func take(_ rejection: Rejection) {
    count += 1
    if key.isEmpty { key = rejection.key ?? "" }
    if rejection.message != first.message { isExample = true }
    cells.append(rejection.cell)
  }
}

/// What is wrong with a return, thing by thing.
///
/// A thing repeated is one complaint with a count; of a rule that hundreds of records break the first few are enough to see
/// what is wrong, and the rest stand together. `--format csv` has them all.
struct Complaints {
  /// Of things that each say something else so many are told one by one.
  private static let told = 10

  private var all: [Complaint] = []
  private var known: [Kind: Int] = [:]
  private var kinds: [Kind: Int] = [:]
  private var rest: [Kind: Int] = [:]

  /// Those to look at, the worst first.
  var problems: [Complaint] { all.filter { $0.severity != .note }.sorted { $0.severity > $1.severity } }

  var notes: [Complaint] { all.filter { $0.severity == .note } }

  mutating func take(_ rejection: Rejection) {
    let isNote = rejection.severity == Severity.note.rawValue
    let isRepeatable = rejection.scope == .cell || rejection.code == "cell-blank"
    let same = Kind(rejection, message: rejection.code == "cell-blank" ? "" : rejection.message)
    if isRepeatable, let index = known[same] { return all[index].take(rejection) }
    let kind = Kind(rejection, message: "")
    if let index = rest[kind] { return all[index].take(rejection) }
    kinds[kind, default: 0] += 1
    if isNote || kinds[kind, default: 0] > Self.told { rest[kind] = all.count }
    if isRepeatable { known[same] = all.count }
    all.append(Complaint(rejection))
  }

  /// What a thing and its repetitions have in common.
  private struct Kind: Hashable {
    let code: String
    let item: String?
    let severity: String
    /// Empty for all, whatever is said of each.
    let message: String

    init(_ rejection: Rejection, message: String) {
      (code, item, severity) = (rejection.code, rejection.item, rejection.severity)
      self.message = message
    }
  }
}
