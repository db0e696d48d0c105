package import Figures
import GRDB

/// Why the warehouse file cannot be used. It is derived: whatever happens to it, archive and journal still hold everything.
package enum WarehouseTrouble: Error, CustomStringConvertible {
  /// The file is no warehouse.
  case foreign(path: String)
  /// An older version of this program has made it; the next run makes it anew.
  case older(path: String)
  /// A newer version of this program has made it.
  case newer(path: String)
  /// The disk is full.
  case full(path: String)
  /// Reading or writing failed. `reason` is SQLite's own word for it, as in the next ones.
  case inputOutput(path: String, reason: String)
  /// Opening or writing is not allowed.
  case denied(path: String, reason: String)
  /// The last run was killed while it committed, and who asks may not roll back what it left.
  case cutOff(path: String)
  /// Another program holds the file.
  case busy(path: String)
  /// The file is damaged.
  case damaged(path: String, reason: String)

  package var description: String { text(.en) }

  package func text(_ language: Language) -> String { sentence.text(language) }

  private var sentence: Sentence {
    switch self {
    case .foreign(let path):
      Sentence(zh: "\(path) 不是 huizong 的仓库；把它移开再 huizong run，原件和日志都在", en: "\(path) is no warehouse of huizong; move it away and run again, archive and journal hold everything")
    case .older(let path): Sentence(zh: "\(path) 是旧版 huizong 做的；huizong run 会重算", en: "\(path) was made by an older huizong; huizong run makes it anew")
    case .newer(let path):
      Sentence(
        zh: "\(path) 是新版 huizong 做的，这一版读不了；请用新版，或把它移开再 huizong run 重算",
        en: "\(path) was made by a newer huizong; use that one, or move the file away and run again")
    case .full(let path):
      Sentence(zh: "写不了 \(path)：磁盘满了；腾出空间再运行，已发布的没有动", en: "cannot write \(path): the disk is full; free some space and run it again, what was published stands")
    case .inputOutput(let path, let reason):
      Sentence(
        zh: "\(path) 读写出错；请看磁盘好不好、文件大小有没有上限、那里是不是一个文件；已发布的没有动",
        en: "cannot read or write \(path): \(reason); have the disk, the limit of file sizes and the path looked at, what was published stands")
    case .denied(let path, let reason):
      Sentence(
        zh: "打不开 \(path)：没有权限，或者那里不是一个文件；换有权限的用户再试，或请管理员放开权限",
        en: "cannot open \(path): \(reason); run it as a user who may, or have the permission granted")
    case .cutOff(let path):
      Sentence(
        zh: "\(path) 现在读不了：上一次运行正在提交时被打断，要先退回去，这个用户不能写那里；请做汇总的用户再 huizong run 一次就好",
        en: "\(path) cannot be read now: the last run was cut off while it committed, and this user may not write there to roll it back; the next huizong run by its owner puts it right")
    case .busy(let path): Sentence(zh: "\(path) 被别的程序占着；关掉那个程序再试", en: "\(path) is held by another program; close that and try again")
    case .damaged(let path, let reason):
      Sentence(zh: "\(path) 坏了；把它移开再 huizong run，原件和日志都在", en: "\(path): \(reason); move it away and run again, archive and journal hold everything")
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
    case .SQLITE_FULL: full(path: path)
    case .SQLITE_IOERR: inputOutput(path: path, reason: reason)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: denied(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: busy(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: damaged(path: path, reason: reason)
    default: error
    }
  }
}
