import Definition
import Figures
import Handoff
import Normalization

/// Where the submissions of an inbox lie, by what folders and names claim of equal bytes.
///
/// Mostly nothing comes with another path: the file itself says whose return of what it is. Where folder and name have to say
/// it, the path makes a difference, and nothing may be lost in silence:
///
///     罗城/HC-19-1.csv gone, 宜州/HC-19-1.csv there     moved: from now on it is 宜州's
///     罗城/HC-19-1.csv there, 宜州/HC-19-1.csv too      one of two returns, and which two cannot be told: said every night
///     refused in 罗城's folder, sound in 宜州's         moved, whether or not it still lies in 罗城's too
///
/// A function of the inbox as it lies there, the journal and the definition; what has been seen before only saves time.
struct Whereabouts {
  /// What lies elsewhere now, one path for each submission.
  private(set) var moved: [SameBytes] = []
  /// What would be another return, if it were not byte for byte one that is taken.
  private(set) var twins: [SameBytes] = []
  /// What makes no difference.
  private(set) var rest: [SameBytes] = []

  private let inbox: Inbox
  private let pipeline: Pipeline
  private let claims: Claims

  /// - Parameters:
  ///   - items: the whole inbox.
  ///   - places: by digest, the path that speaks for what was received.
  ///   - withdrawn: what counts nowhere.
  ///   - seen: the digests of the files that were read, now or before.
  init(
    _ items: [Inbox.Item], in inbox: Inbox, places: [String: String], withdrawn: Set<String>, seen: inout SeenFiles, pipeline: Pipeline
  ) throws {
    self.inbox = inbox
    self.pipeline = pipeline
    claims = Claims(pipeline)
    var digests: [String: String] = [:]
    var elsewhere: [String: [Inbox.Item]] = [:]
    var order: [String] = []
    for item in items {
      guard let digest = seen[item.file, item.stamp] else {
        digests[item.file] = ""
        continue
      }
      digests[item.file] = digest
      guard let place = places[digest], place != item.file else { continue }
      if elsewhere[digest] == nil { order.append(digest) }
      elsewhere[digest, default: []].append(item)
    }
    for digest in order {
      guard let place = places[digest], let others = elsewhere[digest] else { continue }
      let own = claimed(place)
      let rivals = others.filter { claimed($0.file) != own }
      rest += others.filter { claimed($0.file) == own }.map { SameBytes(file: $0.file, digest: digest, other: place) }
      // A file that is just being written, or cannot be read, may still be what it was.
      let stays = rivals.count < others.count || digests[place] == digest || digests[place] == ""
      let key = Digest(parts: [digest, place, stays ? "1" : "0", pipeline.digest.hex]).prefix(16)
      if rivals.allSatisfy({ seen.judged($0.file) == key }) || withdrawn.contains(digest) {
        rest += rivals.map { SameBytes(file: $0.file, digest: digest, other: place) }
      } else if try judge(rivals, digest, place, stays: stays) {
        for rival in rivals { seen.judge(rival.file, key) }
      }
    }
  }

  /// True where none of the paths makes a difference.
  private mutating func judge(_ rivals: [Inbox.Item], _ digest: String, _ place: String, stays: Bool) throws -> Bool {
    let bytes: ByteStore
    do {
      bytes = try inbox.copy(rivals[0])
    } catch is Trouble {
      // It went, or was closed, while the run looked: the next one looks again.
      return false
    }
    guard try bytes.digest.hex == digest else { return false }
    func readings(_ file: String) throws -> (slices: Set<[String]>, isRefused: Bool) {
      let readings = try FileCheck.read(bytes, claimed: file, pipeline: pipeline)
      return (Set(readings.filter { !$0.isRefused }.map { [$0.head.form, $0.head.region, $0.head.period, $0.head.part] }), readings.contains(where: \.isRefused))
    }
    let there = try readings(place)
    let found = try rivals.map { (file: $0.file, readings: try readings($0.file)) }
    // Whoever renames a file by which nobody else is meant leaves it where it is.
    let stays = stays || found.contains { !$0.readings.isRefused && $0.readings.slices == there.slices }
    var (standing, other) = (there.slices, place)
    if !stays || there.isRefused {
      let sound = found.first { !$0.readings.isRefused && $0.readings.slices != there.slices }
      if let chosen = sound ?? (!stays && there.isRefused ? found.first : nil) {
        moved.append(SameBytes(file: chosen.file, digest: digest, other: place))
        (standing, other) = (chosen.readings.slices, chosen.file)
      }
    }
    var isPlain = other == place
    for (file, readings) in found where file != other {
      let same = SameBytes(file: file, digest: digest, other: other)
      if readings.isRefused || readings.slices == standing {
        rest.append(same)
      } else {
        twins.append(same)
        isPlain = false
      }
    }
    return isPlain
  }

  private func claimed(_ file: String) -> [String?] {
    let claim = claims.claim(file)
    return [claim.region?.code, claim.form, claim.period?.code]
  }
}
