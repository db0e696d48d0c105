import Testing

@testable import SampleMaking
import TestSupport

@Suite struct EvenDealTests {
  @Test func dealsTheOneThatIsFurthestBehind() {
    #expect(EvenDeal.order([3, 1]) == [0, 0, 1, 0])
    #expect(EvenDeal.order([2, 2]) == [0, 1, 0, 1])
    #expect(EvenDeal.order([]) == [])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func dealsExactlyTheNumbersAndEvenly(seed: UInt64) {
    var random = Seeded(seed)
    let numbers = (0..<Int.random(in: 2...8, using: &random)).map { _ in Int.random(in: 0...60, using: &random) }
    let order = EvenDeal.order(numbers)
    let sum = numbers.reduce(0, +)
    for value in numbers.indices {
      #expect(order.count { $0 == value } == numbers[value], "seed \(seed)")
      // After any number of records a value is less than the number of values away from its share.
      var given = 0
      for (index, dealt) in order.enumerated() {
        if dealt == value { given += 1 }
        #expect(abs(given * sum - numbers[value] * (index + 1)) < sum * numbers.count, "seed \(seed)")
      }
    }
  }
}
