package import Definition
package import Figures
import Synchronization

/// What a file's folder and name say about it: noted, never believed. Where the content says otherwise, the file is
/// refused; where the content is silent, the claim fills in.
package struct Claim: Sendable {
  package var region: Region?
  package var form: String?
  package var period: Period?

  /// Reads `451228/HC-19-1_2020-12_更正.csv`, `都安/饮水安全项目表_12月.csv` or `451228都安.csv`; a name may say nothing.
  package init(path: String, pipeline: Pipeline) {
    self.init(path: path, folder: { pipeline.regions.submitter($0) }, word: { Self.word($0, pipeline) })
  }

  fileprivate init(path: String, folder: (String) -> Region?, word: (String) -> Word) {
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).compactMap { String($0) }
    guard let name = parts.popLast() else { return }
    for part in parts { region = folder(part) ?? region }
    let bytes = name.utf8
    let stem = bytes.lastIndex(of: UInt8(ascii: ".")).map { bytes[..<$0] } ?? bytes[..<bytes.startIndex]
    for token in stem.split(whereSeparator: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: " ") }).compactMap({ String($0) }) {
      switch word(token) {
      case .form(let form): self.form = form
      case .period(let period): self.period = period
      case .region(let region): self.region = region
      case .nothing: break
      }
    }
  }

  /// What one word of a file's name means.
  fileprivate enum Word {
    case form(String)
    case period(Period)
    case region(Region)
    case nothing
  }

  fileprivate static func word(_ token: String, _ pipeline: Pipeline) -> Word {
    if let form = form(token, pipeline) { return .form(form) }
    if let period = Period(token) ?? Period(reading: token, year: pipeline.period.first.year) { return .period(period) }
    return region(token, pipeline).map { .region($0) } ?? .nothing
  }

  /// `451202金城江`: a county's code and its name together; each alone, or two that disagree, claim nothing.
  private static func region(_ token: String, _ pipeline: Pipeline) -> Region? {
    let digits = token.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count < token.count, let region = pipeline.regions.submitter(String(digits)),
      region == pipeline.regions.submitter(String(token.dropFirst(digits.count)))
    else { return nil }
    return region
  }

  private static func form(_ token: String, _ pipeline: Pipeline) -> String? {
    let folded = HeaderName.folded(token).uppercased()
    if pipeline.forms[folded] != nil { return folded }
    return pipeline.formsByTitle[HeaderName.folded(token)]
  }
}

/// Reads the claims of many paths: folders and words repeat, and each is read once.
package final class Claims: Sendable {
  private let pipeline: Pipeline
  private let read = Mutex<(folders: [String: Region?], words: [String: Claim.Word])>(([:], [:]))

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
          let word = Claim.word(token, pipeline)
          read.words[token] = word
          return word
        })
    }
  }
}
