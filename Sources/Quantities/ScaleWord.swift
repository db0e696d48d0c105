/// A power of ten that Chinese writes as a word before a unit: 万, 千万, 亿.
struct ScaleWord {
  let exponent: Int
  /// How many glyphs it took.
  let length: Int

  /// The exponent of one place word, capitals and traditional forms included.
  static func exponent(of scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十", "拾": 1
    case "百", "佰": 2
    case "千", "仟": 3
    case "万", "萬": 4
    case "亿", "億": 8
    default: nil
    }
  }

  /// The run of place words at the beginning of `scalars`: 百万 is 6, 万亿 is 12.
  ///
  /// Within a run places rise (十万, 千万, 万亿); 万百 or 亿万 is no scale.
  init?(_ scalars: some Sequence<Unicode.Scalar>) {
    var sum = 0
    var last = 0
    var length = 0
    for scalar in scalars {
      guard let next = Self.exponent(of: scalar), length == 0 || (next > last && next >= 4) else { break }
      sum += next
      last = next
      length += 1
    }
    guard length > 0 else { return nil }
    exponent = sum
    self.length = length
  }
}
