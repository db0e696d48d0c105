import Runs

/// How a command ended: the exit code and the last line on stderr. It says how things stand after the command.
struct Ending: Error {
  enum Kind: Int32 {
    case ok = 0
    case usage = 64
    case findings = 65
    case noInput = 66
    case internalMistake = 70
    case cannotCreate = 73
    case inputOutput = 74
    case busy = 75
    case permission = 77
    case definition = 78

    var word: String {
      switch self {
      case .ok: "ok"
      case .usage: "usage"
      case .findings: "findings"
      case .noInput: "no input"
      case .internalMistake: "internal"
      case .cannotCreate: "cannot create"
      case .inputOutput: "io error"
      case .busy: "busy"
      case .permission: "permission"
      case .definition: "definition"
      }
    }
  }

  let kind: Kind
  let details: String

  init(_ kind: Kind, _ details: String = "") {
    self.kind = kind
    self.details = details
  }

  /// How an error ends a command.
  init(_ error: any Error) { self.init(Kind(rawValue: Trouble.exitCode(of: error)) ?? .internalMistake) }
}
