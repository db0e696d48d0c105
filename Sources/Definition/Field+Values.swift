import Figures
import Formulas

/// What a scalar or a list of them says; one that says something else is a mistake, and nil.
extension Field {
  func flag() -> Bool? {
    switch scalar {
    case "true": return true
    case "false": return false
    default:
      mistake(found: shown, expected: Sentence(zh: "true 或 false", en: "true or false"))
      return nil
    }
  }

  func integer() -> Int? {
    guard let text = scalar, let number = Int(text) else {
      mistake(found: shown, expected: Sentence(zh: "整数", en: "an integer"))
      return nil
    }
    return number
  }

  /// One text or a list of texts.
  func texts() -> [String] {
    if let scalar { return [scalar] }
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
    guard let text = scalar, let value = Value(rawValue: text) else {
      mistake(found: shown, expected: Sentence(zh: "其中之一：" + Value.allCases.map(\.rawValue).joined(separator: "、"), en: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", ")))
      return nil
    }
    return value
  }
}
