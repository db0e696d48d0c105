import ArgumentParser
import Figures
import Glibc
import Runs
import Warehouse

/// The program: parses, calls, prints, and ends with the exit code that says how things stand.
@main
struct Huizong: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huizong",
    abstract: "汇总: county submissions in, the city's figures out; every figure traceable to its cell.",
    discussion: """
      receive → extract → normalize → load → rollup → audit → publish
      收表      读取      换算        入库   汇总     审核    发布
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(name: "Every day", subcommands: [RunCommand.self, PlanCommand.self, StatusCommand.self]),
      CommandGroup(
        name: "One figure", subcommands: [ShowCommand.self, TraceCommand.self, CompareCommand.self, QuantityCommand.self]),
      CommandGroup(name: "The county's desk", subcommands: [CheckCommand.self, FormCommand.self, ExplainCommand.self]),
      CommandGroup(name: "Keeping", subcommands: [VerifyCommand.self, WithdrawCommand.self, BackupCommand.self, RestoreCommand.self]),
    ])

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow any more is an error like a full disk, with a word about it.
    signal(SIGXFSZ, SIG_IGN)
    Console.open()
    Interruption.listen()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let ending as Ending {
      Console.end(ending)
    } catch let trouble as Trouble {
      Console.complain(trouble.description)
      Console.end(Ending(trouble))
    } catch let trouble as WarehouseTrouble {
      Console.complain(trouble.description)
      Console.end(Ending(trouble))
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        Console.data(fullMessage(for: error))
        Glibc.exit(0)
      }
      if code == .validationFailure {
        Console.complain(fullMessage(for: error))
        Console.end(Ending(.usage))
      }
      Console.complain("\(error)")
      Console.end(Ending(.internalMistake))
    }
  }
}
