import Figures
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("S91", ["S01", "S11", "S19", "S21"], "S19"), ("extrct", ["receive", "extract"], "extract"), ("审合", ["收表", "审核"], "审核"),
    ("都按", ["大化", "都安"], "都安"), ("statsu", ["status", "show"], "status"), ("4984处", ["4894处", "545处"], "4894处"),
    ("xyz", ["status", "show"], nil), ("aab", ["abb", "aac"], "abb"), ("", ["a"], "a"),
  ] as [(String, [String], String?)])
  func theLikeliestSlipIsOffered(_ name: String, _ known: [String], _ nearest: String?) {
    #expect(NearestName.of(name, among: known) == nearest)
  }
}
