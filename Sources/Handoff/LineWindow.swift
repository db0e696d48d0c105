private import Glibc

/// Goes through the lines of a store, holding a piece of it at a time.
///
///     var window = LineWindow(store)
///     while try window.line({ text in … }) != nil { }      // text ends with its line feed
package struct LineWindow {
  static let bytes = 1 << 18

  private let store: ByteStore
  /// Where the lines end.
  private let end: Int
  /// What is held at present.
  package private(set) var piece: [UInt8]
  /// Where the piece starts in the store.
  private var base: Int
  private var index: Int

  /// - Parameter range: the part of the store to go through; it starts and ends with whole lines.
  package init(_ store: ByteStore, _ range: Range<Int>? = nil) {
    self.store = store
    end = range?.upperBound ?? store.count
    if let all = store.bytes {
      (piece, base, index) = (all, 0, range?.lowerBound ?? 0)
    } else {
      (piece, base, index) = ([], range?.lowerBound ?? 0, 0)
    }
  }

  /// Where the next line starts in the store.
  package var offset: Int { base + index }

  /// Goes on with the line that starts at an offset.
  package mutating func seek(_ offset: Int) {
    if offset >= base, offset <= base + piece.count {
      index = offset - base
    } else {
      (piece, base, index) = ([], offset, 0)
    }
  }

  /// The first byte of the next line; nil after the last.
  package mutating func peek() throws(BytesUnreadable) -> UInt8? {
    guard offset < end else { return nil }
    if index == piece.count { try refill(LineWindow.bytes) }
    return piece[index]
  }

  /// Gives the next line, its line feed included; nil after the last. A last line without its end is given as it is.
  package mutating func line<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) throws -> Result? {
    guard let range = try advance() else { return nil }
    return try piece.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Goes to the next line: where in `piece` it lies.
  package mutating func advance() throws(BytesUnreadable) -> Range<Int>? {
    guard offset < end else { return nil }
    var room = LineWindow.bytes
    while true {
      let limit = min(piece.count, end - base)
      let length = piece.withUnsafeBufferPointer { piece -> Int? in
        guard let start = piece.baseAddress, let found = memchr(start + index, 0x0A, limit - index) else { return nil }
        return UnsafeRawPointer(start + index).distance(to: UnsafeRawPointer(found)) + 1
      }
      guard let length = length ?? (base + limit == end ? limit - index : nil) else {
        try refill(room)
        room *= 2
        continue
      }
      defer { index += length }
      return index..<(index + length)
    }
  }

  /// Reads on from the next line: at least `room` bytes of it, where there are so many.
  private mutating func refill(_ room: Int) throws(BytesUnreadable) {
    let start = offset
    piece = try store.read(start..<min(start + room, end))
    (base, index) = (start, 0)
  }
}
