/// A plain decimal text as an integer and its scale, read independently of the program.
struct PlainDecimal {
  let digits: Int128
  let scale: Int

  init?(_ text: String) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 1 || parts.count == 2, let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard let number = Int128(whole + fraction) else { return nil }
    digits = isNegative ? -number : number
    scale = fraction.count
  }

  static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { product, _ in product * 10 } }

  /// The digits at a scale that is at least as fine.
  func at(_ finer: Int) -> Int128 { digits * Self.power(finer - scale) }
}
