import Figures
import Formulas
import Yams

/// A YAML node with its place; reading it as the wrong thing notes a mistake and yields nil.
///
/// Definitions are read strictly: unknown keys, duplicate keys and aliases are mistakes, and numbers are taken from the
/// scalar's text, so that `3.10` stays `3.10`.
struct Field {
  let node: Node
  let file: String
  let mistakes: MistakeList

  /// The document of a YAML file; a syntax error or an empty file is a mistake.
  static func document(_ text: String, file: String, mistakes: MistakeList) -> Field? {
    do {
      // What a scalar means is the reader's to say, so YAML's own guesses, a row of patterns for each, are not made.
      guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
        mistakes.add(file, 1, 1, found: Sentence(zh: "空文件", en: "an empty file"), expected: Sentence(zh: "键和值", en: "a mapping"))
        return nil
      }
      return Field(node: node, file: file, mistakes: mistakes)
    } catch let error as YamlError {
      let (line, column, found) = Self.place(of: error)
      mistakes.add(file, line, column, found: found, expected: Sentence(zh: "合写法的 YAML，键不重复", en: "well-formed YAML without duplicate keys"))
    } catch {
      mistakes.add(file, 1, 1, found: Sentence(zh: "读不下去的 YAML", en: "broken YAML (\(error))"), expected: Sentence(zh: "合写法的 YAML", en: "well-formed YAML"))
    }
    return nil
  }

  private static func place(of error: YamlError) -> (Int, Int, Sentence) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return (mark.line, mark.column, Sentence(zh: "读不下去的 YAML（\(problem)）", en: "broken YAML (\(problem))"))
    case .duplicatedKeysInMapping(let duplicates, let context):
      return (
        context.mark.line, context.mark.column,
        Sentence(zh: "写了两次的键 \(duplicates.joined(separator: "、"))", en: "the key \(duplicates.joined(separator: ", ")) twice"))
    default:
      return (1, 1, Sentence(zh: "读不下去的 YAML", en: "broken YAML (\("\(error)".split(separator: "\n").first ?? ""))"))
    }
  }

  /// The text of a scalar; nil for mappings and lists, without noting a mistake.
  var scalar: String? { node.scalar?.string }
  var isList: Bool { node.sequence != nil }
  var isMapping: Bool { node.mapping != nil }

  var line: Int { node.mark?.line ?? 1 }
  var column: Int { node.mark?.column ?? 1 }

  func mistake(found: Sentence, expected: Sentence) {
    mistakes.add(file, line, column, found: found, expected: expected)
  }

  /// How the node reads in a message.
  var shown: Sentence {
    switch node {
    case .scalar(let scalar): Sentence(same: "\"\(scalar.string)\"")
    case .mapping: Sentence(zh: "键和值", en: "a mapping")
    case .sequence: Sentence(zh: "列表", en: "a list")
    case .alias: Sentence(zh: "引用", en: "an alias")
    }
  }

  /// The entries of a mapping in file order.
  func entries(_ expected: Sentence) -> [(key: String, value: Field)] {
    guard let mapping = node.mapping else {
      mistake(found: shown, expected: expected)
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = key.scalar?.string else {
        mistakes.add(file, key.mark?.line ?? line, key.mark?.column ?? column, found: Sentence(zh: "不是文字的键", en: "a key that is not text"), expected: expected)
        return nil
      }
      return (name, Field(node: value, file: file, mistakes: mistakes))
    }
  }

  /// A mapping with the given keys only; an unknown key is a mistake that names the nearest known one.
  func record(_ keys: [String]) -> [String: Field] {
    var fields: [String: Field] = [:]
    guard let mapping = node.mapping else {
      mistake(found: shown, expected: Sentence(zh: "键和值，键是 " + keys.joined(separator: "、"), en: "a mapping of " + keys.joined(separator: ", ")))
      return [:]
    }
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      guard keys.contains(name) else {
        mistakes.add(
          file, key.mark?.line ?? line, key.mark?.column ?? column, found: Sentence(zh: "不认识的键 \"\(name)\"", en: "the unknown key \"\(name)\""),
          expected: Sentence(zh: "其中之一：" + keys.joined(separator: "、"), en: "one of " + keys.joined(separator: ", ")).near(NearestName.of(name, among: keys)))
        continue
      }
      fields[name] = Field(node: value, file: file, mistakes: mistakes)
    }
    return fields
  }

  func required(_ key: String, in fields: [String: Field]) -> Field? {
    guard let field = fields[key] else {
      mistake(found: Sentence(zh: "少了 \"\(key)\"", en: "no \"\(key)\""), expected: Sentence(zh: "键 \"\(key)\"", en: "the key \"\(key)\""))
      return nil
    }
    return field
  }

  func text() -> String? {
    guard let scalar = node.scalar else {
      mistake(found: shown, expected: Sentence(zh: "文字", en: "text"))
      return nil
    }
    return scalar.string
  }

  func flag() -> Bool? {
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default:
      mistake(found: shown, expected: Sentence(zh: "true 或 false", en: "true or false"))
      return nil
    }
  }

  func integer() -> Int? {
    guard let text = node.scalar?.string, let number = Int(text) else {
      mistake(found: shown, expected: Sentence(zh: "整数", en: "an integer"))
      return nil
    }
    return number
  }

  func items() -> [Field] {
    guard let sequence = node.sequence else {
      mistake(found: shown, expected: Sentence(zh: "列表", en: "a list"))
      return []
    }
    return sequence.map { Field(node: $0, file: file, mistakes: mistakes) }
  }

  /// One text or a list of texts.
  func texts() -> [String] {
    if let scalar = node.scalar { return [scalar.string] }
    return items().compactMap { $0.text() }
  }

  /// One text or a list of texts, none of them empty and at least one: what files are recognised by.
  func labels() -> [String] {
    let fields = isList ? items() : [self]
    if fields.isEmpty { mistake(found: Sentence(zh: "空的列表", en: "an empty list"), expected: Sentence(zh: "至少一个文件里写的名字", en: "one name at least, as files write it")) }
    return fields.compactMap { $0.words() }
  }

  /// A text that is more than blanks.
  func words(_ expected: Sentence = Sentence(zh: "文件里写的名字", en: "a name as files write it")) -> String? {
    guard let text = text() else { return nil }
    guard !text.allSatisfy(\.isWhitespace) else {
      mistake(found: Sentence(zh: "空的文字", en: "an empty text"), expected: expected)
      return nil
    }
    return text
  }

  /// Notes a code or name that formulas, paths and lists could not hold whole: one with blanks or signs.
  func checkCode(_ code: String, _ what: Sentence) {
    if let first = code.first, first.isLetter || first.isNumber || first == "_", code.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) { return }
    mistake(
      found: Sentence(zh: "\(what.zh) \"\(code)\"", en: "\(what.en) \"\(code)\""),
      expected: Sentence(zh: "文字、数字和 - _ .，如 HC-19-1", en: "letters, digits and - _ . such as HC-19-1"))
  }

  /// The value of a key, where this is a mapping that has it.
  func child(_ key: String) -> Field? {
    node.mapping?.first { $0.key.scalar?.string == key }.map { Field(node: $0.value, file: file, mistakes: mistakes) }
  }

  /// The text as the id of one of a form's columns.
  func column(of ids: Set<String>) -> String? {
    guard let id = text() else { return nil }
    guard ids.contains(id) else {
      mistake(found: shown, expected: Sentence(zh: "一栏：" + ids.sorted().joined(separator: "、"), en: "a column: " + ids.sorted().joined(separator: ", ")))
      return nil
    }
    return id
  }

  func period(_ expected: Sentence) -> Period? {
    guard let text = text() else { return nil }
    guard let period = Period(text) else {
      mistake(found: shown, expected: expected)
      return nil
    }
    return period
  }

  /// The text as a formula; what is wrong in it is placed at its character.
  func formula() -> Formula? {
    guard let text = text() else { return nil }
    do {
      return try Formula(text)
    } catch {
      mistakes.add(TextPlace(self), at: error.offset, in: text, found: error.found, expected: error.expected)
      return nil
    }
  }

  func choice<Value: RawRepresentable & CaseIterable>(_: Value.Type) -> Value? where Value.RawValue == String {
    guard let text = node.scalar?.string, let value = Value(rawValue: text) else {
      mistake(found: shown, expected: Sentence(zh: "其中之一：" + Value.allCases.map(\.rawValue).joined(separator: "、"), en: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", ")))
      return nil
    }
    return value
  }
}
