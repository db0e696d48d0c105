import Figures
import Glibc

/// What a system call was about to do, for the sentence that says it could not.
enum SystemAct {
  case open, read, create, write, store, replace, lock, exchange, publish, name, look, link, remove

  fileprivate var words: Sentence {
    switch self {
    case .open: Sentence(zh: "打不开", en: "cannot open")
    case .read: Sentence(zh: "读不了", en: "cannot read")
    case .create: Sentence(zh: "建不了", en: "cannot create")
    case .write: Sentence(zh: "写不了", en: "cannot write")
    case .store: Sentence(zh: "存不了", en: "cannot store")
    case .replace: Sentence(zh: "换不了", en: "cannot replace")
    case .lock: Sentence(zh: "锁不了", en: "cannot lock")
    case .exchange: Sentence(zh: "换不了", en: "cannot exchange")
    case .publish: Sentence(zh: "发布不到", en: "cannot publish to")
    case .name: Sentence(zh: "改不了名", en: "cannot name")
    case .look: Sentence(zh: "看不了", en: "cannot look at")
    case .link: Sentence(zh: "链接不了", en: "cannot link")
    case .remove: Sentence(zh: "删不了", en: "cannot remove")
    }
  }
}

/// Why a system call failed and what to do about it, in words: the system itself speaks the language of its own locale.
struct SystemCause {
  let code: Int32

  /// `打不开 /var/…/lock：没有权限；请用…`
  func sentence(_ act: SystemAct, _ path: String) -> Sentence {
    Sentence(zh: "\(act.words.zh) \(path)：\(reason.zh)" + (remedy.map { "；" + $0.zh } ?? ""), en: "\(act.words.en) \(path): \(reason.en)" + (remedy.map { "; " + $0.en } ?? ""))
  }

  var reason: Sentence {
    Sentence(zh: chinese ?? "系统错误 \(code)", en: String(cString: strerror(code)))
  }

  private var chinese: String? {
    switch code {
    case EACCES, EPERM: "没有权限"
    case EROFS: "这个盘只读"
    case ENOENT: "没有这个文件或文件夹"
    case ENOTDIR: "上面有一级不是文件夹"
    case EEXIST, ENOTEMPTY: "那里已经有东西"
    case ENOSPC: "磁盘满了"
    case EDQUOT: "这个用户的磁盘限额用完了"
    case EFBIG: "文件大小到了系统给的上限"
    case EISDIR: "这是文件夹，不是文件"
    case EIO: "磁盘读写出错"
    case ELOOP: "这是链接"
    case ENAMETOOLONG: "名字太长"
    case EMFILE, ENFILE: "打开的文件太多"
    case ENOMEM: "内存不够"
    case EBUSY, ETXTBSY: "正被别的程序用着"
    case EXDEV: "不在同一个盘上"
    case ENOLCK, EOPNOTSUPP: "这个盘不能上锁"
    default: nil
    }
  }

  private var remedy: Sentence? {
    switch code {
    case EACCES, EPERM: Sentence(zh: "换有权限的用户再试，或请管理员放开权限", en: "run it as a user who may, or have the permission granted")
    case EROFS: Sentence(zh: "请管理员改成可写，或换一个 --workspace", en: "have it made writable, or give another --workspace")
    case ENOENT, ENOTDIR: Sentence(zh: "请看路径写得对不对", en: "see whether the path is right")
    case ENOSPC, EDQUOT: Sentence(zh: "腾出空间再运行；已发布的没有动", en: "free some space and run it again; what was published stands")
    case EFBIG: Sentence(zh: "放宽上限（ulimit -f）再运行；已发布的没有动", en: "raise the limit (ulimit -f) and run it again; what was published stands")
    case EISDIR, EEXIST, ENOTEMPTY: Sentence(zh: "把它移开再运行", en: "move it away and run again")
    case EIO: Sentence(zh: "请检查磁盘；已发布的没有动", en: "have the disk checked; what was published stands")
    case ELOOP: Sentence(zh: "请放文件本身", en: "put the file itself there")
    case ENAMETOOLONG: Sentence(zh: "请换短一些的路径", en: "give a shorter path")
    case EMFILE, ENFILE, ENOMEM, EBUSY, ETXTBSY: Sentence(zh: "过一会儿再运行", en: "run it again later")
    case EXDEV, ENOLCK, EOPNOTSUPP: Sentence(zh: "请把工作区放到本机的盘上", en: "put the workspace on a disk of this machine")
    default: nil
    }
  }
}
