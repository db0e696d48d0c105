import Figures
package import Handoff
import Synchronization

/// What a reading asked of the registry of regions: which names, which codes, the list of those who report.
///
/// A reading can only differ where one of its questions is answered otherwise, so another alias makes stale just the files
/// in which somebody wrote it. A question is a letter and what was asked about: `n都安`, `s451228`.
package final class RegionQuestions: Sendable {
  /// Everything was asked about: the nearest of all names, or more names than are worth keeping.
  static let everything = "*"
  /// Who reports.
  static let submitters = "r"
  private static let most = 200
  /// What the list is kept apart by where it is stored; no name that anybody bears has it.
  package static let separator: Character = "\u{1F}"

  private let asked = Mutex<Set<String>>([])

  package init() {}

  func note(_ question: String) {
    let question = question.contains(Self.separator) ? Self.everything : question
    asked.withLock { asked in
      if asked.count < Self.most { asked.insert(question) } else { asked = [Self.everything] }
    }
  }

  /// In order; one alone where everything was asked about.
  package var list: [String] { asked.withLock { $0.contains(Self.everything) ? [Self.everything] : $0.sorted() } }
}

extension RegionTable {
  /// What the questions of a reading are answered, in one digest.
  package func answers(_ questions: [String]) -> Digest { Digest(parts: questions.flatMap { [$0] + answer($0) }) }

  private func answer(_ question: String) -> [String] {
    let about = String(question.dropFirst())
    switch question.first {
    case "n": return [name(folded: about), name(folded: about).flatMap(now)].map { $0.map(face) ?? "" }
    case "c": return [self[about].map(face) ?? ""]
    case "s": return validities(of: about).map(face)
    case "r": return (counties + [city]).map(\.code)
    default: return all.map { face($0) + "|" + $0.aliases.joined(separator: " ") }
    }
  }

  /// All that a region is but for its aliases, which only matter to whoever writes them.
  private func face(_ region: Region) -> String {
    [region.code, region.level.rawValue, region.parent, region.name, region.short, face(region.validity), region.successor].joined(separator: "|")
  }

  private func face(_ validity: Validity) -> String { (validity.from?.text ?? "") + "…" + (validity.to?.text ?? "") }
}
