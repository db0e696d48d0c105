import ArgumentParser
import Figures
import Glibc
import Handoff
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

      Options also stand in HUIZONG_PIPELINE, HUIZONG_WORKSPACE, HUIZONG_INBOX, HUIZONG_LANG and so on; an empty variable is one that is not set.
      """,
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(name: "Every day", subcommands: [RunCommand.self, PlanCommand.self, StatusCommand.self]),
      CommandGroup(
        name: "One figure", subcommands: [ShowCommand.self, TraceCommand.self, CompareCommand.self, QuantityCommand.self]),
      CommandGroup(name: "The county's desk", subcommands: [CheckCommand.self, FormCommand.self, ExplainCommand.self]),
      CommandGroup(name: "Keeping", subcommands: [VerifyCommand.self, WithdrawCommand.self, BackupCommand.self, RestoreCommand.self]),
    ])

  /// A mistyped command is answered with the nearest one.
  private static func checkName(_ name: String?) throws {
    let known = configuration.groupedSubcommands.flatMap { $0.subcommands }.compactMap { $0.configuration.commandName }
    guard let name, !name.hasPrefix("-"), name != "help", !known.contains(name) else { return }
    let near = NearestName.of(name, among: known)
    throw Trouble.usage("unknown command \(name)\(Near.en(near)): huizong --help", zh: "没有这个命令：\(name)\(Near.zh(near))　全部命令：huizong --help")
  }

  /// What stands behind the program's name. The system's own list makes � of the bytes of a name that is not UTF-8.
  private static func given() -> [String] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { GivenPath.text(UnsafeBufferPointer(start: $0, count: strlen($0)).map { UInt8(bitPattern: $0) }) }
    }
  }

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow any more is an error like a full disk, with a word about it.
    signal(SIGXFSZ, SIG_IGN)
    Console.open()
    Console.language = LocaleLanguage.asked
    Interruption.listen()
    do {
      let arguments = given()
      try checkName(arguments.first)
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let ending as Ending {
      Console.end(ending)
    } catch let trouble as Trouble {
      Console.complain(trouble, in: Console.language ?? .en)
      Console.end(Ending(trouble))
    } catch let trouble as WarehouseTrouble {
      Console.complain(trouble.text(Console.language ?? .en))
      Console.end(Ending(trouble))
    } catch let lost as BytesUnreadable {
      let trouble = Trouble.unreadable(lost)
      Console.complain(trouble, in: Console.language ?? .en)
      Console.end(Ending(trouble))
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        Console.text(fullMessage(for: error))
        Console.isQuiet = true
        Console.end(Ending(.ok))
      }
      if code == .validationFailure {
        Console.complain(lines: ArgumentMistake(message: fullMessage(for: error)).text(Console.language ?? .en))
        Console.end(Ending(.usage))
      }
      Console.complain("\(error)")
      Console.end(Ending(.internalMistake))
    }
  }
}
