package import Figures

/// The sentence for one cell: what was written, where, why it is not read, what would pass.
extension QuantityRefusal {
  /// `读不出 "1O6"：第 2 个字是字母 O，不是数字 0`
  package func message(_ text: String, _ language: Language) -> String {
    switch language {
    case .zh: "读不出 \"\(Self.shown(text))\"：\(reason(text, .zh))"
    case .en: "\"\(Self.shown(text))\" cannot be read: \(reason(text, .en))"
    }
  }

  /// What would pass, for this text.
  package func remedy(_ language: Language) -> String {
    switch (code, language) {
    case (.letterInNumber, .zh): Self.digit(found).map { "把字母 \(found) 改成数字 \($0)" } ?? code.remedy(.zh)
    case (.letterInNumber, .en): Self.digit(found).map { "type the digit \($0) instead of the letter \(found)" } ?? code.remedy(.en)
    case (.unitUnknown, .zh) where !expected.isEmpty: "如果是 \(expected)，请写 \(expected)；别的单位请先请市里登记"
    case (.unitUnknown, .en) where !expected.isEmpty: "if \(expected) is meant, write \(expected); other units must be registered first"
    case (.unitOtherFamily, .zh): "这里要填以 \(expected) 计的数；如果数本身没错，请换到对应的栏"
    case (.unitOtherFamily, .en): "a figure in \(expected) belongs here; if the figure is right, move it to its own column"
    default: code.remedy(language)
    }
  }

  private func reason(_ text: String, _ language: Language) -> String {
    let place = offset + 1
    let isAtEnd = offset >= text.unicodeScalars.count
    let said = code.title(language)
    switch (code, language) {
    case (.letterInNumber, .zh):
      return "第 \(place) 个字是字母 \(found)" + (Self.digit(found).map { "，不是数字 \($0)" } ?? "")
    case (.letterInNumber, .en):
      return "character \(place) is the letter \(found)" + (Self.digit(found).map { ", not the digit \($0)" } ?? "")
    case (.unitOtherFamily, .zh): return "写的单位是 \(found)，这里以 \(expected) 计，两者不能换算"
    case (.unitOtherFamily, .en): return "its unit is \(found), this place counts in \(expected), and one is not convertible into the other"
    case (.unitUnknown, .zh): return "第 \(place) 个字起的 \"\(found)\" 不是登记过的单位"
    case (.unitUnknown, .en): return "\"\(found)\" from character \(place) on is not a registered unit"
    case (.unitMissing, .zh): return said
    case (.unitMissing, .en): return said
    case (.hiddenCharacter, .zh): return "第 \(place) 个字是看不见的字符 \(found)"
    case (.hiddenCharacter, .en): return "character \(place) is the invisible \(found)"
    case (.lookAlike, .zh), (.foreignDigit, .zh): return "第 \(place) 个字是 \(found)，\(said)"
    case (.lookAlike, .en), (.foreignDigit, .en): return "character \(place) is \(found): \(said)"
    case (_, .zh): return isAtEnd ? "到末尾为止，\(said)" : "第 \(place) 个字起，\(said)"
    case (_, .en): return isAtEnd ? "at the end, \(said)" : "from character \(place) on, \(said)"
    }
  }

  /// The digit a letter is usually typed for.
  private static func digit(_ letter: String) -> Int? {
    switch letter {
    case "O", "o", "Q", "D": 0
    case "l", "I", "i", "|": 1
    case "Z", "z": 2
    case "S", "s": 5
    case "B": 8
    default: nil
    }
  }

  /// At most forty characters of the text; what cannot be seen is named.
  private static func shown(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(40) {
      let isVisible = !scalar.properties.isDefaultIgnorableCodePoint && scalar.properties.generalCategory != .control
      shown += isVisible ? String(scalar) : "<" + TextScreen.name(scalar) + ">"
    }
    return shown + (text.unicodeScalars.count > 40 ? "…" : "")
  }
}

extension QuantityWarning {
  package func remedy(_ language: Language) -> String { code.remedy(language) }
}
