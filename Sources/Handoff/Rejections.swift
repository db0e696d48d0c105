import Synchronization

/// What was not taken of a return, or is doubted, in its order. The last ones lie in memory, many before them in a file:
/// a return that is wrong in every cell costs no more memory than one that is right.
///
///     var rejections = reading.rejections.cursor()
///     while let rejection = try rejections.next() { … }
package struct Rejections: Sendable, ExpressibleByArrayLiteral {
  /// So many of the last ones can be taken back at any time.
  static let kept = 1024

  /// Lines that change no more.
  fileprivate struct Part {
    let store: ByteStore
    let range: Range<Int>
  }

  fileprivate private(set) var parts: [Part] = []
  fileprivate private(set) var last: [Rejection] = []
  private var counts: [Rejection.Scope: Int] = [:]
  /// What the parts take that lie in memory.
  private var bytes = 0
  /// Where the later parts lie. Copies share it: it only grows.
  private var file: GrowingFile?

  package init() {}

  package init(_ rejections: some Sequence<Rejection>) { append(contentsOf: rejections) }

  package init(arrayLiteral rejections: Rejection...) { self.init(rejections) }

  /// Rejections as they lie in a sealed batch.
  init(_ store: ByteStore, _ range: Range<Int>, counts: [Rejection.Scope: Int]) {
    if !range.isEmpty { parts = [Part(store: store, range: range)] }
    self.counts = counts
  }

  package var count: Int { counts.values.reduce(0, +) }

  package var isEmpty: Bool { count == 0 }

  package func count(_ scope: Rejection.Scope) -> Int { counts[scope] ?? 0 }

  package mutating func append(_ rejection: Rejection) {
    counts[rejection.scope, default: 0] += 1
    last.append(rejection)
    if last.count >= 2 * Self.kept { put(last.count - Self.kept) }
  }

  package mutating func append(contentsOf others: some Sequence<Rejection>) {
    for other in others { append(other) }
  }

  package mutating func append(contentsOf others: Rejections) {
    put(last.count)
    parts += others.parts
    last = others.last
    counts.merge(others.counts) { $0 + $1 }
  }

  /// Takes those from an index on away again, which are among the last `kept`.
  package mutating func takeBack(from index: Int) -> [Rejection] {
    let start = last.count - (count - index)
    precondition(start >= 0, "only what has come just now is taken back")
    let taken = Array(last[start...])
    last.removeSubrange(start...)
    for rejection in taken { counts[rejection.scope, default: 0] -= 1 }
    return taken
  }

  /// Makes a part of the first of those that are held.
  private mutating func put(_ number: Int) {
    guard number > 0 else { return }
    var out = LineWriter()
    for rejection in last[..<number] { out.write(rejection) }
    last.removeFirst(number)
    bytes += out.bytes.count
    if bytes > ByteSpool.most, file == nil { file = GrowingFile() }
    let store = file?.take(out.bytes) ?? ByteStore(out.bytes)
    parts.append(Part(store: store, range: 0..<store.count))
  }

  package func cursor() -> RejectionCursor { RejectionCursor(self) }

  /// All of them at once, for a reading that is looked at by itself.
  package func all() throws -> [Rejection] {
    var all: [Rejection] = []
    var cursor = cursor()
    while let rejection = try cursor.next() { all.append(rejection) }
    return all
  }

  /// All of them as they lie in a sealed batch.
  func lines(to sink: ([UInt8]) throws -> Void) throws {
    for part in parts { try part.store.pieces(part.range, to: sink) }
    var out = LineWriter()
    for rejection in last { out.write(rejection) }
    if !out.bytes.isEmpty { try sink(out.bytes) }
  }
}

/// Goes through the rejections of a reading.
package struct RejectionCursor {
  private var parts: ArraySlice<Rejections.Part>
  private var last: ArraySlice<Rejection>
  private var window: LineWindow?
  private var line = 0

  init(_ rejections: Rejections) {
    parts = rejections.parts[...]
    last = rejections.last[...]
  }

  /// The next rejection; nil after the last.
  ///
  /// - Throws: `BatchDamage` where the lines are not those of rejections, `BytesUnreadable`.
  package mutating func next() throws -> Rejection? {
    while true {
      line += 1
      if let rejection = try window?.line({ try RejectionLine.rejection($0, line: line) }) { return rejection }
      window = parts.popFirst().map { LineWindow($0.store, $0.range) }
      if window == nil { return last.popFirst() }
    }
  }
}

/// A file without a name that several copies of a list put their parts into, each part where nothing stands yet.
private final class GrowingFile: Sendable {
  private let file: OpenFile
  private let end = Mutex(0)

  init?() {
    guard let file = OpenFile.unnamed() else { return nil }
    self.file = file
  }

  /// Nil where the disk is full.
  func take(_ bytes: [UInt8]) -> ByteStore? {
    let start = end.withLock { end in
      defer { end += bytes.count }
      return end
    }
    return file.write(bytes, at: start) == bytes.count ? ByteStore(file, start: start, count: bytes.count) : nil
  }
}
