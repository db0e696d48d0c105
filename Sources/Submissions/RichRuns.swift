/// The runs of a cell's rich text that are raised, lowered or struck through.
///
/// The characters of a cell are read one behind the other, as if its runs looked alike. A footnote mark behind a figure and a figure that
/// was struck out before the corrected one would so become digits of it: `5<Sup>1</Sup>` is not 51, `<S>5</S>7` not 57.
struct RichRuns {
  private struct Run {
    var bytes: Range<Int>
    let isStruck: Bool
  }

  private var runs: [Run] = []
  /// Which of them have not ended yet, the innermost last.
  private var open: [Int] = []

  mutating func removeAll() {
    if !runs.isEmpty { runs.removeAll() }
    open.removeAll()
  }

  /// Whether an element inside `Data` is such a run.
  static func isOne(_ name: UnsafePointer<UInt8>) -> Bool {
    isStruck(name) || CText.equal(name, "Sup") || CText.equal(name, "Sub") || CText.equal(name, "sup") || CText.equal(name, "sub")
  }

  private static func isStruck(_ name: UnsafePointer<UInt8>) -> Bool {
    CText.equal(name, "S") || CText.equal(name, "Strike") || CText.equal(name, "Del") || CText.equal(name, "s") || CText.equal(name, "strike")
  }

  /// Notes that a run begins here, as far as the cell's characters have come.
  mutating func begin(_ name: UnsafePointer<UInt8>, at start: Int) {
    open.append(runs.count)
    runs.append(Run(bytes: start..<start, isStruck: Self.isStruck(name)))
  }

  /// Notes that the innermost run ends.
  mutating func end(at end: Int) {
    if let index = open.popLast() { runs[index].bytes = runs[index].bytes.lowerBound..<end }
  }

  /// A cell's characters with ‹ and › around a run that would become part of a figure: `5‹1›`, which is none. Nil in nearly every cell.
  func marked(_ data: [UInt8]) -> [UInt8]? {
    inFigure(of: data).map { data[..<$0.lowerBound] + Array("‹".utf8) + data[$0] + Array("›".utf8) + data[$0.upperBound...] }
  }

  private func inFigure(of data: [UInt8]) -> Range<Int>? {
    guard !runs.isEmpty else { return nil }
    let isFigure = data.allSatisfy { Self.isDigit($0) || Self.separates($0) }
    for run in runs where !run.bytes.isEmpty {
      let text = data[run.bytes]
      let hasDigit = text.contains(where: Self.isDigit)
      guard isFigure || (hasDigit && (touchesDigit(run.bytes, data) || (run.isStruck && data.first.map(Self.isDigit) ?? false))) else { continue }
      return run.bytes
    }
    return nil
  }

  /// Whether a digit stands before or behind it, separators aside.
  private func touchesDigit(_ run: Range<Int>, _ data: [UInt8]) -> Bool {
    let before = data[..<run.lowerBound].last { !Self.separates($0) }
    let behind = data[run.upperBound...].first { !Self.separates($0) }
    return [before, behind].contains { $0.map(Self.isDigit) ?? false }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func separates(_ byte: UInt8) -> Bool { [0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x25].contains(byte) }
}
