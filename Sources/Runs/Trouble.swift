package import Figures
import Glibc
package import Handoff
import Warehouse

/// Why a run, or any command, cannot go on. Each case ends with its own exit code.
///
/// Said in the language of the screen, whole: with the full path, and with what to do.
package enum Trouble: Error, CustomStringConvertible {
  /// 64
  case usage(String, zh: String)
  /// 66
  case noInput(String, zh: String)
  /// 73
  case cannotCreate(String, zh: String)
  /// 74
  case inputOutput(String, zh: String)
  /// 75
  case busy(String, zh: String)
  /// 77
  case permission(String, zh: String)
  /// 78
  case definition(String, zh: String)

  package var description: String { text(.en) }

  package func text(_ language: Language) -> String {
    switch self {
    case .usage(let en, let zh), .noInput(let en, let zh), .cannotCreate(let en, let zh), .inputOutput(let en, let zh), .busy(let en, let zh),
      .permission(let en, let zh), .definition(let en, let zh):
      language == .zh ? zh : en
    }
  }

  /// The exit code that it ends with.
  package var exitCode: Int32 {
    switch self {
    case .usage: 64
    case .noInput: 66
    case .cannotCreate: 73
    case .inputOutput: 74
    case .busy: 75
    case .permission: 77
    case .definition: 78
    }
  }

  /// The exit code of a command that an error ends; 70 where it is our own mistake.
  package static func exitCode(of error: any Error) -> Int32 {
    switch error {
    case let trouble as Trouble: trouble.exitCode
    case let trouble as WarehouseTrouble:
      switch trouble {
      case .foreign, .older, .newer, .full, .inputOutput, .cutOff, .damaged: 74
      case .denied: 77
      case .busy: 75
      }
    case is BytesUnreadable: 74
    default: 70
    }
  }

  /// What is said of it in either language.
  package static func sentence(of error: any Error) -> Sentence {
    switch error {
    case let trouble as Trouble: Sentence(zh: trouble.text(.zh), en: trouble.text(.en))
    case let trouble as WarehouseTrouble: Sentence(zh: trouble.text(.zh), en: trouble.text(.en))
    case let lost as BytesUnreadable: sentence(of: unreadable(lost))
    default: Sentence(same: "\(error)")
    }
  }

  /// The trouble of a file that was written a moment ago and does not come back.
  package static func unreadable(_ lost: BytesUnreadable) -> Trouble {
    let reason = lost.code == 0 ? Sentence(zh: "比写的短", en: "it ended too early") : SystemCause(code: lost.code).reason
    return .inputOutput(
      "a file that was just written cannot be read back: \(reason.en); have the disk checked and run it again",
      zh: "刚写的文件读不回来：\(reason.zh)；请检查磁盘，再运行一次")
  }

  /// The trouble of a standard output that does not take what is written to it: for the errno of the write.
  package static func lost(_ code: Int32) -> Trouble {
    let reason = SystemCause(code: code).reason
    return .inputOutput(
      "cannot write to standard output: \(reason.en); what arrived there is not whole: free some space or send it elsewhere, and ask again",
      zh: "标准输出写不了：\(reason.zh)；写出去的不全，腾出空间或换个地方，再做一次")
  }

  /// The trouble behind an errno of a system call on `path`.
  static func system(_ code: Int32, _ act: SystemAct, _ path: String) -> Trouble {
    let said = SystemCause(code: code).sentence(act, path)
    switch code {
    case EACCES, EPERM, EROFS: return .permission(said.en, zh: said.zh)
    case ENOENT, ENOTDIR: return .noInput(said.en, zh: said.zh)
    default: return .inputOutput(said.en, zh: said.zh)
    }
  }

  /// What was to be made could not be made: no rights, or nothing can be there.
  static func notMade(_ code: Int32, _ path: String) -> Trouble {
    let said = SystemCause(code: code).sentence(.create, path)
    switch code {
    case EACCES, EPERM, EROFS: return .permission(said.en, zh: said.zh)
    case ENOSPC, EDQUOT, EIO: return .inputOutput(said.en, zh: said.zh)
    default: return .cannotCreate(said.en, zh: said.zh)
    }
  }
}
