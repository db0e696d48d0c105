/// Deals values out evenly: each next record gets the value that is furthest behind its share.
enum EvenDeal {
  /// For each record the index of its value; every value is dealt exactly as often as its number says.
  ///
  ///     EvenDeal.order([3, 1])    // [0, 0, 1, 0]
  static func order(_ numbers: [Int]) -> [Int] {
    let sum = numbers.reduce(0, +)
    var given = Array(repeating: 0, count: numbers.count)
    var order: [Int] = []
    order.reserveCapacity(sum)
    for index in 0..<sum {
      var best = 0
      var behind = Int.min
      for value in numbers.indices {
        let lag = numbers[value] * (index + 1) - given[value] * sum
        if lag > behind { (best, behind) = (value, lag) }
      }
      given[best] += 1
      order.append(best)
    }
    return order
  }
}
