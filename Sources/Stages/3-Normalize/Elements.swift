import Submissions

/// The elements of one report in the order of the document, decoded when they are looked at; each pass reads them anew.
///
/// The elements of a report inside another lie between those of the outer one: its own are several stretches then.
struct Elements: Sequence {
  private let source: ElementSource
  private var stretches: [Range<Int>] = []
  private(set) var count = 0

  init(_ source: ElementSource) { self.source = source }

  /// Adds the element with this place in the document's order, which is behind all others.
  mutating func append(_ index: Int) {
    count += 1
    if let last = stretches.last, last.upperBound == index {
      stretches[stretches.count - 1] = last.lowerBound..<(index + 1)
    } else {
      stretches.append(index..<(index + 1))
    }
  }

  func makeIterator() -> Iterator { Iterator(source, stretches) }

  struct Iterator: IteratorProtocol {
    private let source: ElementSource
    private var stretches: ArraySlice<Range<Int>>
    private var reader: RowReader
    /// The index of the element that the reader gives next.
    private var position = 0

    fileprivate init(_ source: ElementSource, _ stretches: [Range<Int>]) {
      self.source = source
      self.stretches = stretches[...]
      reader = source.rows.reader()
    }

    mutating func next() -> RawElement? {
      guard let stretch = stretches.first else { return nil }
      let wanted = stretch.lowerBound
      stretches[stretches.startIndex] = (wanted + 1)..<stretch.upperBound
      if wanted + 1 == stretch.upperBound { stretches.removeFirst() }
      if wanted != position { position = source.seek(wanted, &reader) }
      while position <= wanted {
        guard let element = source.next(&reader) else { return nil }
        position += 1
        if position > wanted { return element }
      }
      return nil
    }
  }
}

/// Where the elements of a document lie in its batch.
///
/// What cannot be read back is noted in `failure`, and there is no element from there on: whoever made readings of them
/// looks there before he believes them.
final class ElementSource {
  /// Every so many elements it is noted where the next one starts.
  private static let stride = 256

  let rows: ExtractedRows
  private(set) var failure: (any Error)?
  private var marks: [RowReader.Place] = []

  init(_ rows: ExtractedRows) { self.rows = rows }

  /// Goes through all elements once, and notes where they lie.
  func survey(_ body: (_ index: Int, RawElement) -> Void) throws {
    var reader = rows.reader()
    var index = 0
    var place = reader.place
    while let row = try reader.next() {
      defer { place = reader.place }
      guard case .element(let element) = row else { continue }
      if index.isMultiple(of: Self.stride) { marks.append(place) }
      body(index, element)
      index += 1
    }
  }

  fileprivate func next(_ reader: inout RowReader) -> RawElement? {
    do {
      while let row = try reader.next() {
        if case .element(let element) = row { return element }
      }
    } catch {
      failure = failure ?? error
    }
    return nil
  }

  /// Moves a reader to or before an element, and says to which.
  fileprivate func seek(_ index: Int, _ reader: inout RowReader) -> Int {
    reader.go(to: marks[index / Self.stride])
    return index / Self.stride * Self.stride
  }
}
