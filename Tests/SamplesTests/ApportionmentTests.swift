import Testing

@testable import SampleMaking
import TestSupport

@Suite struct ApportionmentTests {
  @Test(arguments: [
    (10, [1, 1, 1], [4, 3, 3]),
    (7, [2, 0, 1], [5, 0, 2]),
    (0, [3, 4], [0, 0]),
    (100, [1, 1, 2], [25, 25, 50]),
  ] as [(Int128, [Int128], [Int128])])
  func sharesByWeight(whole: Int128, weights: [Int128], parts: [Int128]) {
    #expect(Apportionment.parts(of: whole, weights: weights) == parts)
  }

  @Test func beginsWithTheLeastAndStopsAtTheMost() {
    // 12 after 1 each: 9 left for weights 8 to 1 to 1, the first takes no more than 3 in all.
    #expect(Apportionment.parts(of: 12, weights: [8, 1, 1], least: [1, 1, 1], most: [3, nil, nil]) == [3, 5, 4])
  }

  @Test func weightlessPlacesCountOnlyWhenAllOthersAreFull() {
    #expect(Apportionment.parts(of: 5, weights: [1, 0, 0], most: [2, nil, nil]) == [2, 2, 1])
  }

  @Test func aWholeOutsideTheBoundsHasNoPlace() {
    #expect(Apportionment.parts(of: 2, weights: [1, 1], least: [2, 1]) == nil)
    #expect(Apportionment.parts(of: 9, weights: [1, 1], most: [4, 4]) == nil)
    #expect(Apportionment.parts(of: 1, weights: []) == nil)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func partsAddUpWithinTheirBounds(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<60 {
      let count = Int.random(in: 1...14, using: &random)
      let weights = (0..<count).map { _ in Int128(Int.random(in: 0...2000, using: &random)) }
      let least = (0..<count).map { _ in Int128(Int.random(in: 0...5, using: &random)) }
      let most = least.map { low in Bool.random(using: &random) ? low + Int128(Int.random(in: 0...900, using: &random)) : Int128?.none }
      let whole = Int128(Int.random(in: 0...20_000, using: &random))
      let parts = Apportionment.parts(of: whole, weights: weights, least: least, most: most)
      let room = most.reduce(Int128?(0)) { sum, limit in sum.flatMap { sum in limit.map { sum + $0 } } }
      let isPossible = least.reduce(0, +) <= whole && room.map { whole <= $0 } ?? true
      guard let parts else {
        #expect(!isPossible, "seed \(seed)")
        continue
      }
      #expect(isPossible && parts.reduce(0, +) == whole, "seed \(seed)")
      #expect(zip(parts, least).allSatisfy { $0 >= $1 }, "seed \(seed)")
      #expect(zip(parts, most).allSatisfy { part, limit in limit.map { part <= $0 } ?? true }, "seed \(seed)")
    }
  }

  /// Without bounds nobody gets less than the whole part of the exact share, and a heavier place never less than a lighter.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func unboundedPartsFollowTheWeights(seed: UInt64) throws {
    var random = Seeded(seed)
    for _ in 0..<60 {
      let count = Int.random(in: 1...14, using: &random)
      let weights = (0..<count).map { _ in Int128(Int.random(in: 1...2000, using: &random)) }
      let whole = Int128(Int.random(in: 0...2_000_000, using: &random))
      let sum = weights.reduce(0, +)
      let parts = try #require(Apportionment.parts(of: whole, weights: weights), "seed \(seed)")
      let pairs = zip(weights, parts).sorted { $0.0 < $1.0 }
      #expect(pairs.allSatisfy { $0.1 >= whole * $0.0 / sum }, "seed \(seed): \(whole) over \(weights)")
      #expect(
        zip(pairs, pairs.dropFirst()).allSatisfy { $0.0 == $1.0 ? ($0.1 - $1.1).magnitude <= 1 : $0.1 <= $1.1 },
        "seed \(seed): \(whole) over \(weights)")
    }
  }
}
