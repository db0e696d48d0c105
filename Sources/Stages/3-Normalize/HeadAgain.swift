import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// A head between the rows of a table, as it is printed again above the next page: 填报单位：都安县, 期别：2020-12, 单位：万元.
///
/// None of it is a record. What it says must be what the head above the table says: the rows below it are read as of the
/// same county, period and unit.
struct HeadAgain {
  /// What becomes of a line of it.
  enum Line {
    case same
    case contradicts(Preamble.Entry, zh: String, en: String)
    case states(unit: Preamble.Entry)
    case holdsFigures(Preamble.Entry)
  }

  private let identity: Identity
  private let preamble: Preamble
  private let binding: HeaderBinding
  private let pipeline: Pipeline
  private let title: String
  /// So many rows of a head may stand between a line of it and the header.
  private static let longest = 8
  /// What any of its labels begins with.
  private static let openings = Set(
    Preamble.Label.allCases.filter { $0.isOfIdentity || $0 == .issued }.flatMap(\.words).compactMap(\.unicodeScalars.first))
  /// What those begin with that need a colon: 地区：都安县 is one, 地苏镇 a township.
  private static let openingsOfAsides = Set(Preamble.Label.allCases.flatMap(\.asides).compactMap(\.unicodeScalars.first))

  init(_ identity: Identity, _ preamble: Preamble, _ binding: HeaderBinding, _ pipeline: Pipeline) {
    self.identity = identity
    self.preamble = preamble
    self.binding = binding
    self.pipeline = pipeline
    title = HeaderName.folded(identity.form.title)
  }

  /// What a row says if it is a line of a head; nil for every other.
  func line(_ row: InputRow, at index: Int, in rows: SheetRows) -> Line? {
    let filled = row.filled
    if let stated = stated(row), stated.first?.cell.column == filled[0].column { return line(row, stated) }
    guard filled.count <= 3, !filled.contains(where: isFigure), isTitle(filled) || stated(row) != nil, opensPage(rows[rows.index(after: index)...])
    else { return nil }
    return stated(row).map { line(row, $0) } ?? .same
  }

  private func line(_ row: InputRow, _ stated: [Preamble.Entry]) -> Line {
    for entry in stated where entry.label.isOfIdentity && !identity.agrees(with: entry, pipeline) {
      let (zh, en) = identity.contradiction(entry, after: preamble)
      return .contradicts(entry, zh: zh, en: en)
    }
    if let unit = stated.first(where: { $0.label == .unit && HeaderText.units(in: $0.value, pipeline.units) != nil }), !repeats(unit) {
      return .states(unit: unit)
    }
    // 期别,2020-12: the value of a label is no figure, the name of a county never is one.
    let values = Set(stated.filter { $0.label != .region }.map(\.value))
    return row.filled.contains { isFigure($0) && !values.contains($0.trimmed) } ? .holdsFigures(stated[0]) : .same
  }

  /// What a row says of whose return it is; nil where it says nothing of that. The first characters settle it for nearly every row.
  private func stated(_ row: InputRow) -> [Preamble.Entry]? {
    let filled = row.filled
    guard filled.prefix(filled.count <= 3 ? 3 : 1).contains(where: { Self.opens(InputCell.trimmed($0.text)) }) else { return nil }
    var line = Preamble(pipeline: pipeline)
    line.read(row)
    let stated = line.entries + line.asides
    return stated.contains { $0.label.isOfIdentity || $0.label == .issued } ? stated : nil
  }

  private static func opens(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return openings.contains(first) || (openingsOfAsides.contains(first) && text.unicodeScalars.contains { $0 == ":" || $0 == "：" })
  }

  /// 单位：万元 once more.
  func repeats(_ unit: Preamble.Entry) -> Bool {
    preamble.all(.unit).contains { HeaderName.folded($0.value) == HeaderName.folded(unit.value) }
  }

  /// 政策性农业保险表（续）
  private func isTitle(_ filled: [InputCell]) -> Bool {
    guard filled.count == 1 else { return false }
    let text = HeaderName.folded(filled[0].text)
    return text.contains(title) || text.hasPrefix("续表") || text.hasSuffix("(续)")
  }

  /// Whether the header follows, behind nothing but more of the head.
  private func opensPage(_ rows: SheetRows) -> Bool {
    for row in rows.prefix(Self.longest) where !row.filled.isEmpty {
      if row.filled.count > 1, binding.isRepeated(in: row.filled) { return true }
      guard isTitle(row.filled) || stated(row) != nil || isUnitLine(row) else { return false }
    }
    return false
  }

  private func isUnitLine(_ row: InputRow) -> Bool { row.filled.count <= 2 && Preamble.heads(row, pipeline) }

  private func isFigure(_ cell: InputCell) -> Bool { cell.kind != .text || cell.text.utf8.allSatisfy { $0 < 0x40 } }
}
