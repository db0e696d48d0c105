import Figures

/// What is wrong with a command line, in the language of the screen: the argument parser itself speaks only English.
struct ArgumentMistake {
  /// The parser's whole message: the mistake, then the usage.
  let message: String

  func text(_ language: Language) -> String {
    guard language == .zh else { return message }
    let first = message.split(separator: "\n").first.map(String.init) ?? ""
    let usage = message.split(separator: "\n").first { $0.hasPrefix("Usage: ") }.map { "\n用法：" + $0.dropFirst("Usage: ".count) } ?? ""
    return (chinese(first) ?? "这样写读不懂") + usage + "\n各个选项：--help"
  }

  private func chinese(_ line: String) -> String? {
    if let found = line.firstMatch(of: /Unknown option '([^']*)'(?:\. Did you mean '([^']*)'\?)?/) {
      return "没有这个选项：\(found.1)" + Near.zh(found.2.map(String.init))
    }
    if let found = line.firstMatch(of: /Missing value for '([^']*)'/) { return "\(found.1) 后面要写一个值" }
    if let found = line.firstMatch(of: /Missing expected argument '([^']*)'/) { return "缺少 \(found.1)" }
    if let found = line.firstMatch(of: /[Uu]nexpected arguments?:? (.*)/) { return "多写了：\(found.1)" }
    if let found = line.firstMatch(of: /The value '([^']*)' is invalid for '([^']*)'/) { return "\(found.2) 不能写 \(found.1)" }
    return nil
  }
}
