import Glibc
import Warehouse

/// Why a run, or any command, cannot go on. Each case ends with its own exit code.
package enum Trouble: Error, CustomStringConvertible {
  /// 64
  case usage(String)
  /// 66
  case noInput(String)
  /// 73
  case cannotCreate(String)
  /// 74
  case inputOutput(String)
  /// 75
  case busy(String)
  /// 77
  case permission(String)
  /// 78
  case definition(String)

  package var description: String {
    switch self {
    case .usage(let text), .noInput(let text), .cannotCreate(let text), .inputOutput(let text), .busy(let text), .permission(let text),
      .definition(let text):
      text
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
    default: 70
    }
  }

  /// The trouble behind an errno of a system call on `path`.
  static func system(_ code: Int32, _ doing: String, _ path: String) -> Trouble {
    let text = "\(doing) \(path): \(String(cString: strerror(code)))"
    switch code {
    case EACCES, EPERM, EROFS: return .permission(text)
    case ENOENT, ENOTDIR: return .noInput(text)
    default: return .inputOutput(text)
    }
  }
}
