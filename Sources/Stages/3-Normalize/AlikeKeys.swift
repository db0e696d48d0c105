import Definition
import Figures
import Handoff

/// Keys of one table that look the same, or nearly, and are two records: A01 beside `A 01`, beside А01 with a Cyrillic letter,
/// A-01 beside A—01. Which of them was meant is asked; both are taken.
///
/// Nearly no key has such a character: only where one does are the others compared with it.
struct AlikeKeys {
  /// Where the keys stand among a record's dimensions.
  private let positions: [Int]
  /// How the keys look that have such a character.
  private var looks: Set<String> = []

  init(_ builder: RecordBuilder) {
    let form = builder.form
    positions = form.key.compactMap { id in
      guard let column = form[column: id], case .key = column.role else { return nil }
      return form.dimensions.firstIndex { $0.id == id }
    }
  }

  mutating func look(at record: Reading.Record, _ builder: RecordBuilder) {
    guard positions.contains(where: { record.dimensions[$0].map(Self.maybeSo) ?? false }) else { return }
    let key = builder.identity(of: record)
    let look = Self.look(of: key)
    if look != key.joined(separator: "\u{1}") { looks.insert(look) }
  }

  /// Asks once of the records that look alike, at the last of them.
  func tell(_ builder: inout RecordBuilder) throws {
    guard !looks.isEmpty else { return }
    var alike: [String: [(record: Reading.Record, key: String)]] = [:]
    var records = builder.reading.records.cursor()
    while let record = try records.next() {
      let look = Self.look(of: builder.identity(of: record))
      if looks.contains(look) { alike[look, default: []].append((record, records.key)) }
    }
    for group in alike.values.filter({ $0.count > 1 }).sorted(by: { $0[0].record.line < $1[0].record.line }) {
      guard let (record, key) = group.last else { continue }
      let places = RecordPlaces(group.map(\.record))
      let names = group.prefix(Self.shown).map { Words.quoted($0.key) }
      builder.reject(
        Words.rejection(
          .note, .keysAlike, at: Place(line: record.line, column: 0, sheet: record.sheet, row: record.row, path: record.path), key: key, raw: key,
          zh: "\(places.zh)写的 \(names.joined(separator: "、")) 看起来一样，却是 \(group.count) 条不同的记录",
          en: "\(names.joined(separator: ", ")) in rows \(places.en) look alike and are \(group.count) records"))
    }
  }

  /// So many keys are shown in a message.
  private static let shown = 4

  /// A look at the bytes settles it for nearly every key: a blank, or the first byte of a dash or of a Greek or Cyrillic letter.
  private static func maybeSo(_ text: String) -> Bool { text.utf8.contains { $0 == 0x20 || $0 == 0xE2 || (0xCD...0xD4).contains($0) || $0 == 0xEF } }

  private static func look(of key: [String]) -> String {
    var look = String.UnicodeScalarView()
    for (index, part) in key.enumerated() {
      if index > 0 { look.append("\u{1}") }
      for scalar in part.unicodeScalars where scalar != " " { look.append(alike(scalar)) }
    }
    return String(look)
  }

  /// The Latin letter or the hyphen that a character looks like.
  private static func alike(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.properties.generalCategory == .dashPunctuation || scalar == "\u{2212}" { return "-" }
    return (0x370...0x52F).contains(scalar.value) ? letters[scalar] ?? scalar : scalar
  }

  private static let letters: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip("АВЕЅІЈКМНОРСТУХаеосрухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".unicodeScalars, "ABESIJKMHOPCTYXaeocpyxijsABEZHIKMNOPTYXo".unicodeScalars))
}
