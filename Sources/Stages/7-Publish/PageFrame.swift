import Definition
import Figures

/// What every page has around its content: head with the security policy, the way to the other pages, the 样例 stamp, and
/// a foot with business date, coverage and check code.
struct PageFrame {
  let edition: Edition
  let title: String
  /// Whether the page prints across: a table of all counties.
  var isWide = false
  /// What leads from this page's folder to the outbox: "" or "../".
  var root = ""
  /// The page's own path, which the navigation marks.
  let path: String

  func bytes(_ content: Markup) -> [UInt8] { page(content).bytes }

  private func page(_ content: Markup) -> Markup {
    """
    <!DOCTYPE html>
    <html lang="zh-CN">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title) \(period)\(edition.isSample ? "（样例）" : "")</title>
    <style>\(Stylesheet.markup)</style>
    </head>
    <body\(isWide ? " class=\"wide\"" : "" as Markup)>
    <header>
    \(issue)
    <nav aria-label="各页">\(navigation)</nav>
    </header>
    <main>
    \(content)
    </main>
    <footer>\(foot)</footer>
    </body>
    </html>

    """
  }

  /// The name of the issue; on the first page it is the heading itself.
  private var issue: Markup {
    if path == Links.index { return "<h1>\(edition.pipeline.title) <span>\(period)</span>\(stamp)</h1>" }
    return "<p class=\"issue\"><a href=\"\(root)\(Links.index)\">\(edition.pipeline.title)</a> <span>\(period)</span>\(stamp)</p>"
  }

  private var period: String { edition.pipeline.period.title() }

  private var stamp: Markup? { edition.isSample ? " <strong class=\"stamp\">样例</strong>" : nil }

  private var navigation: Markup {
    let pages = [
      (Links.index, "首页"), (Links.city, "全市指标"), (Links.counties, "各县（区）对比"), (Links.findings, "要办的事"), (Links.morning, "晨报"),
    ]
    let counties = edition.submitters.map { (Links.county($0.code), edition.short($0.code)) }
    return "\(pages.map(link)) <span class=\"rule\"></span> \(counties.map(link))"
  }

  private func link(_ target: (path: String, name: String)) -> Markup {
    if target.path == path { return "<a href=\"\(root)\(target.path)\" aria-current=\"page\">\(target.name)</a> " }
    return "<a href=\"\(root)\(target.path)\">\(target.name)</a> "
  }

  private var foot: Markup {
    let count = edition.returnCount
    let sample: Markup? = edition.isSample ? "<span class=\"stamp\">样例数据，不是真实上报数</span>" : nil
    return """
      <span>业务日期 \(edition.today)</span> <span>报齐 \(count.coverage)</span> <span>校验码 \(edition.checkCode)</span> \(sample)
      """
  }
}
