import ArgumentParser
import Foundation
import Runs

struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take a submission back; from the next run on the version before it counts again.")

  @Argument(help: "The submission, as status --format csv names it.")
  var submission: String
  @Option(help: "Who decides.")
  var by: String
  @Option(help: "Why.")
  var reason: String
  @Option(help: ArgumentHelp("Wait this long for a run to end.", valueName: "duration"))
  var wait: String = "0s"
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.keeping()
    try common.refuseFormat()
    guard !by.isEmpty, !reason.isEmpty else { throw Trouble.usage("--by and --reason say who and why", zh: "--by 写谁决定的，--reason 写为什么，都不能空") }
    let file = try Withdrawal.note(submission, in: session.workspace, by: by, reason: reason, wait: try GivenDuration.seconds(wait, of: "--wait"))
    Console.note(
      file.map { session.words("已撤回 \($0)，下一次 huizong run 起不再计入", "\($0) is withdrawn; huizong run brings the figures up") }
        ?? session.words("早已撤回", "was withdrawn before"))
    throw Ending(.ok)
  }
}

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Archive, journal and a checked copy of the warehouse, read again after writing.")

  @Argument(help: ArgumentHelp("Where backups are kept.", valueName: "dir"))
  var folder: String
  @Option(help: ArgumentHelp("How many to keep.", valueName: "n"))
  var keep = 14
  @Option(help: ArgumentHelp("Wait this long for a run to end.", valueName: "duration"))
  var wait: String = "10m"
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.keeping()
    try common.refuseFormat()
    guard keep > 0 else { throw Trouble.usage("--keep \(keep): at least 1", zh: "--keep \(keep)：至少 1 份") }
    let folder = try GivenPath.absolute(folder, of: "dir")
    switch try Backup.make(of: session.workspace, in: folder, inbox: session.inbox, keep: keep, wait: try GivenDuration.seconds(wait, of: "--wait")) {
    case .made(let backup): Console.note(session.words("已备份并核对：\(backup.path)", "backed up and compared: \(backup.path)"))
    case .unchanged(let backup): Console.note(session.words("没有变化，上一份还是新的：\(backup.path)", "nothing changed since \(backup.path)"))
    }
    throw Ending(.ok)
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Put a backup, or the last of a folder of backups, where an empty workspace is.")

  @Argument(help: ArgumentHelp("The backup, or the folder of backups.", valueName: "dir"))
  var folder: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    let session = try common.keeping()
    try common.refuseFormat()
    let backup = try Backup.at(GivenPath.absolute(folder, of: "dir"))
    try backup.restore(to: session.workspace)
    Console.note(
      session.words(
        "\(backup.path) 已放回 \(session.workspace.root) 并核对；huizong run 补做页面", "\(backup.path) is in \(session.workspace.root), compared; huizong run makes the pages again"))
    throw Ending(.ok)
  }
}
