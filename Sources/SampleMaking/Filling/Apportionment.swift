/// Shares a whole out over places by weight, within bounds, so that the parts add up to the whole exactly.
///
///     Apportionment.parts(of: 10, weights: [1, 1, 1])    // [4, 3, 3]
enum Apportionment {
  /// The parts, or nil where the bounds leave no way to place the whole.
  ///
  /// Every place begins with its least. While something is left, every open place gets its proportional part rounded
  /// down, never above its most; when that gives nothing, one each in the order of the largest remainders, earlier
  /// places winning ties. Places of weight 0 get something only when all others are full.
  static func parts(of whole: Int128, weights: [Int128], least: [Int128]? = nil, most: [Int128?]? = nil) -> [Int128]? {
    var parts = least ?? Array(repeating: 0, count: weights.count)
    let most = most ?? Array(repeating: nil, count: weights.count)
    guard zip(parts, most).allSatisfy({ part, limit in limit.map { part <= $0 } ?? true }) else { return nil }
    var rest = whole - parts.reduce(0, +)
    guard rest >= 0 else { return nil }
    while rest > 0 {
      let open = parts.indices.filter { index in most[index].map { parts[index] < $0 } ?? true }
      guard !open.isEmpty else { return nil }
      let weighted = open.filter { weights[$0] > 0 }
      rest -= give(rest, to: weighted.isEmpty ? open : weighted, weighted.isEmpty ? nil : weights, &parts, most)
    }
    return parts
  }

  /// One round; what was given.
  private static func give(_ rest: Int128, to open: [Int], _ weights: [Int128]?, _ parts: inout [Int128], _ most: [Int128?]) -> Int128 {
    func weight(_ index: Int) -> Int128 { weights?[index] ?? 1 }
    let sum = open.reduce(Int128(0)) { $0 + weight($1) }
    var given: Int128 = 0
    for index in open {
      var part = rest * weight(index) / sum
      if let limit = most[index] { part = min(part, limit - parts[index]) }
      parts[index] += part
      given += part
    }
    guard given == 0 else { return given }
    let order = open.enumerated().sorted { a, b in
      let (left, right) = (rest * weight(a.element) % sum, rest * weight(b.element) % sum)
      return left != right ? left > right : a.offset < b.offset
    }
    for (_, index) in order.prefix(Int(min(rest, Int128(order.count)))) {
      parts[index] += 1
      given += 1
    }
    return given
  }
}
