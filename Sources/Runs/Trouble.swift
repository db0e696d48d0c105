package import Figures
import Glibc
package import Handoff
import Warehouse

/// Why a run, or any command, cannot go on. Each case ends with its own exit code.
///
/// Said in English; what people meet often also in Chinese.
package enum Trouble: Error, CustomStringConvertible {
  /// 64
  case usage(String, zh: String? = nil)
  /// 66
  case noInput(String, zh: String? = nil)
  /// 73
  case cannotCreate(String, zh: String? = nil)
  /// 74
  case inputOutput(String, zh: String? = nil)
  /// 75
  case busy(String, zh: String? = nil)
  /// 77
  case permission(String, zh: String? = nil)
  /// 78
  case definition(String, zh: String? = nil)

  package var description: String { text(.en) }

  package func text(_ language: Language) -> String {
    switch self {
    case .usage(let en, let zh), .noInput(let en, let zh), .cannotCreate(let en, let zh), .inputOutput(let en, let zh), .busy(let en, let zh),
      .permission(let en, let zh), .definition(let en, let zh):
      language == .zh ? zh ?? en : en
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
      case .foreign, .inputOutput, .damaged: 74
      case .denied: 77
      case .busy: 75
      }
    case is BytesUnreadable: 74
    default: 70
    }
  }

  /// The trouble of a file that was written a moment ago and does not come back.
  package static func unreadable(_ lost: BytesUnreadable) -> Trouble {
    let reason = lost.code == 0 ? "it ended too early" : String(cString: strerror(lost.code))
    return .inputOutput(
      "a file that was just written cannot be read back: \(reason)", zh: "刚写的文件读不回来：\(cause(lost.code) ?? (lost.code == 0 ? "比写的短" : reason))")
  }

  /// The trouble behind an errno of a system call on `path`.
  static func system(_ code: Int32, _ doing: String, _ path: String) -> Trouble {
    let reason = String(cString: strerror(code))
    let text = "\(doing) \(path): \(reason)"
    let zh = "\(act(doing)) \(path)：\(cause(code) ?? reason)"
    switch code {
    case EACCES, EPERM, EROFS: return .permission(text, zh: zh)
    case ENOENT, ENOTDIR: return .noInput(text, zh: zh)
    default: return .inputOutput(text, zh: zh)
    }
  }

  /// What a system call was about to do, in Chinese.
  static func act(_ doing: String) -> String {
    let known = [
      "cannot open": "打不开", "cannot read": "读不了", "cannot create": "建不了", "cannot write": "写不了", "cannot store": "存不了",
      "cannot replace": "换不了", "cannot lock": "锁不了", "cannot exchange": "换不了", "cannot publish to": "发布不到", "cannot name": "改不了名",
    ]
    return known[doing] ?? doing
  }

  static func cause(_ code: Int32) -> String? {
    switch code {
    case EACCES, EPERM: "没有权限"
    case EROFS: "只读，不让写"
    case ENOENT: "没有这个文件或文件夹"
    case ENOTDIR: "上面有一级不是文件夹"
    case ENOSPC, EDQUOT: "磁盘满了"
    case EISDIR: "这是文件夹"
    case EIO: "读写出错，请看磁盘"
    default: nil
    }
  }
}
