import Definition
import Figures
import Handoff
import Submissions

/// What a title above a table says of county and period: 大化县2020年11月饮水安全项目表 above a return of 都安 of December is asked about.
///
/// A title is no label: it may speak of the year of a plan, or of a neighbour. Only one that names a single other county, or periods none of
/// which has to do with the return's, is doubted.
struct TitleStatement {
  private let identity: Identity
  private let pipeline: Pipeline
  private let title: String

  init(_ identity: Identity, _ pipeline: Pipeline) {
    self.identity = identity
    self.pipeline = pipeline
    title = HeaderName.folded(identity.form.title)
  }

  /// The doubts about the lines above a header.
  func doubts(_ rows: some Sequence<InputRow>) -> [Rejection] {
    rows.flatMap { row in row.filled.filter { $0.kind == .text }.compactMap { doubt($0, row) } }
  }

  private func doubt(_ cell: InputCell, _ row: InputRow) -> Rejection? {
    // What stands before the first label of the cell: 大化县饮水安全项目表　单位：万元.
    let start = Preamble.labels(in: cell.text).first?.start
    let written = start.map { String(String.UnicodeScalarView(cell.text.unicodeScalars.prefix($0))) } ?? cell.text
    let text = HeaderName.folded(written)
    guard text.unicodeScalars.count <= Self.longest, !text.isEmpty else { return nil }
    let county = otherCounty(in: text)
    let period = otherPeriod(in: text)
    guard county != nil || period != nil, isTitle(text) else { return nil }
    let own = county == nil ? Sentence(zh: identity.period.title(), en: identity.period.code) : Sentence(zh: identity.region.name, en: identity.region.code)
    let other = county.map { Sentence(zh: $0.name, en: $0.code) } ?? period.map { Sentence(zh: $0.title(), en: $0.code) } ?? own
    return Words.rejection(
      .note, .titleDiffers, at: row.place(of: cell), raw: cell.text, zh: "标题写的是\(other.zh)，这一份报的是\(own.zh)，请核对",
      en: "the title says \(other.en), the return is of \(own.en)")
  }

  /// So long a title is at most.
  private static let longest = 80

  /// Whether a text is a title, rather than a note or a label: it holds that of the form, ends as titles do, or is nothing but a period.
  private func isTitle(_ text: String) -> Bool {
    if text.contains(":"), !text.hasPrefix("附") { return false }
    if text.contains(title) { return true }
    var text = text[...]
    if text.last == "(" { text = text.dropLast() }
    if text.last == ")", let bracket = text.lastIndex(of: "(") { text = bracket == text.startIndex ? text.dropFirst().dropLast() : text[..<bracket] }
    return text.last.map { "表账册报单县区市年月旬周度".contains($0) } ?? false || !text.contains(where: \.isLetter)
  }

  // MARK: - Counties

  /// The one county that a text names, where it is not the sender.
  private func otherCounty(in text: String) -> Region? {
    let named = pipeline.regions.counties.filter { isNamed($0, in: text) }
    return named.count == 1 && named[0].code != identity.region.code ? named[0] : nil
  }

  /// 大化县 and 大化瑶族自治县 anywhere; 大化 alone only in front, before a year, the form's title or nothing: 巴马香猪养殖表 is of a breed.
  private func isNamed(_ county: Region, in text: String) -> Bool {
    guard text.contains(county.short) else { return false }
    if text.contains(county.name) || ["县", "区", "市"].contains(where: { text.contains(county.short + $0) }) { return true }
    var rest = text[...]
    for place in ["广西壮族自治区", "广西", pipeline.regions.city.name] where rest.hasPrefix(place) { rest = rest.dropFirst(place.count) }
    guard rest.hasPrefix(county.short) else { return false }
    rest = rest.dropFirst(county.short.count)
    return rest.isEmpty || rest.hasPrefix(title) || rest.first?.isNumber ?? false || rest.first == "("
  }

  // MARK: - Periods

  /// The first period that a text names, where none that it names has to do with the return's.
  private func otherPeriod(in text: String) -> Period? {
    let named = periods(in: text)
    guard !named.contains(where: { $0.period.contains(identity.period) || identity.period.contains($0.period) }) else { return nil }
    // A day is when it was written; a year may be that of a plan, unless the form's title follows: 2019年饮水安全项目表.
    return named.first { $0.period.kind != .day && ($0.period.kind != .year || $0.rest.hasPrefix(title)) }?.period
  }

  /// The periods that begin with their year: 2020年第3季度, 2020年1—11月; and a month alone in brackets: （2020-11）.
  private func periods(in text: String) -> [(period: Period, rest: Substring)] {
    var found: [(period: Period, rest: Substring)] = []
    var rest = text[...]
    var before: Character?
    while let first = rest.first {
      let isStart = first.isNumber && !(before?.isNumber ?? false)
      if isStart, let (period, length) = period(at: rest, inBrackets: before == "(") {
        rest = rest.dropFirst(length)
        found.append((period, rest))
        before = nil
      } else {
        before = rest.removeFirst()
      }
    }
    return found
  }

  /// The longest period that a text begins with.
  private func period(at text: Substring, inBrackets: Bool) -> (Period, length: Int)? {
    for length in stride(from: min(text.count, 18), through: 5, by: -1) {
      let part = text.prefix(length)
      guard part.contains("年") || (inBrackets && text.dropFirst(length).first == ")"), let period = Period(reading: String(part)) else { continue }
      return (period, length)
    }
    return nil
  }
}
