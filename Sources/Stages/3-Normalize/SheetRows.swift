import Submissions

/// The rows of a worksheet, decoded when they are looked at: a sheet may have more of them than memory should hold.
///
/// Slices keep their indices, like those of an array; `rebased` starts again at 0.
struct SheetRows: RandomAccessCollection {
  private let source: SheetSource
  /// Which row of the sheet the index 0 is.
  private let offset: Int
  let startIndex: Int
  let endIndex: Int

  init(_ source: SheetSource) { self.init(source, offset: 0, 0..<source.count) }

  private init(_ source: SheetSource, offset: Int, _ range: Range<Int>) {
    self.source = source
    self.offset = offset
    startIndex = range.lowerBound
    endIndex = range.upperBound
  }

  subscript(index: Int) -> InputRow {
    precondition(index >= startIndex && index < endIndex, "a row of the sheet")
    return source.row(at: offset + index)
  }

  subscript(range: Range<Int>) -> SheetRows { SheetRows(source, offset: offset, range) }

  /// The rows of a range as rows of their own, the first with the index 0.
  func rebased(_ range: some RangeExpression<Int>) -> SheetRows {
    let range = range.relative(to: self)
    return SheetRows(source, offset: offset + range.lowerBound, 0..<range.count)
  }
}

/// Where the rows of one worksheet lie in its batch, and which merged cells reach down into them.
///
/// What cannot be read back is noted in `failure`, and the rows are blank from there on: whoever made readings of them looks
/// there before he believes them.
final class SheetSource {
  /// A cell that covers rows below its own.
  private struct Merge {
    let cell: InputCell
    /// The index of its own row.
    let row: Int
    /// The number of the last row it covers.
    let last: Int
  }

  /// Every so many rows it is noted where the next one starts.
  private static let stride = 64
  /// So many rows are kept decoded: a header is looked at again and again, and a body three rows ahead.
  private static let kept = 8

  let name: String
  private(set) var count = 0
  private(set) var failure: (any Error)?
  private var reader: RowReader
  /// The index of the row that the reader gives next; none of this sheet yet.
  private var next = Int.max
  private var marks: [RowReader.Place] = []
  private var merges: [Int: [Merge]] = [:]
  private var recent: [Recent?] = Array(repeating: nil, count: kept)

  private struct Recent {
    let index: Int
    let row: InputRow
  }

  init(name: String, reader: RowReader) {
    self.name = name
    self.reader = reader
  }

  /// Notes the next row of the sheet, which starts at a place in the batch.
  func note(_ raw: RawRow, at place: RowReader.Place) {
    if count.isMultiple(of: Self.stride) { marks.append(place) }
    if raw.cells.contains(where: { $0.mergeDown > 0 }) {
      let row = InputRow(raw, sheet: name)
      for cell in raw.cells where cell.mergeDown > 0 {
        guard var held = row[cell.column], !held.isBlank else { continue }
        held.row = raw.number
        merges[cell.column, default: []].append(Merge(cell: held, row: count, last: raw.number + cell.mergeDown))
      }
    }
    count += 1
  }

  func row(at index: Int) -> InputRow {
    let slot = index % Self.kept
    if let known = recent[slot], known.index == index { return known.row }
    let row = decoded(index)
    recent[slot] = Recent(index: index, row: row)
    return row
  }

  private func decoded(_ index: Int) -> InputRow {
    do {
      if next > index || index - next > Self.stride {
        reader.go(to: marks[index / Self.stride])
        next = index / Self.stride * Self.stride
      }
      while let row = try reader.next() {
        guard case .row(let raw) = row else { continue }
        next += 1
        if next > index { return merged(InputRow(raw, sheet: name), index) }
      }
    } catch {
      failure = failure ?? error
    }
    return InputRow(RawRow(line: 1, number: 1), sheet: name)
  }

  /// The row with what the last merged cell above says of each column, where it reaches so far down.
  private func merged(_ row: InputRow, _ index: Int) -> InputRow {
    guard !merges.isEmpty else { return row }
    var row = row
    for (column, merges) in merges {
      let above = merges.partition(where: { $0.row >= index })
      guard above > 0, merges[above - 1].last >= row.number else { continue }
      row.merged[column] = merges[above - 1].cell
    }
    return row
  }
}

extension Array {
  /// How many elements stand before the first of which the condition holds; from there on it holds of all.
  fileprivate func partition(where belongsBehind: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongsBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
