package import Definition
package import Figures
import Synchronization

/// What a file's folder and name say about it: noted, never believed. Where the content says otherwise, the file is
/// refused; where the content is silent, the claim fills in.
package struct Claim: Sendable {
  package var region: Region?
  package var form: String?
  /// The periods that words of the name say, in their order.
  private(set) var periods: [Period] = []
  /// The counties that words of the name begin with: 451229, 大化饮水安全项目表.
  private(set) var named: [Region] = []

  /// The first period that the name says, whatever the form is.
  package var period: Period? { periods.first }

  /// Reads `451228/HC-19-1_2020-12_更正.csv`, `都安/饮水安全项目表_12月.csv` or `451228都安.csv`; a name may say nothing.
  package init(path: String, pipeline: Pipeline) {
    self.init(path: path, folder: { pipeline.regions.submitter($0) }, word: { NameWord($0, pipeline) })
  }

  fileprivate init(path: String, folder: (String) -> Region?, word: (String) -> NameWord) {
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }
    guard let name = parts.popLast() else { return }
    for part in parts { region = folder(part) ?? region }
    let bytes = name.utf8
    let stem = bytes.lastIndex(of: UInt8(ascii: ".")).map { bytes[..<$0] } ?? bytes[..<bytes.startIndex]
    for token in stem.split(whereSeparator: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: " ") }).compactMap({ String($0) }) {
      switch word(token) {
      case .form(let form): self.form = form
      case .period(let period): periods.append(period)
      case .region(let region):
        named.append(region)
        self.region = self.region ?? region
      case .counties(let counties): named += counties
      case .nothing: break
      }
    }
  }

  /// What the name says of a form that is filed by periods of this kind: of `2020-12_2021-01-05` the month, since what follows a period is
  /// anything, such as a date of writing.
  func periods(filed kind: Period.Kind) -> [Period] { periods.filter { $0.kind == kind && !$0.isRange } }

  /// The county whose file it is by its name, where that is not the one of this code, which it would name as well.
  func county(besides code: String) -> Region? { named.contains { $0.code == code } ? nil : named.first }
}

/// Reads the claims of many paths: folders and words repeat, and each is read once.
package final class Claims: Sendable {
  private let pipeline: Pipeline
  private let read = Mutex<(folders: [String: Region?], words: [String: NameWord])>(([:], [:]))

  package init(_ pipeline: Pipeline) { self.pipeline = pipeline }

  package func claim(_ path: String) -> Claim {
    read.withLock { read in
      Claim(
        path: path,
        folder: { folder in
          if let known = read.folders[folder] { return known }
          let region = pipeline.regions.submitter(folder)
          read.folders[folder] = .some(region)
          return region
        },
        word: { token in
          if let known = read.words[token] { return known }
          let word = NameWord(token, pipeline)
          read.words[token] = word
          return word
        })
    }
  }
}
