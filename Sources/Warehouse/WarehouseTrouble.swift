package import Figures
import GRDB

/// Why the warehouse file cannot be used. It is derived: whatever happens to it, archive and journal still hold everything.
package enum WarehouseTrouble: Error, CustomStringConvertible {
  /// The file is no warehouse of this program.
  case foreign(path: String)
  /// The disk is full, or reading or writing failed.
  case inputOutput(path: String, reason: String)
  /// Opening or writing is not allowed.
  case denied(path: String, reason: String)
  /// Another program holds the file.
  case busy(path: String)
  /// The file is damaged.
  case damaged(path: String, reason: String)

  package var description: String { text(.en) }

  package func text(_ language: Language) -> String { language == .zh ? chinese : english }

  private var chinese: String {
    switch self {
    case .foreign(let path): "\(path) 不是这一版的仓库；旧版的 huizong run 会重做，别的请移开"
    case .inputOutput(let path, let reason): "写不了 \(path)：\(reason)"
    case .denied(let path, let reason): "打不开 \(path)：\(reason)"
    case .busy(let path): "\(path) 被别的程序占着"
    case .damaged(let path, let reason): "\(path)：\(reason)；把它移开再运行，原件和日志都在"
    }
  }

  private var english: String {
    switch self {
    case .foreign(let path): "\(path) is not a warehouse of this version; huizong run makes an older one anew; anything else has to be moved away"
    case .inputOutput(let path, let reason): "cannot write \(path): \(reason)"
    case .denied(let path, let reason): "cannot open \(path): \(reason)"
    case .busy(let path): "\(path) is held by another program"
    case .damaged(let path, let reason): "\(path): \(reason); move it away and run again, archive and journal hold everything"
    }
  }

  /// Runs `body`; what SQLite says goes on as a trouble with the file's path, except what is our own mistake.
  package static func telling<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      throw told(error, path: path)
    }
  }

  package static func told(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let reason = error.message ?? "\(error.resultCode)"
    return switch error.resultCode {
    case .SQLITE_FULL, .SQLITE_IOERR: inputOutput(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: denied(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: busy(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: damaged(path: path, reason: reason)
    default: error
    }
  }
}
