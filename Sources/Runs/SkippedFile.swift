package import Figures

/// Something in the inbox that is not taken, and why. Nothing that looks like a return is left without a word.
package struct SkippedFile: Sendable {
  package enum Reason: Sendable {
    case notRegular, link, folderLink
    /// The name is neither UTF-8 nor GB18030.
    case name
    /// Read as GB18030 the name is that of another file.
    case twin
    case depth
    case trouble(Sentence)
  }

  /// Its path inside the inbox; bytes that are no text as `\xCB`.
  package let file: String
  package let reason: Reason
  /// Whether it is there to be read, but not by us.
  package var isDenied = false

  init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }

  init(file: String, _ trouble: Trouble) {
    self.init(file: file, reason: .trouble(Sentence(zh: trouble.text(.zh), en: trouble.text(.en))))
    if case .permission = trouble { isDenied = true }
  }

  package func words(_ language: Language) -> String {
    let (zh, en) =
      switch reason {
      case .notRegular: ("不是普通文件", "not a regular file")
      case .link: ("是链接，请放文件本身", "a symbolic link; put the file itself there")
      case .folderLink: ("是指向文件夹的链接，请放文件夹本身", "a link to a folder; put the folder itself there")
      case .name: ("名字既不是 UTF-8 也不是 GB18030 编码，改名后再放", "the name is neither UTF-8 nor GB18030; rename it")
      case .twin: ("名字的编码是 GB18030，读出来和另一个文件一样，改名后再放", "the name is GB18030 and reads like another file's; rename it")
      case .depth: ("文件夹套得太深，最多四层", "folders inside folders, more than four deep")
      case .trouble(let said): (said.zh, said.en)
      }
    return file + (language == .zh ? "：" + zh : ": " + en)
  }
}
