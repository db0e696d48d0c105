import Definition
import Figures
import Handoff

/// What a county hears about one file, return by return.
struct CheckAnswer {
  let file: String
  let pipeline: Pipeline
  let language: Language
  private let answers: [ReturnAnswer]

  init(file: String, readings: [Reading], pipeline: Pipeline, language: Language) {
    self.file = file
    self.pipeline = pipeline
    self.language = language
    answers = readings.map { ReturnAnswer(reading: $0, pipeline: pipeline, language: language) }
  }

  var isClean: Bool { answers.allSatisfy(\.isClean) }

  var lines: [String] {
    var lines: [String] = []
    for (number, answer) in answers.enumerated() {
      if answers.count > 1 {
        lines.append(language == .zh ? "—— 共 \(answers.count) 份，第 \(number + 1) 份 ——" : "-- return \(number + 1) of \(answers.count) --")
      }
      lines += answer.lines
    }
    if answers.allSatisfy(\.problems.isEmpty) {
      lines.append(language == .zh ? "没有问题，可以报送。" : "Nothing to complain about; it can be sent.")
    }
    return lines
  }

  static let columns = [
    "submission", "form", "region", "period", "item", "file", "line", "col", "cell", "path", "offset", "code", "severity", "message", "remedy", "raw",
  ]

  /// A row for each finding, as the view `rejection` will have it.
  var rows: [[String?]] {
    answers.map(\.reading).flatMap { reading in
      reading.rejections.map { rejection -> [String?] in
        [
          nil, reading.head.form, reading.head.region, reading.head.period, rejection.item, file, String(rejection.line), rejection.col > 0 ? String(rejection.col) : nil,
          rejection.cell, rejection.path, rejection.offset.map(String.init), rejection.code, rejection.severity, rejection.message, rejection.remedy,
          rejection.raw,
        ]
      }
    }
  }
}

/// What a county hears about one return of a file.
struct ReturnAnswer {
  let reading: Reading
  let pipeline: Pipeline
  let language: Language

  private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// Nothing that must be corrected before the file counts whole.
  var isClean: Bool {
    !reading.rejections.contains { $0.scope != .note || ["error", "fatal"].contains($0.severity) }
  }

  var lines: [String] {
    var lines: [String] = []
    let head = reading.head
    let form = pipeline.forms[head.form]
    let who = pipeline.regions[head.region]?.name ?? head.region
    let period = Period(head.period)?.title(language) ?? head.period
    let part = form?.parts == nil || head.part == "1" ? "" : "，\(head.part)"
    if form != nil { lines.append("\(head.form) \(form?.title ?? "")，\(who)\(part)，\(period)（\(head.layout)，\(head.encoding)）") }
    let cells = reading.tallies.filter { reading.measures.contains($0.item) }
    let read = cells.reduce(0) { $0 + $1.read - $1.checked }
    if !reading.isRefused {
      lines.append(words("\(reading.records.count) 行 \(read) 格，\(problems.count) 处请看一下", "\(reading.records.count) rows, \(read) cells, \(problems.count) to look at"))
    }
    for group in grouped {
      guard let first = group.first else { continue }
      let severity = Severity(rawValue: first.severity)?.title(language) ?? first.severity
      let place = first.cell ?? first.path ?? (first.col > 0 ? "\(first.line):\(first.col)" : words("第 \(first.line) 行", "line \(first.line)"))
      let keys = group.compactMap(\.key).filter { !$0.isEmpty }
      if group.count == 1 {
        lines.append("\(severity)  \(place)  \(first.key ?? "")")
      } else if let range = CellRange.text(group.map(\.cell)) {
        lines.append("\(severity)  \(range)  " + words("共 \(group.count) 格", "\(group.count) cells"))
      } else {
        lines.append("\(severity)  \(place)" + words(" 等 \(group.count) 格", " and \(group.count - 1) more") + "  \(keys.first ?? "")")
      }
      let isExample = group.contains { $0.message != first.message } && first.code != "cell-blank"
      lines.append("   \(isExample ? words("各不相同，头一格：", "each says its own, the first: ") : "")\(language == .zh ? first.message : first.english)")
      if !first.remedy.isEmpty, language == .zh { lines.append("   怎么办  \(first.remedy)（huizong explain \(first.code)）") } else { lines.append("   huizong explain \(first.code)") }
    }
    return lines + notes
  }

  var problems: [Rejection] { reading.rejections.filter { $0.severity != Severity.note.rawValue } }

  /// What costs nothing and is worth knowing, a line for each kind and column.
  private var notes: [String] {
    var groups: [[Rejection]] = []
    var known: [Kind: Int] = [:]
    for note in reading.rejections where note.severity == Severity.note.rawValue {
      let kind = Kind(anySaying: note)
      if let index = known[kind] {
        groups[index].append(note)
      } else {
        known[kind] = groups.count
        groups.append([note])
      }
    }
    return groups.compactMap { group in
      guard let first = group.first else { return nil }
      let place = first.cell ?? first.path ?? words("第 \(first.line) 行", "line \(first.line)")
      let more = group.count > 1 ? words(" 等 \(group.count) 处", " and \(group.count - 1) more") : ""
      return "\(Severity.note.title(language))  \(place)\(more)  \(language == .zh ? first.message : first.english)（huizong explain \(first.code)）"
    }
  }

  /// What a thing and its repetitions have in common.
  private struct Kind: Hashable {
    let code: String
    let item: String?
    let severity: String
    /// What is said of the one cell alone.
    let message: String

    init(_ rejection: Rejection) {
      code = rejection.code
      item = rejection.item
      severity = rejection.severity
      message = rejection.code == "cell-blank" ? "" : rejection.message
    }

    /// The same, whatever is said of each cell.
    init(anySaying rejection: Rejection) {
      code = rejection.code
      item = rejection.item
      severity = rejection.severity
      message = ""
    }
  }

  /// Of things that each say something else so many are told one by one.
  private static let told = 10

  /// A thing repeated is one line with a count; of a rule that hundreds of records break the first few are enough to see what
  /// is wrong, and the rest stand together. `--format csv` has them all.
  private var grouped: [[Rejection]] {
    var groups: [[Rejection]] = []
    var known: [Kind: Int] = [:]
    var kinds: [Kind: Int] = [:]
    var rest: [Kind: Int] = [:]
    for rejection in problems.sorted(by: { severity($0) > severity($1) }) {
      let isRepeatable = rejection.scope == .cell || rejection.code == "cell-blank"
      if isRepeatable, let index = known[Kind(rejection)] {
        groups[index].append(rejection)
        continue
      }
      let kind = Kind(anySaying: rejection)
      if let index = rest[kind] {
        groups[index].append(rejection)
        continue
      }
      kinds[kind, default: 0] += 1
      if kinds[kind, default: 0] > Self.told { rest[kind] = groups.count }
      if isRepeatable { known[Kind(rejection)] = groups.count }
      groups.append([rejection])
    }
    return groups
  }

  private func severity(_ rejection: Rejection) -> Severity { Severity(rawValue: rejection.severity) ?? .note }
}
