import Definition
import Figures

/// What a draft says about the form as a whole: code, title, who sends it and how often.
struct DraftHead {
  struct Line {
    let text: String
    let evidence: String
    var isDoubtful = false
  }

  let code: Line
  let title: Line
  let stream: Line
  let from: Line
  var filed: Line
  /// The filing period that the file states.
  let period: Period?

  init(_ table: DraftTable, file: String, pipeline: Pipeline) {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = String(name.prefix { $0 != "." })
    let words = stem.split { $0 == "_" || $0 == " " }.map(String.init)
    let stated = table.labels[.form].map { HeaderName.folded($0).uppercased() } ?? ""
    let claimed = words.first { pipeline.forms[$0.uppercased()] != nil || Self.looksLikeCode($0) }?.uppercased()
    if !stated.isEmpty {
      code = Line(text: stated, evidence: "文件里写着表号")
    } else if let claimed {
      code = Line(text: claimed, evidence: "文件名里写着")
    } else if let known = pipeline.formsByTitle[HeaderName.folded(table.title)] ?? words.lazy.compactMap({ pipeline.formsByTitle[HeaderName.folded($0)] }).first {
      code = Line(text: known, evidence: "标题和现有 \(known) 一样")
    } else {
      code = Line(text: "HC-00-0", evidence: "文件里没有写表号", isDoubtful: true)
    }
    if !table.title.isEmpty {
      title = Line(text: table.title, evidence: "表头上方的标题")
    } else if let known = pipeline.forms[code.text] {
      title = Line(text: known.title, evidence: "现有 \(known.code) 的名称")
    } else if let word = words.first(where: { Self.isTitle($0, pipeline) }) {
      title = Line(text: word, evidence: "文件里没有标题，这是文件名", isDoubtful: true)
    } else {
      title = Line(text: "未命名表", evidence: "文件里没有标题", isDoubtful: true)
    }
    if let known = pipeline.forms[code.text], !known.stream.isEmpty {
      stream = Line(text: known.stream, evidence: "现有 \(known.code) 所在的条线")
    } else {
      let part = code.text.split(separator: "-").dropFirst().first.map(String.init) ?? "00"
      stream = Line(text: "S" + part, evidence: "按表号推的条线", isDoubtful: true)
    }
    let sender = table.labels[.sender].flatMap { pipeline.regions.submitter($0) }
    let isCity = sender?.code == pipeline.regions.city.code
    from = sender.map { Line(text: isCity ? "city" : "counties", evidence: "这一份是\($0.name)报的") }
      ?? Line(text: "counties", evidence: "文件里没有写填报单位", isDoubtful: true)
    let year = pipeline.period.last.year
    let period = table.labels[.period].flatMap { Period($0) ?? Period(reading: $0, year: year) }
    let named = words.lazy.compactMap { Period($0) ?? Period(reading: $0, year: year) }.first
    self.period = period ?? named
    if let period {
      filed = Line(text: period.kind.rawValue, evidence: "期别写的是 \(period.code)")
    } else if let named {
      filed = Line(text: named.kind.rawValue, evidence: "文件名里写着 \(named.code)")
    } else if let (word, kind) = Self.rhythm(title.text) {
      filed = Line(text: kind.rawValue, evidence: "标题里有“\(word)”", isDoubtful: true)
    } else {
      filed = Line(text: "month", evidence: "文件里没有写期别", isDoubtful: true)
    }
  }

  private static func rhythm(_ title: String) -> (word: String, kind: Period.Kind)? { rhythms.first { title.contains($0.word) } }

  private static let rhythms: [(word: String, kind: Period.Kind)] = [
    ("日报", .day), ("周", .week), ("旬", .xun), ("月", .month), ("季", .quarter), ("半年", .half), ("年", .year),
  ]

  /// Whether a word of a file's name is no county, period or number, and so may be a title.
  private static func isTitle(_ word: String, _ pipeline: Pipeline) -> Bool {
    let letters = String(word.drop { $0.isNumber })
    guard letters.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }), pipeline.regions.submitter(letters) == nil else { return false }
    return Period(reading: word, year: pipeline.period.last.year) == nil
  }

  /// HC-19-1: letters, then numbers behind hyphens.
  private static func looksLikeCode(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let first = parts.first, !first.isEmpty, first.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else { return false }
    return parts.dropFirst().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}
