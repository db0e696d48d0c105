import Handoff

/// What stands in for chance: a number that depends on nothing but the seed and where it is used.
struct Choice: Sendable {
  let seed: String
  let form: String

  /// The first eight bytes of the SHA-256 of `seed|form|column|submitter|values`, big-endian.
  func number(_ column: String, _ submitter: String, _ values: [String]) -> UInt64 {
    let text = ([seed, form, column, submitter] + values).joined(separator: "|")
    return UInt64(Digest(of: text).prefix(16), radix: 16) ?? 0
  }

  /// One of `count` choices, from 0.
  func choice(of count: Int128, _ column: String, _ submitter: String, _ values: [String]) -> Int128 {
    Int128(number(column, submitter, values)) % count
  }
}
