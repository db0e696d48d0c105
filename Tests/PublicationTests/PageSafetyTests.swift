import Foundation
import Publication
import Testing

/// What holds of every page, whatever the counties wrote.
@Suite struct PageSafetyTests {
  private func night() throws -> StoryNight { StoryNight(pipeline: try SmallPipeline.read()) }

  private static let payloads = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\"--></style></title><svg onload=alert(1)>", "javascript:alert(1)",
    "</td></tr></table>", "]]><!--", "{{7*7}}${7*7}", "a\u{0}b\u{202E}c\r\nd",
  ]

  @Test(arguments: payloads)
  func hostileNamesStayText(_ payload: String) throws {
    var night = try night()
    night.file = "451228/" + payload + ".csv"
    night.raw = payload
    night.key = payload
    let calm = try Issue(try self.night())
    let issue = try Issue(night)
    for (path, text) in issue.pages {
      #expect(tags(of: text) == tags(of: calm.text(path)), "\(path) has other elements than it should")
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || $0.value == 0x202E }, "\(path)")
    }
    #expect(issue.text("county/451228.html") != calm.text("county/451228.html"))
  }

  /// Every tag of the page with its attributes' names and all attribute values that a browser acts on.
  private func tags(of page: String) -> [String] {
    page.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map { String($0.prefix { $0 != ">" }) }
  }

  @Test func noPageReachesOut() throws {
    for (path, text) in try Issue(try night()).pages {
      #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-CN\">"), "\(path)")
      #expect(
        text.contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"), "\(path)")
      for word in ["http://", "https://", "//", "<script", "javascript:", "@import", "url(", "<link", "<iframe", " on"] {
        let found = word == " on" ? text.range(of: " on[a-z]+=", options: .regularExpression) != nil : text.contains(word)
        #expect(!found, "\(path) has \(word)")
      }
    }
  }

  @Test func everyPageHasItsFootAndStamp() throws {
    for (path, text) in try Issue(try night()).pages {
      #expect(text.contains("业务日期 2021-01-06") && text.contains("报齐 22/23") && text.contains("校验码 5d20-c41b"), "\(path)")
      #expect(text.contains("<strong class=\"stamp\">样例</strong>"), "\(path)")
    }
    for (path, text) in try Issue(try night(), isSample: false).pages { #expect(!text.contains("样例"), "\(path)") }
  }

  @Test func everyLinkLeadsSomewhere() throws {
    let issue = try Issue(try night())
    for (path, text) in issue.pages {
      for part in text.components(separatedBy: "href=\"").dropFirst() {
        let target = String(part.prefix { $0 != "\"" })
        let pieces = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let folder = path.hasPrefix("county/") ? "county/" : ""
        let file = pieces[0].isEmpty ? path : pieces[0].hasPrefix("../") ? String(pieces[0].dropFirst(3)) : folder + pieces[0]
        #expect(issue.files[file] != nil, "\(path) leads to \(target)")
        if pieces.count > 1 { #expect(issue.text(file).contains("id=\"\(pieces[1])\""), "\(path) leads to \(target)") }
      }
    }
  }

  @Test func everyElementIsClosedAndNoIdIsTwice() throws {
    let void: Set<String> = ["meta", "br", "!doctype"]
    for (path, text) in try Issue(try night()).pages {
      var open: [String] = []
      for part in text.components(separatedBy: "<").dropFirst() {
        let name = part.prefix { !" >\n".contains($0) }.lowercased()
        if name.hasPrefix("/") {
          #expect(open.last == String(name.dropFirst()), "\(path): <\(part.prefix(40)) inside \(open)")
          if !open.isEmpty { open.removeLast() }
        } else if !void.contains(name) {
          open.append(name)
        }
      }
      #expect(open.isEmpty, "\(path) leaves \(open) open")
      let ids = text.components(separatedBy: " id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
      #expect(Set(ids).count == ids.count, "\(path)")
    }
  }

  /// Figures decide the bytes; the run's number, the order of arrival and the clock do not.
  @Test func equalFiguresGiveEqualBytes() throws {
    let night = try night()
    let first = try Issue(night)
    let again = try Issue(night)
    var later = night
    later.run = 47
    later.isReversed = true
    let other = try Issue(later)
    #expect(first.paths == again.paths && first.paths == other.paths)
    for path in first.paths {
      #expect(first.text(path) == again.text(path), "\(path)")
      #expect(first.text(path) == other.text(path), "\(path)")
    }
  }
}
