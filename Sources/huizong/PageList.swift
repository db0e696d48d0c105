import Figures

/// What is wrong with published pages, on one line: `city.html 改过、index.html 不见了 等 5 处`.
struct PageList {
  private static let shown = 3

  private let faults: [Sentence]

  init(_ faults: [Sentence]) { self.faults = faults }

  func text(_ language: Language) -> String {
    let names = faults.prefix(Self.shown).map { $0.text(language) }.joined(separator: language == .zh ? "、" : ", ")
    guard faults.count > Self.shown else { return names }
    return names + (language == .zh ? " 等 \(faults.count) 处" : " and \(faults.count - Self.shown) more")
  }
}
