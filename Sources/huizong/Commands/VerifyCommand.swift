import ArgumentParser
import Figures
import Runs

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Whether archive, journal, warehouse, readings and pages are what they were.")

  @Flag(help: "Make everything derived again beside, run by run, and compare the digests.")
  var rebuild = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.keeping()
    let verification = try Verification(workspace: session.workspace)
    let format = try common.outputFormat()
    for fault in verification.faults { Console.complain(fault.text(session.language)) }
    if verification.isOnlyBehind {
      Console.complain(session.words("怎么办  huizong run", "remedy: huizong run"))
    } else if verification.isOnlyWarehouse {
      let path = session.workspace.warehouse
      Console.complain(
        session.words("怎么办  删掉 \(path) 再 huizong run，从原件和日志重算", "remedy: delete \(path), then huizong run makes it again from archive and journal"))
    } else if verification.isOnlyPages {
      Console.complain(session.words("怎么办  huizong run 重做页面", "remedy: huizong run makes the pages again"))
    } else if !verification.isIntact {
      Console.complain(
        session.words("怎么办  原件或日志不对的，用 huizong restore 从备份放回", "remedy: where archive or journal are not what they were, huizong restore brings a backup back"))
    }
    say(format,
      session.words(
        "原件 \(verification.archived) 份，日志 \(verification.events) 条，现行 \(verification.readings) 份：\(verification.isIntact ? "完好" : "\(verification.faults.count) 处不对")",
        "\(verification.archived) originals, \(verification.events) events, \(verification.readings) readings: \(verification.isIntact ? "intact" : "\(verification.faults.count) faults")"))
    var isEqual = true
    var rebuilt: (runs: Int, equal: Int)?
    if rebuild {
      let outcomes = try Replay(workspace: session.workspace).rebuild()
      rebuilt = (outcomes.count, outcomes.count { $0.isEqual })
      for outcome in outcomes where !outcome.isEqual {
        isEqual = false
        Console.complain(
          session.words(
            "第\(outcome.run)次重算出 \(CheckCode.of(outcome.computed))，记的是 \(CheckCode.of(outcome.recorded))",
            "run \(outcome.run) computes to \(CheckCode.of(outcome.computed)), recorded is \(CheckCode.of(outcome.recorded))"))
      }
      if isEqual {
        say(format,
          session.words(
            "从原件和日志重算 \(outcomes.count) 次，校验码都相同：\(CheckCode.of(outcomes.last?.computed ?? ""))",
            "\(outcomes.count) runs computed again from archive and journal, all digests equal: \(CheckCode.of(outcomes.last?.computed ?? ""))"))
      }
    }
    if format != .text {
      try Rows.write(
        ["archived", "events", "readings", "faults", "runs_rebuilt", "runs_equal"],
        [[String(verification.archived), String(verification.events), String(verification.readings), String(verification.faults.count),
          rebuilt.map { String($0.runs) }, rebuilt.map { String($0.equal) }]], as: format)
    }
    throw Ending(verification.isIntact && isEqual ? .ok : .findings)
  }

  /// For people, and nothing with --quiet: what is wrong is complained about.
  private func say(_ format: CommonOptions.Format, _ line: String) {
    if format == .text, !common.quiet { Console.say(line) }
  }
}
