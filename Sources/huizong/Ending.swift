import Runs
import Warehouse

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

  init(_ trouble: Trouble) {
    switch trouble {
    case .usage: self.init(.usage)
    case .noInput: self.init(.noInput)
    case .cannotCreate: self.init(.cannotCreate)
    case .inputOutput: self.init(.inputOutput)
    case .busy: self.init(.busy)
    case .permission: self.init(.permission)
    case .definition: self.init(.definition)
    }
  }

  init(_ trouble: WarehouseTrouble) {
    switch trouble {
    case .foreign, .inputOutput, .damaged: self.init(.inputOutput)
    case .denied: self.init(.permission)
    case .busy: self.init(.busy)
    }
  }
}
