import Definition
import Figures
import Quantities
import Submissions

/// Decides what a column is that holds no figures: person, code, place, period, date, category or plain text.
struct DraftTexts {
  let pipeline: Pipeline
  let known: DraftNames
  /// The filing period that the file states: records name their own periods only inside it.
  let filed: Period?

  private var year: Int { filed?.last.year ?? pipeline.period.last.year }

  private static let personal = ["姓名", "户主", "身份证", "证件号", "电话", "手机", "联系方式", "银行卡", "账号", "法定代表人"]
  private static let codes = ["编码", "代码", "编号", "信用代码", "证号", "文号"]
  private static let naming = ["乡", "镇", "村", "屯", "名称", "学校", "企业", "单位", "部门", "项目", "公司", "合作社"]
  private static let units: Set<String> = ["计量单位", "计算单位", "单位"]
  private static let numbering: Set<String> = ["序号", "行次"]

  /// Settles what the header or the shape of the values makes certain before anybody asks whether they are figures.
  func settled(_ column: DraftColumn) -> DraftGuess? {
    let texts = column.filled.map(\.text)
    let header = column.header
    if Self.numbering.contains(header) { return guess(header, .ignored, ["只是行号"], isOptional: true) }
    if let word = Self.personal.first(where: { header.contains($0) }) {
      return guess(header, .private, ["栏名里有“\(word)”，是个人信息"], isDoubtful: true, isOptional: true)
    }
    guard !texts.isEmpty || column.unitText != nil else { return guess(header, .text, ["没有一个值"], isDoubtful: true, isOptional: true) }
    if !texts.isEmpty, let shape = Self.personalShape(texts) { return guess(header, .private, [shape], isDoubtful: true, isOptional: true) }
    if Self.units.contains(header), !texts.isEmpty, texts.allSatisfy({ DraftHeader.units(in: $0, pipeline.units) != nil }) {
      return guess(header, .unit(of: nil), ["\(texts.count) 个值都是单位"], isOptional: false)
    }
    if !texts.isEmpty, texts.allSatisfy(Self.isYear), header.contains("年") {
      return guess(header, .year, ["\(texts.count) 个值都是年份"])
    }
    if Self.codes.contains(where: { header.contains($0) }), !texts.isEmpty, texts.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isASCII) }) {
      return guess(header, .key, ["\(texts.count) 个值是编码，按文字存"])
    }
    return nil
  }

  /// What is left when the column holds no figures.
  func guess(_ column: DraftColumn) -> DraftGuess {
    let texts = column.filled.map(\.text)
    let header = column.header
    let distinct = texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if column.filled.contains(where: { $0.kind == .date }) || texts.allSatisfy(isDay) {
      return guess(header, .date, ["\(texts.count) 个值都是日期"], isOptional: texts.count < column.cells.count)
    }
    if header.contains("县") || header.contains("区"), texts.allSatisfy({ pipeline.regions.submitter($0) != nil }) {
      return guess(header, .region, ["\(texts.count) 个值都是县（区）"])
    }
    let kinds = Set(texts.map { text in
      Period(reading: text, year: year).flatMap { period in period.isRange || !(filed?.contains(period) ?? true) ? nil : period.kind }
    })
    if kinds.count == 1, let kind = kinds.first ?? nil, kind != .day {
      return guess(header, .period(kind), ["\(texts.count) 个值都是期别"])
    }
    if texts.allSatisfy({ Categories.flag.code($0) != nil }) { return guess(header, .flag, ["只有 \(distinct.prefix(4).joined(separator: "、"))"]) }
    if let category = category(header, texts, distinct) { return category }
    if let column = known.column(header)?.column, case .key = column.role {
      return guess(header, .key, ["\(distinct.count) 种名称"])
    }
    if Self.naming.contains(where: { header.contains($0) }) { return guess(header, .key, ["\(texts.count) 个值，\(distinct.count) 种"]) }
    return guess(header, .text, ["\(texts.count) 个值，\(distinct.count) 种"], isOptional: true)
  }

  /// Few words that come back again and again; or the words that a known form lists.
  private func category(_ header: String, _ texts: [String], _ distinct: [String]) -> DraftGuess? {
    let codes = distinct.map { known.code($0, of: header) }
    let isKnown = codes.contains { $0 != nil }
    let isNaming = Self.naming.contains { header.hasSuffix($0) }
    guard isKnown || (distinct.count <= 8 && texts.count >= distinct.count * 3 && !isNaming && !header.contains("备注")) else { return nil }
    var taken = Set(codes.compactMap { $0 })
    var values: [(code: String, written: String)] = []
    for (written, code) in zip(distinct, codes) {
      var number = values.count + 1
      while code == nil, taken.contains("value_\(number)") { number += 1 }
      let own = code ?? "value_\(number)"
      taken.insert(own)
      values.append((own, written))
    }
    let missing = codes.contains { $0 == nil }
    return guess(
      header, .category(values), ["\(texts.count) 个值只有 \(distinct.count) 种"] + (missing ? ["代号请改成英文"] : []), isDoubtful: missing)
  }

  private func guess(_ header: String, _ role: DraftGuess.Role, _ evidence: [String], isDoubtful: Bool = false, isOptional: Bool = false)
    -> DraftGuess
  {
    DraftGuess(id: "", header: header, role: role, evidence: evidence, isDoubtful: isDoubtful, isOptional: isOptional)
  }

  private func isDay(_ text: String) -> Bool { (Day(text) ?? Day(reading: text, year: year)) != nil }

  private static func isYear(_ text: String) -> Bool { Categories.year.code(text) != nil && (text.hasPrefix("19") || text.hasPrefix("20")) }

  /// Numbers of identity cards or mobile telephones, whatever the header says.
  private static func personalShape(_ texts: [String]) -> String? {
    func isDigits(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } }
    let cards = texts.count { $0.utf8.count == 18 && isDigits($0.prefix(17)) && (isDigits($0.suffix(1)) || $0.lowercased().hasSuffix("x")) }
    if cards * 10 >= texts.count * 8 { return "\(cards) 个值像身份证号" }
    let phones = texts.count { $0.utf8.count == 11 && $0.hasPrefix("1") && isDigits($0[...]) && !$0.hasPrefix("10") }
    return phones * 10 >= texts.count * 8 ? "\(phones) 个值像手机号" : nil
  }
}
