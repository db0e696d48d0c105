import Definition
import Figures
import Handoff
import Normalization
import Publication
import Warehouse

/// A file of the inbox that holds, byte for byte, what has been received under another path.
///
/// Mostly nothing comes with it: the file itself says whose return of what it is. Where folder and name have to say it, the
/// path makes a difference, and nothing may be lost in silence:
///
///     罗城/HC-19-1.csv gone, 宜州/HC-19-1.csv there     moved: from now on it is 宜州's
///     罗城/HC-19-1.csv there, 宜州/HC-19-1.csv too      one of two returns, and which two cannot be told: said every night
struct SameBytes {
  let file: String
  let digest: String
  /// The path that speaks for these bytes.
  let other: String

  /// What it means that these bytes lie there.
  enum Meaning { case nothing, moved, twin }

  /// Such files by what they mean.
  struct Sorted {
    var moved: [SameBytes] = []
    var twins: [SameBytes] = []
    var rest: [SameBytes] = []
  }

  /// - Parameter seen: the digests of all files in the inbox; those about which something has to be said again are taken out of it.
  static func sorted(
    _ again: [(item: Inbox.Item, same: SameBytes)], _ inbox: Inbox, _ items: [Inbox.Item], _ seen: inout SeenFiles, _ pipeline: Pipeline
  ) throws -> Sorted {
    var sorted = Sorted()
    guard !again.isEmpty else { return sorted }
    let judge = Judge(inbox, pipeline: pipeline)
    let stamps = Dictionary(items.map { ($0.file, $0.stamp) }, uniquingKeysWith: { first, _ in first })
    var places: [String: String] = [:]
    for (item, found) in again {
      let same = SameBytes(file: found.file, digest: found.digest, other: places[found.digest] ?? found.other)
      let isThere = stamps[same.other].map { seen[same.other, $0] == same.digest } ?? false
      switch try judge.meaning(of: same, item: item, isThere: isThere) {
      case .nothing: sorted.rest.append(same)
      case .twin:
        sorted.twins.append(same)
        seen[item.file, item.stamp] = nil
      case .moved:
        sorted.moved.append(same)
        places[same.digest] = same.file
      }
    }
    return sorted
  }

  /// Finds out what such files mean.
  struct Judge {
    private let inbox: Inbox
    private let pipeline: Pipeline
    private let claims: Claims

    init(_ inbox: Inbox, pipeline: Pipeline) {
      self.inbox = inbox
      self.pipeline = pipeline
      claims = Claims(pipeline)
    }

    /// - Parameter isThere: whether the other path still holds the same.
    func meaning(of same: SameBytes, item: Inbox.Item, isThere: Bool) throws -> Meaning {
      guard claimed(same.file) != claimed(same.other) else { return .nothing }
      let bytes = try inbox.copy(item)
      guard try bytes.digest.hex == same.digest else { return .nothing }
      let here = try FileCheck.read(bytes, claimed: same.file, pipeline: pipeline)
      guard !here.contains(where: \.isRefused) else { return .nothing }
      let there = try FileCheck.read(bytes, claimed: same.other, pipeline: pipeline).filter { !$0.isRefused }
      guard Set(here.map(Self.slice)) != Set(there.map(Self.slice)) else { return .nothing }
      return isThere ? .twin : .moved
    }

    private func claimed(_ file: String) -> [String?] {
      let claim = claims.claim(file)
      return [claim.region?.code, claim.form, claim.period?.code]
    }

    private static func slice(_ reading: Reading) -> [String] {
      [reading.head.form, reading.head.region, reading.head.period, reading.head.part]
    }
  }
}
