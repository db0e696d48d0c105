import Definition
import Figures
import Quantities

extension Drafting {
  /// The definition as YAML, each guess with its evidence behind it.
  var lines: [String] {
    var lines = [
      YAMLText.comment("草稿：照一个文件的 \(table.count) 条记录写的，供人修改；写着“请核对”的一定要看，别的也请看一眼。")
    ]
    func line(_ key: String, _ value: DraftHead.Line) {
      lines.append("\(key): \(YAMLText.scalar(value.text))   " + remark([value.evidence], value.isDoubtful))
    }
    line("form", head.code)
    line("title", head.title)
    line("stream", head.stream)
    line("from", head.from)
    line("filed", head.filed)
    if let kind = recordKind { lines.append("records: \(kind.rawValue)   " + remark(["每条记录写着自己的期别"], false)) }
    if head.period == nil, table.labels[.period] == nil { lines.append("period: assumed   " + remark(["文件里没有写期别，算本期的"], true)) }
    lines.append("due: \"8d 17:30\"   " + remark(["文件看不出期后几天截止"], true))
    lines.append("take: last   " + remark(["累计数取最近一期；每期重新发生的数改成 sum"], true))
    lines.append("layout: [\(table.long == nil ? "register" : "long")]   " + remark([table.long == nil ? "一行一条记录" : "一行一个数"], false))
    let ids = key.sorted().map { guesses[$0].id }
    lines.append(
      "key: [\(ids.joined(separator: ", "))]   "
        + remark([isUnique ? (ids.isEmpty ? "只有一条记录，或期别已经分得开" : "\(table.count) 条记录各不相同") : "没有哪几栏能把记录分开"], !isUnique || ids.isEmpty))
    lines.append("columns:")
    for guess in guesses { lines.append("  \(guess.id): {\(body(guess))}   " + remark(guess.evidence, guess.isDoubtful)) }
    if !table.totals.isEmpty {
      let labels = table.totals.map(\.label).filter { $0 != "其中" }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let checked = totalled
      lines.append(
        "total_rows: {label: \(YAMLText.list(labels)), check: [\(checked.joined(separator: ", "))]}   "
          + remark(["\(table.totals.count) 行\(labels.joined(separator: "、"))，只核对不计入"], checked.isEmpty))
    }
    if let long = table.long {
      let unit = long.unit.map { ", unit: \(YAMLText.list([$0]))" } ?? ""
      lines.append("long: {item: \(YAMLText.list([long.item])), value: \(YAMLText.list([long.value]))\(unit)}   " + remark(["一行一个数的三栏"], false))
    }
    if let xml = table.xml {
      let places = xml.places.map { "\(YAMLText.scalar($0.header)): \(YAMLText.scalar($0.place))" }.joined(separator: ", ")
      lines.append("xml: {row: \(YAMLText.scalar(xml.row)), places: {\(places)}}   " + remark(["每个 <\(xml.row)> 是一行"], false))
    }
    return lines
  }

  private var recordKind: Period.Kind? {
    guesses.lazy.compactMap { if case .period(let kind) = $0.role { kind } else { nil } }.first
  }

  private func remark(_ evidence: [String], _ isDoubtful: Bool) -> String {
    YAMLText.comment((isDoubtful ? "请核对：" : "") + evidence.joined(separator: "；"))
  }

  private func body(_ guess: DraftGuess) -> String {
    var parts = ["role: \(name(guess.role))", "header: \(YAMLText.list([guess.header]))"]
    switch guess.role {
    case .year: parts.append("values: year")
    case .flag: parts.append("values: flag")
    case .category(let values):
      parts.append("values: {" + values.map { "\(YAMLText.scalar($0.code)): \(YAMLText.list([$0.written]))" }.joined(separator: ", ") + "}")
    case .unit(let of): parts += of.map { ["of: \($0)"] } ?? []
    case .measure(let measure): parts += units(measure)
    case .check(let measure, let equals):
      // A list's unit column speaks of its figures only, so what is derived names its unit here.
      parts += (table.long == nil ? units(measure) : ["unit: \(YAMLText.scalar(measure.unit?.symbol ?? measure.family.canonical))", units(measure).last ?? ""]) + ["equals: \(YAMLText.scalar(equals))"]
    case .region: parts.append("level: county")
    case .key, .period, .date, .text, .ignored, .private: break
    }
    if guess.isOptional { parts.append("optional: true") }
    return parts.joined(separator: ", ")
  }

  private func name(_ role: DraftGuess.Role) -> String {
    switch role {
    case .key: "key"
    case .region: "region"
    case .period: "period"
    case .date: "date"
    case .text: "text"
    case .ignored: "ignored"
    case .private: "private"
    case .year, .flag, .category: "category"
    case .unit: "unit"
    case .measure: "measure"
    case .check: "check"
    }
  }

  /// Where the file states the unit of what is measured, the form leaves it open, so that a later file has to state it too.
  private func units(_ measure: DraftMeasure) -> [String] {
    if let by = measure.byCategory {
      let map = by.units.map { "\(YAMLText.scalar($0.code)): \(YAMLText.scalar($0.unit.symbol))" }.joined(separator: ", ")
      return ["unit: {\(map)}", "by: \(by.column)"]
    }
    let family = "family: \(YAMLText.scalar(measure.family.id))"
    if measure.isStated, !measure.family.isCounted, measure.family.id != "rate" { return [family] }
    let unit = measure.family.isCounted && measure.isStated ? measure.family.canonical : measure.unit?.symbol ?? measure.family.canonical
    return ["unit: \(YAMLText.scalar(unit))", family]
  }
}
