import Figures

/// How the names and codes that tell records and places apart are compared and kept: what looks the same is the same.
///
/// Full width becomes half width, a Kangxi radical the ideograph of its shape, and what takes no room goes; so do the blanks
/// that fill `张　三` up to the width of three characters, while `A 12` keeps its one. Whoever keeps a key so says what was
/// written, where more than the width differs.
///
///     隆福　乡 → 隆福乡   ⽔口村 → 水口村   Ａ１２ → A12
package enum KeyText {
  package static func folded(_ text: String) -> String {
    guard !isPlain(text) else { return text }
    var folded = String.UnicodeScalarView()
    var isAfterBlank = false
    for scalar in Width.folded(text).unicodeScalars {
      if isBlank(scalar) {
        isAfterBlank = true
      } else if !takesNoRoom(scalar) {
        if isAfterBlank, scalar.isASCII, folded.last?.isASCII ?? false { folded.append(" ") }
        folded.append(ideograph(of: scalar) ?? scalar)
        isAfterBlank = false
      }
    }
    return String(folded)
  }

  /// The first character that makes a key differ from its folded form otherwise than in width; nil where there is none.
  package static func firstAlike(_ text: String) -> Unicode.Scalar? {
    guard !folded(text).unicodeScalars.elementsEqual(Width.folded(text).unicodeScalars) else { return nil }
    return text.unicodeScalars.first { isBlank($0) || takesNoRoom($0) || ideograph(of: $0) != nil }
  }

  /// The first character that is no character of any writing, and looks different, or like nothing, from machine to machine.
  package static func firstUnassigned(_ text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .privateUse, .unassigned: true
      default: false
      }
    }
  }

  /// Printable ASCII and the ideographs from U+4000 on, as nearly every key is: their first bytes tell.
  package static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) || (0x80...0xBF).contains($0) || (0xE4...0xE9).contains($0) }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// Zero-width characters, and selectors of a variant of the character before.
  private static func takesNoRoom(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x180B...0x180D, 0x200B...0x200D, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: true
    default: false
    }
  }

  /// The ideographs of the Kangxi radicals U+2F00 to U+2FD5.
  private static let ofRadicals = Array(
    ("一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴"
      + "廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿"
      + "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵"
      + "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠")
      .unicodeScalars)

  private static func ideograph(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x2F00...0x2FD5: ofRadicals[Int(scalar.value) - 0x2F00]
    case 0x2E9F: "母"
    case 0x2EF3: "龟"
    default: nil
    }
  }
}
