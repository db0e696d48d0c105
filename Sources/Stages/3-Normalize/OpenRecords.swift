import Handoff

/// The records of a list that are not complete yet.
///
/// The rows of a record mostly stand together, but nothing says that they must: records that were begun long ago are parked,
/// and fetched if another row of theirs comes. A list that goes item by item would fetch them all the time; its records stay.
struct OpenRecords {
  /// So many records are held.
  private static let held = 4096
  /// So many may be fetched before it is clear that the list goes another way.
  private static let fetched = 4096

  /// A record of which more rows are expected.
  struct Open {
    var record: Reading.Record
    let key: String
    /// Its first row, where something is computed from it in the end.
    var row: RecordRow?
  }

  /// Where the first row of a record stands, in XML.
  struct Origin {
    let ordinal: Int
    let parent: String
  }

  private(set) var origins: [Origin] = []
  private var parked: [RecordPark.Place?] = []
  private var park = RecordPark()
  private var fetches = 0
  private var open: [Int: Open] = [:]
  /// The record that `turn` went to, which is at hand.
  var present: Open?
  private var index: Int?
  private var failure: (any Error)?
  /// Whether something is computed from the rows in the end: then no record is parked.
  private let keepsRows: Bool

  init(keepsRows: Bool) { self.keepsRows = keepsRows }

  /// Begins a record, and parks the one that was begun longest ago.
  mutating func begin(_ record: Reading.Record, _ row: RecordRow, key: String) -> Int {
    layAside()
    let index = origins.count
    // Neighbours share the text of their path.
    let parent = origins.last.flatMap { $0.parent == row.parent ? $0.parent : nil } ?? row.parent
    origins.append(Origin(ordinal: row.ordinal, parent: parent))
    parked.append(nil)
    present = Open(record: record, key: key, row: keepsRows ? row : nil)
    self.index = index
    let oldest = index - Self.held
    if oldest >= 0, !keepsRows, fetches < Self.fetched, let old = open.removeValue(forKey: oldest) {
      parked[oldest] = park.leave(old.record, key: old.key)
    }
    return index
  }

  /// Goes to a record; false where it cannot be read back, which `finish` tells.
  mutating func turn(to index: Int) -> Bool {
    if index == self.index { return true }
    layAside()
    present = taken(index)
    if present != nil { self.index = index }
    return present != nil
  }

  private mutating func layAside() {
    if let index { open[index] = present }
    (index, present) = (nil, nil)
  }

  /// Takes a record from where it waits.
  private mutating func taken(_ index: Int) -> Open? {
    guard let place = parked[index] else { return open.removeValue(forKey: index) }
    do {
      let (record, key) = try park.fetch(place)
      fetches += 1
      parked[index] = nil
      return Open(record: record, key: key, row: nil)
    } catch {
      failure = failure ?? error
      return nil
    }
  }

  /// Hands all records on in the order of their first rows.
  ///
  /// - Throws: `BytesUnreadable` where a parked one does not come back.
  mutating func finish(_ body: (Open) -> Void) throws {
    if let failure { throw failure }
    layAside()
    for (index, place) in parked.enumerated() {
      if let place {
        let (record, key) = try park.fetch(place)
        body(Open(record: record, key: key, row: nil))
      } else if let own = open.removeValue(forKey: index) {
        body(own)
      }
    }
  }
}
