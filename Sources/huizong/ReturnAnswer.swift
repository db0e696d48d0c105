import Definition
import Figures
import Handoff

/// What a county hears about one return of a file.
struct ReturnAnswer {
  let reading: Reading
  let pipeline: Pipeline
  let language: Language
  private let complaints: [Complaint]
  private let notes: [Complaint]
  /// How many things there are to look at.
  let problems: Int
  /// Nothing that must be corrected before the file counts whole.
  let isClean: Bool

  /// - Throws: `BytesUnreadable` where what is wrong with the return cannot be read back.
  init(reading: Reading, pipeline: Pipeline, language: Language) throws {
    self.reading = reading
    self.pipeline = pipeline
    self.language = language
    var groups = Complaints()
    var isClean = true
    var rejections = reading.rejections.cursor()
    while let rejection = try rejections.next() {
      groups.take(rejection)
      if rejection.scope != .note || ["error", "fatal"].contains(rejection.severity) { isClean = false }
    }
    (complaints, notes, problems) = (groups.problems, groups.notes, groups.problems.reduce(0) { $0 + $1.count })
    self.isClean = isClean
  }

  private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

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
      lines.append(words("\(reading.records.count) 行 \(read) 格，\(problems) 处请看一下", "\(reading.records.count) rows, \(read) cells, \(problems) to look at"))
    }
    for complaint in complaints {
      let first = complaint.first
      let severity = complaint.severity.title(language)
      let place = first.cell ?? first.path ?? (first.col > 0 ? "\(first.line):\(first.col)" : words("第 \(first.line) 行", "line \(first.line)"))
      if complaint.count == 1 {
        lines.append("\(severity)  \(place)  \(first.key ?? "")")
      } else if let range = complaint.range {
        lines.append("\(severity)  \(range)  " + words("共 \(complaint.count) 格", "\(complaint.count) cells"))
      } else {
        lines.append("\(severity)  \(place)" + words(" 等 \(complaint.count) 格", " and \(complaint.count - 1) more") + "  \(complaint.key)")
      }
      let isExample = complaint.isExample && first.code != "cell-blank"
      lines.append("   \(isExample ? words("各不相同，头一格：", "each says its own, the first: ") : "")\(language == .zh ? first.message : first.english)")
      if !first.remedy.isEmpty, language == .zh { lines.append("   怎么办  \(first.remedy)（huizong explain \(first.code)）") } else { lines.append("   huizong explain \(first.code)") }
    }
    // What costs nothing and is worth knowing, a line for each kind and column.
    for note in notes {
      let first = note.first
      let place = first.cell ?? first.path ?? words("第 \(first.line) 行", "line \(first.line)")
      let more = note.count > 1 ? words(" 等 \(note.count) 处", " and \(note.count - 1) more") : ""
      lines.append("\(Severity.note.title(language))  \(place)\(more)  \(language == .zh ? first.message : first.english)（huizong explain \(first.code)）")
    }
    return lines
  }
}
