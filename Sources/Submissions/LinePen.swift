/// Writes bytes into room that is known to suffice: the inner loop of `RowWriter`.
struct LinePen {
  private let room: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private(set) var count = 0

  init(_ room: UnsafeMutableBufferPointer<UInt8>, base: UnsafeMutablePointer<UInt8>) {
    self.room = base
    capacity = room.count
  }

  /// The most bytes that a field of this many bytes can take, escapes, mark and tab included.
  static func most(field bytes: Int) -> Int { bytes * 2 + 64 }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    precondition(count < capacity, "a row took more room than was reckoned for it")
    room[count] = byte
    count += 1
  }

  /// A number from 0 on, in decimal.
  mutating func write(_ number: Int) {
    var divisor = 1
    while number / divisor >= 10 { divisor *= 10 }
    var rest = number
    while divisor > 0 {
      write(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// A tab and a field, the four bytes that would end it escaped.
  mutating func write(field: UnsafeBufferPointer<UInt8>) {
    precondition(count + field.count * 2 <= capacity, "a row took more room than was reckoned for it")
    var end = count
    for byte in field {
      room[end] = byte
      end += 1
      guard byte <= RowMark.backslash, byte == RowMark.backslash || byte <= RowMark.carriageReturn else { continue }
      let letter: UInt8
      switch byte {
      case RowMark.backslash: letter = RowMark.backslash
      case RowMark.tab: letter = UInt8(ascii: "t")
      case RowMark.lineFeed: letter = UInt8(ascii: "n")
      case RowMark.carriageReturn: letter = UInt8(ascii: "r")
      default: continue
      }
      room[end - 1] = RowMark.backslash
      room[end] = letter
      end += 1
    }
    count = end
  }
}
