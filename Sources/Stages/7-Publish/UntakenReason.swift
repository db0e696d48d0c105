package import Figures

/// Why something in the inbox was not taken, as the journal keeps it.
package enum UntakenReason: String, Sendable {
  case notRegular = "not-regular"
  case link
  case folderLink = "folder-link"
  /// The name is neither UTF-8 nor GB18030.
  case name
  /// Read as GB18030 the name is that of another file.
  case twin
  case depth
  /// It is there to be read, but not by us.
  case denied
  /// The disk, or what is too large or was gone: only whoever tries can say.
  case trouble

  package var words: Sentence {
    switch self {
    case .notRegular: Sentence(zh: "不是普通文件", en: "not a regular file")
    case .link: Sentence(zh: "是链接，请放文件本身", en: "a symbolic link; put the file itself there")
    case .folderLink: Sentence(zh: "是指向文件夹的链接，请放文件夹本身", en: "a link to a folder; put the folder itself there")
    case .name: Sentence(zh: "名字既不是 UTF-8 也不是 GB18030 编码，改名后再放", en: "the name is neither UTF-8 nor GB18030; rename it")
    case .twin: Sentence(zh: "名字的编码是 GB18030，读出来和另一个文件一样，改名后再放", en: "the name is GB18030 and reads like another file's; rename it")
    case .depth: Sentence(zh: "文件夹套得太深，最多四层", en: "folders inside folders, more than four deep")
    case .denied: Self.unknown
    case .trouble: Sentence(zh: "读不了，原因见 huizong plan", en: "cannot be read; huizong plan says why")
    }
  }

  /// What is said where no reason was kept.
  package static let unknown = Sentence(zh: "读不了，请看权限", en: "cannot be read; see whether that is allowed")
}
