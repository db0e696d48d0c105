import Figures
import Submissions
import Testing

@Suite("Every refusal explains itself")
struct ExplanationTests {
  @Test("one entry for each code, in both languages")
  func complete() {
    let explanations = SubmissionRefusal.explanations
    #expect(Set(explanations.map(\.code)).count == explanations.count)
    #expect(explanations.count == RefusalCode.allCases.count + SubmissionNote.Code.allCases.count)
    for entry in explanations {
      for language in Language.allCases {
        #expect(entry.title[language]?.isEmpty == false, "\(entry.code)")
        #expect(entry.why[language]?.isEmpty == false, "\(entry.code)")
        #expect(entry.remedy[language]?.isEmpty == false, "\(entry.code)")
      }
    }
  }

  @Test("codes are slugs; refusals are fatal, notes are notes")
  func slugs() {
    for entry in SubmissionRefusal.explanations {
      #expect(
        entry.code.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D },
        "\(entry.code)")
    }
    #expect(RefusalCode.allCases.allSatisfy { $0.explanation.severity == .fatal })
    #expect(SubmissionNote.Code.allCases.allSatisfy { $0.explanation.severity == .note })
  }

  @Test("nobody is blamed")
  func tone() {
    let blaming = ["非法", "无效", "校验失败", "错误数据", "异常", "invalid", "illegal", "bad data"]
    for entry in SubmissionRefusal.explanations {
      for text in [entry.title, entry.why, entry.remedy].flatMap(\.values) {
        #expect(!blaming.contains { text.lowercased().contains($0) }, "\(entry.code): \(text)")
      }
    }
  }
}
