import Definition
import Figures

/// `findings.html`: all that is to be done, the gravest first, then what is explained.
struct FindingsPage {
  let edition: Edition

  var bytes: [UInt8] { PageFrame(edition: edition, title: "要办的事", path: Links.findings).bytes(content) }

  private var count: MatterCount { MatterCount(edition.pending, explained: edition.explained) }

  private var content: Markup {
    """
    <h1>要办的事</h1>
    <p class="lead">\(count.title)</p>
    <p class="soft">逐格的清单：<a href="findings.csv">findings.csv</a>（审核）　<a href="rejections.csv">rejections.csv</a>（没读出的格）</p>
    \(Severity.allCases.reversed().map(section))
    <h2 id="explained">已说明，照发　\(count.explained)</h2>
    \(table(edition.explained, empty: "没有"))
    """
  }

  private func section(_ severity: Severity) -> Markup {
    """
    <h2 id="\(severity.rawValue)">\(severity.title(.zh))　\(count[severity])</h2>
    \(table(edition.pending.filter { $0.first.severity == severity }, empty: "没有"))

    """
  }

  private func table(_ groups: [MatterGroup], empty: String) -> Markup {
    groups.isEmpty ? "<p class=\"soft\">\(empty)</p>" : MatterTable(edition: edition, groups: groups).markup
  }
}

/// How many matters of each gravity wait to be done, and how many are explained.
struct MatterCount {
  private let pending: [Severity: Int]
  let explained: Int

  init(_ pending: [MatterGroup], explained: [MatterGroup]) {
    self.pending = Dictionary(pending.map { ($0.first.severity, $0.count) }, uniquingKeysWith: +)
    self.explained = explained.reduce(0) { $0 + $1.count }
  }

  subscript(severity: Severity) -> Int { pending[severity] ?? 0 }
  var total: Int { pending.values.reduce(0, +) }

  /// `整份退回 0，必须改 1，请核实 1，提醒 0，已说明 1`
  var title: String {
    (Severity.allCases.reversed().map { "\($0.title(.zh)) \(self[$0])" } + ["已说明 \(explained)"]).joined(separator: "，")
  }
}
