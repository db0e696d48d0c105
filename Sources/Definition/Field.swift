import Figures
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

  func items() -> [Field] {
    guard let sequence = node.sequence else {
      mistake(found: shown, expected: Sentence(zh: "列表", en: "a list"))
      return []
    }
    return sequence.map { Field(node: $0, file: file, mistakes: mistakes) }
  }

  /// The value of a key, where this is a mapping that has it.
  func child(_ key: String) -> Field? {
    node.mapping?.first { $0.key.scalar?.string == key }.map { Field(node: $0.value, file: file, mistakes: mistakes) }
  }
}
