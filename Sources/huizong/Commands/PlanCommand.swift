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
    var request = Runner.Request(
      folder: session.folder, workspace: session.workspace, inbox: session.inbox, today: session.today.text, isSample: session.isSample,
      selection: Selection())
    request.jobs = try common.jobCount()
    let plan = try Plan(request, pipeline: session.pipeline, bundle: session.bundle)
    for skipped in plan.skipped { Console.complain(session.words("跳过 ", "skipped ") + skipped.words(session.language)) }
    let ending = Ending(plan.isDenied ? .permission : .ok)
    if common.quiet, plan.staleness.isEmpty, plan.skipped.isEmpty { throw ending }
    let screen = PlanScreen(session: session, staleness: plan.staleness)
    switch try common.outputFormat() {
    case .text: for line in screen.lines { Console.say(line) }
    case .json, .csv: try Rows.write(PlanScreen.columns, screen.rows, as: try common.outputFormat())
    }
    throw ending
  }
}
