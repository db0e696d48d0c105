import Definition
import Figures

/// Form × county: who owes what, and how far it has come; a word in each cell, the cell leads to the county's page.
struct ReturnGrid {
  let edition: Edition

  var markup: Markup {
    let submitters = edition.submitters.map(\.code)
    let byForm = Dictionary(grouping: edition.returns, by: \.form.code)
    return """
      <div class="scroll"><table class="grid"><thead><tr><th scope="col">报表</th><th scope="col">期别</th><th scope="col">截止</th>\
      \(submitters.map { "<th scope=\"col\">\(edition.short($0))</th>" as Markup })<th scope="col">报齐</th></tr></thead>
      <tbody>\(edition.pipeline.formsInOrder.map { row($0, byForm[$0.code] ?? [], submitters) })</tbody></table></div>
      """
  }

  private func row(_ form: Form, _ returns: [Return], _ submitters: [String]) -> Markup {
    let byRegion = Dictionary(returns.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
    let count = ReturnCount(returns)
    return """
      <tr><th scope="row">\(form.code) \(form.title)</th><td>\(Return.period(of: form, in: edition.pipeline).title())</td><td>\(returns.first?.dueTitle ?? "")</td>\
      \(submitters.map { cell(byRegion[$0]) })<td>\(count.coverage)</td></tr>

      """
  }

  private func cell(_ item: Return?) -> Markup {
    guard let item else { return "<td class=\"ok\" title=\"不用报\">·</td>" }
    let link: Markup = "<a href=\"\(Links.county(item.region))#\(item.form.code)\">\(item.state.title)</a>"
    return item.state == .received ? "<td class=\"ok\">\(link)</td>" : "<td class=\"todo\">\(link)</td>"
  }
}

/// Who is in, by submitter: the five numbers beside the bars.
struct ReturnSummary {
  let edition: Edition

  var markup: Markup {
    """
    <table><caption>收表：报齐 \(edition.returnCount.coverage)</caption><thead><tr><th scope="col">单位</th><th scope="col" class="n">应报</th>\
    <th scope="col" class="n">已收</th><th scope="col" class="n">待改</th><th scope="col" class="n">整份退回</th><th scope="col" class="n">未报</th></tr></thead>
    <tbody>\(edition.submitters.map { row($0.code) })\(total)</tbody></table>
    """
  }

  private func row(_ region: String) -> Markup {
    let count = ReturnCount(edition.returns(of: region))
    return "<tr><th scope=\"row\"><a href=\"\(Links.county(region))\">\(edition.short(region))</a></th>\(numbers(count))</tr>\n"
  }

  private var total: Markup { "<tr><th scope=\"row\"><b>合计</b></th>\(numbers(edition.returnCount))</tr>" }

  private func numbers(_ count: ReturnCount) -> Markup {
    func open(_ number: Int) -> Markup { number > 0 ? "<td class=\"n\"><b class=\"gap\">\(number)</b></td>" : "<td class=\"n\">0</td>" }
    return "<td class=\"n\">\(count.owed)</td><td class=\"n\">\(count.received)</td>\(open(count.toCorrect))\(open(count.sentBack))\(open(count.missing))"
  }
}
