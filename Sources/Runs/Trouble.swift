import Glibc

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
