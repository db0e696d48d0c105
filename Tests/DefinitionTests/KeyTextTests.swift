import Definition
import Testing

/// Names that look the same are the same, however their characters are encoded.
@Suite struct KeyTextTests {
  @Test(arguments: [
    ("隆福　乡", "隆福乡"), ("隆福\u{A0}乡", "隆福乡"), ("⽔⼝村", "水口村"), ("⿓⿔", "龍龜"), ("水口村\u{FE0F}", "水口村"), ("葛\u{E0100}村", "葛村"),
    ("Ａ１２", "A12"), ("A 12", "A 12"), ("A　 12", "A 12"), ("第 3 组", "第3组"), ("三弄村", "三弄村"), ("安\u{2060}阳", "安阳"),
  ])
  func folds(written: String, kept: String) {
    #expect(KeyText.folded(written).unicodeScalars.elementsEqual(kept.unicodeScalars), "\(written)")
    #expect(KeyText.folded(kept) == kept)
  }

  /// Width alone is no difference worth a word.
  @Test(arguments: [("Ａ１２", nil), ("三弄村", nil), ("隆福　乡", 0x3000), ("⽔口", 0x2F54), ("水\u{FE0F}", 0xFE0F)] as [(String, UInt32?)])
  func saysWhatDiffers(written: String, character: UInt32?) {
    #expect(KeyText.firstAlike(written)?.value == character)
  }

  @Test func namesWhatIsNoCharacter() {
    #expect(KeyText.firstUnassigned("\u{E000}岭")?.value == 0xE000)
    #expect(KeyText.firstUnassigned("高岭\u{10FFFD}")?.value == 0x10FFFD)
    #expect(KeyText.firstUnassigned("䶮岭𠀀") == nil)
  }
}
