import Definition
import Figures
import Quantities
import Submissions

/// The lines above a header: `表号：HC-19-1`, `填报单位：都安瑶族自治县`, `期别：2020-12`, `单位：万元`, `版本：2`,
/// `报出日期：2021-01-05`, in any order, several in a cell or the value in the next cell.
struct Preamble {
  enum Label: CaseIterable {
    case form, region, period, unit, version, issued, part

    /// Longest first, since 单位 ends 填报单位.
    var words: [String] {
      switch self {
      case .form: ["表号", "表编码", "编码"]
      case .region: ["填报单位", "填报县区", "填报县(区)", "报送单位", "县区", "县(区)"]
      case .period: ["报告期别", "期别", "报告期", "所属期", "统计期"]
      case .unit: UnitWords.all
      case .version: ["版本", "更正", "版次"]
      case .issued: ["报出日期", "填报日期", "报送日期"]
      // The form's own words: 乡镇 where it is sent township by township.
      case .part: []
      }
    }

    /// Whether it says whose return of what it is, which has to be one.
    var isOfIdentity: Bool {
      switch self {
      case .form, .region, .period, .version: true
      case .unit, .issued, .part: false
      }
    }

    /// What an attribute or an element of this name states of a report.
    init?(element name: String) {
      let name = HeaderName.folded(name)
      if UnitAttribute.isName(name) {
        self = .unit
      } else if let label = Self.allCases.first(where: { $0.words.contains(name) || (name == "县" && $0 == .region) }) {
        self = label
      } else {
        return nil
      }
    }
  }

  struct Entry {
    let label: Label
    let value: String
    /// The value in the widths in which it was written.
    let written: String
    let cell: InputCell
    let row: InputRow?
    /// Of a label that speaks less strictly.
    var isAside = false

    var place: Place {
      Place(line: cell.line, column: cell.column, sheet: row?.sheet ?? "", row: row?.number ?? 0, path: cell.path)
    }
  }

  /// What the form calls the part that a return is of: 乡镇.
  var partNames: [String] = []
  /// Has the units and counties that 单位 and 填报单位 without a colon have to name, since they may head columns as well;
  /// nothing is taken for one of them where it is not given.
  var pipeline: Pipeline?
  private(set) var entries: [Entry] = []
  /// What labels say that speak of county or period less strictly: 地区：都安县.
  private(set) var asides: [Entry] = []
  /// The other texts above the header: titles.
  private(set) var titles: [InputCell] = []
  /// Units that may be those of one column or of all.
  private(set) var doubtful: [Entry] = []

  func entry(_ label: Label) -> Entry? { entries.first { $0.label == label } }
  func all(_ label: Label) -> [Entry] { entries.filter { $0.label == label } }

  /// What is said once more of county, period, form or version, in the order in which it stands.
  var repeated: [Entry] {
    var said: Set<Label> = []
    return entries.filter { entry in
      let isAgain = !said.insert(entry.label).inserted
      return isAgain && entry.label.isOfIdentity && !entry.value.isEmpty
    }
  }

  /// Who, when and which version, where a table says nothing of its own and the one above or around it does.
  mutating func inherit(_ outer: Preamble, _ labels: [Label] = [.region, .period, .version, .issued]) {
    let own = Set(entries.map(\.label))
    for entry in outer.entries where labels.contains(entry.label) && !own.contains(entry.label) { entries.append(entry) }
    let beside = Set(asides.map(\.label))
    asides += outer.asides.filter { labels.contains($0.label) && !beside.contains($0.label) }
  }

  /// What stands elsewhere in the same head: beside an attribute of a report, its child element.
  mutating func join(_ other: Preamble) { entries += other.entries }

  mutating func add(_ label: Label, _ value: String, _ cell: InputCell, row: InputRow?) {
    entries.append(Entry(label: label, value: value, written: value, cell: cell, row: row))
  }

  private func entry(_ label: Label, _ written: String, _ cell: InputCell, _ row: InputRow) -> Entry {
    let value = label == .unit ? UnitWords.unbracketed(LabelText.folded(written)) : written
    return Entry(label: label, value: value, written: written, cell: cell, row: row)
  }

  /// Takes what a row above the header says.
  mutating func read(_ row: InputRow) {
    let cells = row.filled
    var index = 0
    while index < cells.count {
      let cell = cells[index]
      if index == 0, let bare = bare(cells) {
        for (label, value, cell) in bare { entries.append(entry(label, value, cell, row)) }
        return
      }
      let found = Self.labels(in: cell.text, parts: partNames)
      if found.isEmpty, index + 1 < cells.count, Self.opens(row), let label = bare(cell.trimmed, cells[index + 1].trimmed) {
        entries.append(entry(label, cells[index + 1].trimmed, cell, row))
        index += 2
        continue
      }
      if found.isEmpty, !readPhrases(in: cell.text, cell, row) { titles.append(cell) }
      if let first = found.first, first.start > 0 { readLead(of: cell, to: first.start, row) }
      for (position, item) in found.enumerated() {
        var (value, written) = (item.value, item.written)
        if value.isEmpty, position == found.count - 1, index + 1 < cells.count, Self.labels(in: cells[index + 1].text, parts: partNames).isEmpty {
          index += 1
          written = cells[index].trimmed
          value = item.label == .unit ? UnitWords.unbracketed(LabelText.folded(written)) : written
        }
        if item.label == .unit, let pipeline { value = BracketedValue.unit(value, pipeline.units) }
        let entry = Entry(label: item.label, value: value, written: written, cell: cell, row: row, isAside: item.isAside)
        if item.isAside { asides.append(entry) } else { entries.append(entry) }
      }
      index += 1
    }
  }

  /// Takes what a row above a header says, units without the word 单位 included.
  mutating func read(_ row: InputRow, above header: HeaderBinding) {
    let known = titles.count
    read(row)
    guard let pipeline else { return }
    for statement in UnitsAbove(pipeline.units).statements(titles[known...], of: row, above: header) {
      let entry = Entry(label: .unit, value: statement.value, written: statement.cell.trimmed, cell: statement.cell, row: row)
      if statement.isDoubtful { doubtful.append(entry) } else { entries.append(entry) }
    }
  }

  /// What stands before the first label of a cell is a title: `支出表（元） 期别：2020-12`.
  private mutating func readLead(of cell: InputCell, to end: Int, _ row: InputRow) {
    var lead = cell
    lead.text = String(String.UnicodeScalarView(cell.text.unicodeScalars.prefix(end)))
    if !lead.isBlank, !readPhrases(in: lead.text, lead, row) { titles.append(lead) }
  }

  /// 单位（元）, 金额单位为元: what says it in words.
  private mutating func readPhrases(in text: String, _ cell: InputCell, _ row: InputRow) -> Bool {
    let values = pipeline.map { UnitPhrase.values(in: text, $0.units) } ?? []
    for value in values { entries.append(Entry(label: .unit, value: value, written: cell.trimmed, cell: cell, row: row)) }
    return !values.isEmpty
  }

  /// Labels that need no colon where a row is nothing but one of them and its value; others may as well head a column.
  private static let bareLabels: [String: Label] = [
    "表号": .form, "期别": .period, "报告期": .period,
    "填报单位": .region, "填报县区": .region, "填报县(区)": .region, "报送单位": .region, "县区": .region, "县(区)": .region,
    "版本": .version, "版次": .version, "报出日期": .issued, "填报日期": .issued, "报送日期": .issued,
  ]

  /// `单位,元`, `单位 元`, `填报单位,都安县,,期别,2020-12`: the whole row is labels and their values.
  private func bare(_ cells: [InputCell]) -> [(label: Label, value: String, cell: InputCell)]? {
    if cells.count == 1 {
      let words = cells[0].trimmed.split(whereSeparator: \.isWhitespace).map(String.init)
      guard words.count == 2, let label = bare(words[0], words[1]) else { return nil }
      return [(label, words[1], cells[0])]
    }
    guard cells.count.isMultiple(of: 2) else { return nil }
    var found: [(label: Label, value: String, cell: InputCell)] = []
    for index in stride(from: 0, to: cells.count, by: 2) {
      let value = cells[index + 1].trimmed
      guard let label = bare(cells[index].trimmed, value) else { return nil }
      found.append((label, value, cells[index]))
    }
    return found
  }

  /// What a word without a colon is the label of, if the one behind it can be its value.
  private func bare(_ word: String, _ value: String) -> Label? {
    let folded = HeaderName.folded(word)
    guard let label = Self.bareLabels[folded] ?? (UnitWords.isOne(LabelText.folded(folded)) ? .unit : nil) else { return nil }
    let fits =
      switch label {
      case .form: value.utf8.allSatisfy { $0 < 0x80 }
      case .period: Period(value) != nil || Period(reading: value, year: 2000) != nil
      case .unit: pipeline.map { HeaderText.units(in: UnitWords.unbracketed(value), $0.units) != nil } ?? false
      // A slip of the pen is a county too, and refused as an unknown one.
      case .region: pipeline.map { $0.regions.submitter(value) != nil || $0.regions.nearest(value) != nil } ?? false
      case .version: Identity.number(value) != nil
      case .issued: Day(value) != nil || Day(reading: value, year: 2000) != nil
      case .part: false
      }
    return fits ? label : nil
  }

  /// Whether a row of several cells is no header, however its cells are joined with those below: `单位,元`, `资金支出表,,（单位：元）`.
  static func isAboveHeader(_ row: InputRow, _ pipeline: Pipeline) -> Bool {
    let filled = row.filled
    if opens(row) || Preamble(pipeline: pipeline).bare(filled) != nil || statesUnit(filled, pipeline) { return true }
    return filled.count <= 2
      && filled.count { cell in
        let text = HeaderName.folded(LabelText.folded(cell.text))
        return text.hasPrefix("(") && Label.allCases.contains { $0.words.contains { text.hasPrefix("(" + $0 + ":") } }
      } == 1
  }

  /// `资金支出表,,单位（元）`: a phrase beside what is the name of no column.
  private static func statesUnit(_ filled: [InputCell], _ pipeline: Pipeline) -> Bool {
    guard filled.count <= 3, filled.contains(where: { !UnitPhrase.values(in: $0.text, pipeline.units).isEmpty }) else { return false }
    return !filled.contains { HeaderText($0.text).names.contains { pipeline.formsByHeader[$0] != nil } }
  }

  /// Whether a row between two tables speaks of the one below: `（单位：元）`, `资金支出表,,单位：元`, `表号,HC-19-1`, no figures.
  static func heads(_ row: InputRow, _ pipeline: Pipeline) -> Bool {
    var line = Preamble(pipeline: pipeline)
    line.read(row)
    let filled = row.filled
    let states = UnitsAbove(pipeline.units)
    let says = !(line.entries + line.asides).isEmpty || states.isTitleAndUnit(row, pipeline) || (filled.count == 1 && !states.values(in: filled[0].text).isEmpty)
    return says && line.titles.allSatisfy { $0.kind == .text && !$0.text.utf8.allSatisfy { $0 < 0x40 } }
  }

  /// Whether a row is one of `表号：…`, `期别：…`, and so no header.
  static func opens(_ row: InputRow) -> Bool {
    row.filled.contains { cell in
      guard LabelText.mayHoldColon(cell.text) else { return false }
      let text = HeaderName.folded(LabelText.folded(cell.text))
      guard text.utf8.contains(UInt8(ascii: ":")) else { return false }
      return Label.allCases.contains { ($0.words + $0.asides).contains { text.hasPrefix($0 + ":") } }
    }
  }

  /// Where a label ends that begins there; its characters may stand apart: 填 报 单 位.
  private static func end(of word: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    var index = start
    for scalar in word {
      while index > start, index < text.count, InputCell.isBlank(text[index]) { index += 1 }
      guard index < text.count, text[index] == scalar else { return nil }
      index += 1
    }
    return index
  }

  /// Where what names a label begins: 人口单位：人 behind a comma is no value of the label before.
  private static func start(of item: (label: Label, isAside: Bool, start: Int, value: Int), in text: [Unicode.Scalar]) -> Int {
    guard item.label == .unit else { return item.start }
    var start = item.start
    while start > 0, text[start - 1].properties.isAlphabetic { start -= 1 }
    return start > 0 && (InputCell.isBlank(text[start - 1]) || ",，;；、".unicodeScalars.contains(text[start - 1])) ? start : item.start
  }

  private typealias Word = (label: Label, isAside: Bool, scalars: [Unicode.Scalar])

  private static let words: [Word] = Label.allCases.flatMap { label in
    label.words.map { (label, false, Array($0.unicodeScalars)) } + label.asides.map { (label, true, Array($0.unicodeScalars)) }
  }

  /// `填报单位：都安县  单位：万元` → region 都安县, unit 万元.
  static func labels(in text: String, parts: [String] = []) -> [(label: Label, value: String, written: String, isAside: Bool, start: Int)] {
    guard LabelText.mayHoldColon(text) else { return [] }
    let known = parts.isEmpty ? words : words + parts.map { (.part, false, Array($0.unicodeScalars)) }
    let written = Array(text.unicodeScalars)
    let folded = Array(LabelText.folded(text).unicodeScalars)
    var found: [(label: Label, isAside: Bool, start: Int, value: Int)] = []
    var index = 0
    scan: while index < folded.count {
      for (label, isAside, word) in known where word.first == folded[index] {
        // 补贴月份：… is no 月份：….
        if isAside, index > 0, folded[index - 1].properties.isAlphabetic { continue }
        guard var colon = end(of: word, in: folded, from: index) else { continue }
        while colon < folded.count, folded[colon] == " " { colon += 1 }
        // 填报单位（盖章）：
        if colon < folded.count, folded[colon] == "(", let close = folded[colon...].prefix(10).firstIndex(of: ")") { colon = close + 1 }
        while colon < folded.count, folded[colon] == " " { colon += 1 }
        guard colon < folded.count, folded[colon] == ":" else { continue }
        found.append((label, isAside, index, colon + 1))
        index = colon + 1
        continue scan
      }
      index += 1
    }
    return found.enumerated().map { position, item in
      let end = position + 1 < found.count ? Self.start(of: found[position + 1], in: folded) : folded.count
      var range = item.value..<end
      while let first = range.first, InputCell.isBlank(folded[first]) || (item.label == .unit && "([【〔".unicodeScalars.contains(folded[first])) { range = (first + 1)..<end }
      while let last = range.last, InputCell.isBlank(folded[last]) || ")(;,，、]】〕。".unicodeScalars.contains(folded[last]) {
        // 都安县（盖章）: the bracket is of the value.
        if folded[last] == ")", folded[range].count(where: { $0 == "(" }) == folded[range].count(where: { $0 == ")" }) { break }
        range = range.lowerBound..<last
      }
      func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars[range])) }
      // Folding keeps the number of scalars.
      return (item.label, text(folded), text(written), item.isAside, item.start)
    }
  }
}
