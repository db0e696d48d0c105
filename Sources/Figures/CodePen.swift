/// Writes a code of digits, letters and dashes: a night spells tens of thousands of periods.
struct CodePen {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(10) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func write(_ mark: StaticString) { bytes += UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount) }

  /// At least so many digits, and a minus before a year that never was.
  mutating func write(_ number: Int, digits: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let number = number.magnitude
    var divisor: UInt = 1
    for _ in 1..<max(digits, 1) { divisor *= 10 }
    while number / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}
