import Loading
import Testing

@Suite("Which submission of a slice counts")
struct SliceResolutionTests {
  typealias Candidate = SliceResolution.Candidate

  private func resolve(_ candidates: [Candidate]) -> SliceResolution.Outcome { SliceResolution.resolve(candidates) }

  @Test("the higher stated version, whatever arrived when") func version() {
    let one = Candidate(submission: 1, version: 2, issued: "", receivedRun: 1)
    let two = Candidate(submission: 2, version: 1, issued: "2021-01-09", receivedRun: 5)
    for order in [[one, two], [two, one]] {
      #expect(resolve(order).current == 1)
      #expect(resolve(order).superseded == [2])
    }
  }

  @Test("the later 报出日期 where versions are equal") func issued() {
    let outcome = resolve([
      Candidate(submission: 1, version: 1, issued: "2021-01-05", receivedRun: 2), Candidate(submission: 2, version: 1, issued: "2021-01-06", receivedRun: 1),
    ])
    #expect(outcome.current == 2)
  }

  @Test("the later run where nothing is stated") func run() {
    let outcome = resolve([
      Candidate(submission: 1, version: 0, issued: "", receivedRun: 1), Candidate(submission: 2, version: 0, issued: "", receivedRun: 2),
    ])
    #expect(outcome.current == 2)
    #expect(outcome.superseded == [1])
  }

  @Test("two that cannot be told apart are both held, and the one before stays") func held() {
    let outcome = resolve([
      Candidate(submission: 1, version: 0, issued: "", receivedRun: 1), Candidate(submission: 2, version: 0, issued: "", receivedRun: 2),
      Candidate(submission: 3, version: 0, issued: "", receivedRun: 2),
    ])
    #expect(outcome.current == 1)
    #expect(Set(outcome.held) == [2, 3])
    #expect(outcome.superseded.isEmpty)
  }

  @Test("a stated version goes before an unstated one of a later run") func stated() {
    let outcome = resolve([
      Candidate(submission: 1, version: 1, issued: "", receivedRun: 1), Candidate(submission: 2, version: 0, issued: "", receivedRun: 9),
    ])
    #expect(outcome.current == 1)
  }
}
