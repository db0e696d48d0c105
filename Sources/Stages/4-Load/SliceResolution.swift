/// Which submission of a slice (county × form × period × part) counts.
///
/// The one whose content states the higher version, then the later 报出日期; if neither differs, the one received in the
/// later run; two that cannot be told apart in one run are both held, and what was current stays so. File times, names and
/// words such as 终稿 decide nothing.
package enum SliceResolution {
  package struct Candidate: Sendable, Equatable {
    package let submission: Int64
    package let version: Int
    /// 报出日期 as yyyy-mm-dd, "" where none is stated.
    package let issued: String
    package let receivedRun: Int

    package init(submission: Int64, version: Int, issued: String, receivedRun: Int) {
      self.submission = submission
      self.version = version
      self.issued = issued
      self.receivedRun = receivedRun
    }

    fileprivate func precedes(_ other: Candidate) -> Bool {
      (version, issued, receivedRun) < (other.version, other.issued, other.receivedRun)
    }

    fileprivate func ties(_ other: Candidate) -> Bool {
      (version, issued, receivedRun) == (other.version, other.issued, other.receivedRun)
    }
  }

  package struct Outcome: Sendable, Equatable {
    package var current: Int64?
    package var superseded: [Int64] = []
    package var held: [Int64] = []
  }

  package static func resolve(_ candidates: [Candidate]) -> Outcome {
    var outcome = Outcome()
    var rest = candidates.sorted { b, a in a.precedes(b) }
    while let first = rest.first {
      let tied = rest.prefix { $0.ties(first) }
      if tied.count == 1 {
        outcome.current = first.submission
        outcome.superseded = rest.dropFirst().map(\.submission)
        return outcome
      }
      outcome.held += tied.map(\.submission)
      rest.removeFirst(tied.count)
    }
    return outcome
  }
}
