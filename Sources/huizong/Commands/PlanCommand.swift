import ArgumentParser
import Definition
import Figures
import Runs

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "What a run would do, and why each part is stale; changes nothing.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.session()
    let request = Runner.Request(
      folder: session.folder, workspace: session.workspace, inbox: session.inbox, today: session.today.text, isSample: session.isSample,
      selection: Selection())
    let plan = try Plan(request, pipeline: session.pipeline)
    var rows: [[String]] = []
    for item in plan.items {
      let who = item.region.isEmpty ? "" : session.pipeline.regions.short(item.region)
      rows.append([who + (item.form.isEmpty ? "" : " " + item.form), stages(item.stages, session), reason(item.reason, session), item.file])
    }
    for (stages, reason) in plan.city {
      rows.append([session.words("全市", "city"), self.stages(stages, session), self.reason(reason, session), ""])
    }
    if plan.isEmpty {
      Console.say(session.words("没有要做的，\(plan.unchanged) 份都是现成的。", "Nothing to do; all \(plan.unchanged) returns are fresh."))
    } else {
      for line in Console.table(rows) { Console.say(line) }
      Console.say(session.words("其余 \(plan.unchanged) 份不动。这里只是预告，什么都没有改。", "The other \(plan.unchanged) stay. This is only a forecast; nothing was changed."))
    }
    throw Ending(.ok)
  }

  private func stages(_ stages: [StageName], _ session: Session) -> String {
    stages.map { $0.title(session.language) }.joined(separator: " ")
  }

  private func reason(_ reason: String, _ session: Session) -> String {
    switch reason {
    case "new": session.words("新到", "new")
    case "definition": session.words("定义变了", "definition changed")
    case "batch": session.words("批次不在了", "batch is gone")
    case "upstream": session.words("上面的变了", "upstream changed")
    case "warehouse": session.words("仓库不在了", "warehouse is gone")
    case "outbox": session.words("发布的页面不是最新的", "published pages are older")
    default: reason
    }
  }
}
