package import Definition
import Extraction
import Figures
package import Handoff
import Normalization

/// The sealed batches of extract and normalize, each named by the digest of what it depends on: *fresh* means *it exists*.
package struct Batches: Sendable {
  package let workspace: Workspace
  package let pipeline: Pipeline
  private let normalizer: Normalizer
  private var index: BatchIndex
  /// What every file's recognition depends on beside the file, what one depends on that compared forms with each other, and
  /// what each form's readings depend on beside that.
  private let faces: String
  private let consultedFaces: [Consulted: String]
  private let formFaces: [String: [String]]
  private let sealed = SealedBatches()
  private let claims: Claims

  /// - Parameter index: what is known of the readings, where it has been read already.
  package init(workspace: Workspace, pipeline: Pipeline, index known: BatchIndex? = nil) throws {
    self.workspace = workspace
    self.pipeline = pipeline
    normalizer = Normalizer(pipeline)
    claims = Claims(pipeline)
    faces = Digest(parts: [pipeline.readingDigest.hex, Self.reader]).hex
    let titles = pipeline.formsInOrder.flatMap { [$0.code, $0.title, $0.tables.rawValue] }
    consultedFaces = [.form: "", .titles: Digest(parts: titles).hex, .headers: pipeline.recognitionDigest.hex]
    var formFaces = pipeline.forms.mapValues { [$0.digest.hex] }
    for rule in pipeline.rules {
      guard let form = rule.form else { continue }
      formFaces[form, default: [""]].append(rule.digest.hex + (rule.message[.zh] ?? "") + (rule.remedy[.zh] ?? ""))
    }
    self.formFaces = formFaces
    index = try known ?? BatchIndex(workspace.readings + "/index")
  }

  // MARK: - Extract

  /// The name of a submission's extract batch.
  package static func extractKey(_ sha256: String) -> String { Digest(parts: [sha256, ExtractBatch.reader]).prefix(32) }

  package func extractPath(_ sha256: String) -> String { workspace.extracts + "/" + Self.extractKey(sha256) }

  package func hasExtract(_ sha256: String) -> Bool { Disk.isSeen(extractPath(sha256)) }

  /// Makes the extract batch of a submission from its archived bytes.
  package func extract(_ sha256: String) throws {
    let batch = try read(sha256)
    try SealedFile.write(to: extractPath(sha256), mode: 0o600) { try batch.write(to: $0) }
  }

  /// What the archived bytes of a submission give.
  private func read(_ sha256: String) throws -> ExtractBatch {
    try SealedFile.store(workspace.archive + "/" + sha256).withBytes { try ExtractBatch(reading: $0, passed: $1) }
  }

  /// A sealed extract batch; nil where it is absent or damaged.
  func extracted(_ sha256: String) throws -> ExtractBatch? {
    guard hasExtract(sha256), let (store, content, _) = try SealedFile.open(extractPath(sha256)) else { return nil }
    do {
      return try ExtractBatch(store, content)
    } catch is BatchDamage {
      return nil
    }
  }

  // MARK: - Normalize

  /// What a file is recognised by, whatever form it is of: its bytes, its path and what that claims, and units.
  private func recognitionKey(_ item: Received) -> String {
    let claim = claims.claim(item.file)
    let claimed = [claim.form, claim.region?.code, claim.period?.code].map { $0 ?? "" }
    return Digest(parts: [item.sha256, ExtractBatch.reader, item.file, faces] + claimed).prefix(32)
  }

  /// Changes whenever the normalizer reads something differently, or a reading is written differently.
  private static let reader = "normalize-13"

  private func readingKey(_ recognition: String, _ entries: [BatchIndex.Entry]) -> String {
    readingKey(recognition, forms: entries.map(\.head.form), entries.map(\.consulted).max() ?? .headers, asked: entries.first?.asked ?? [])
  }

  private func readingKey(_ recognition: String, forms: [String], _ consulted: Consulted, asked: [String]) -> String {
    Digest(parts: [recognition, consultedFaces[consulted] ?? "", sealed.answers(asked, pipeline.regions)] + Set(forms).sorted().flatMap { formFaces[$0] ?? [""] }).prefix(32)
  }

  /// What is known of a file's readings without opening their batch; empty where it must be made.
  package func known(_ item: Received) -> [BatchIndex.Entry] {
    if let known = sealed[item] { return known }
    let recognition = recognitionKey(item)
    let entries = index[recognition]
    guard let key = entries.first?.key, key == readingKey(recognition, entries), Disk.isSeen(readingPath(key)) else { return [] }
    sealed[item] = entries
    return entries
  }

  /// Whether a reading under this very definition was once made, sealed or not any more.
  func remembers(_ item: Received) -> Bool {
    let recognition = recognitionKey(item)
    let entries = index[recognition]
    return entries.first.map { $0.key == readingKey(recognition, entries) } ?? false
  }

  /// What the readings of a file asked of the registry of regions; nil where none is known whose name claims the same.
  func asked(_ item: Received) -> [String]? { index[recognitionKey(item)].first?.asked }

  /// Whether anything at all is known of readings.
  var hasIndex: Bool { !index.isEmpty }

  package func readingPath(_ key: String) -> String { workspace.readings + "/" + key }

  /// Makes the readings of a file from its extract batch. False where that batch is absent.
  private mutating func normalize(_ item: Received) throws -> Bool {
    guard let made = try made(item) else { return false }
    note(made)
    return true
  }

  /// Notes the readings that `made` has sealed.
  mutating func note(_ made: (recognition: String, entries: [BatchIndex.Entry])) { index[made.recognition] = made.entries }

  /// Seals the readings of a file in one batch; nil where its extract batch is absent.
  func made(_ item: Received) throws -> (recognition: String, entries: [BatchIndex.Entry])? {
    guard let batch = try extracted(item.sha256) else { return nil }
    let (key, readings) = try read(batch, item)
    var digests: [Digest] = []
    try SealedFile.write(to: readingPath(key)) { write in
      for reading in readings {
        var digest = RunningDigest()
        try ReadingCodec.write(reading) { piece in
          digest.update(piece)
          try write(piece)
        }
        digests.append(digest.finished())
      }
    }
    let entries = zip(readings, digests).map { reading, digest in
      BatchIndex.Entry(
        key: key, digest: digest.hex, isRefused: reading.isRefused, head: reading.head,
        unread: reading.rejections.count(.cell) + reading.rejections.count(.record), consulted: reading.consulted, asked: reading.asked)
    }
    return (recognitionKey(item), entries)
  }

  private func read(_ batch: ExtractBatch, _ item: Received) throws -> (key: String, readings: [Reading]) {
    let facts = Normalizer.Facts(encoding: batch.encoding, format: batch.format, refusal: batch.refusal, notes: batch.notes)
    let readings = try normalizer.read(batch.rows, facts: facts, path: item.file)
    let consulted = readings.map(\.consulted).max() ?? .headers
    return (readingKey(recognitionKey(item), forms: readings.map(\.head.form), consulted, asked: readings.first?.asked ?? []), readings)
  }

  /// A reading with the name that the warehouse knows it by.
  struct Named {
    let name: String
    let reading: Reading
    let digest: Digest
  }

  /// The readings of a file as they come out of its archived bytes, whatever has been sealed; nothing is written.
  func readAgain(_ item: Received) throws -> [Named] {
    let (key, readings) = try read(try read(item.sha256), item)
    return try readings.map { reading in
      Named(
        name: reading.head.suffix == "1" ? key : key + "#" + reading.head.suffix, reading: reading, digest: try ReadingCodec.digest(of: reading))
    }
  }

  /// The readings of a file as they are sealed; nil where one of them is not.
  func sealed(_ item: Received) throws -> [Named]? {
    let entries = known(item)
    guard !entries.isEmpty else { return nil }
    var named: [Named] = []
    for entry in entries {
      guard let (reading, digest) = try reading(entry.name) else { return nil }
      named.append(Named(name: entry.name, reading: reading, digest: digest))
    }
    return named
  }

  /// A sealed reading with its digest, by its own name; nil where it is absent or damaged.
  package func reading(_ name: String) throws -> (Reading, Digest)? {
    let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
    guard let key = parts.first, try Disk.exists(readingPath(key)), let (store, content, digest) = try SealedFile.open(readingPath(key)) else {
      return nil
    }
    do {
      let readings = try ReadingCodec.decode(store, content)
      guard let (reading, lines) = readings.first(where: { $0.reading.head.suffix == (parts.count == 2 ? parts[1] : "1") }) else { return nil }
      return (reading, lines == content ? digest : try store.digest(of: lines))
    } catch is BatchDamage {
      return nil
    }
  }

  /// A sealed reading; one that is damaged is made again from the archive.
  func readingOrAgain(_ name: String, of item: Received) throws -> (Reading, Digest) {
    if let reading = try reading(name) { return reading }
    var again = self
    try again.extract(item.sha256)
    guard try again.normalize(item), let reading = try again.reading(name) else {
      throw Trouble.inputOutput("the batch \(readingPath(name)) of \(item.file) cannot be made again", zh: "\(item.file) 的换算批次 \(readingPath(name)) 重做不出来：huizong verify")
    }
    return reading
  }

  package func save() throws { try index.save() }
}
