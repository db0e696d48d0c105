import Definition
import Figures
import Handoff
import Quantities

/// A unit that stands somewhere around a table and was taken for nobody's, while columns fall back on the form's own.
///
///     金额均为元   财政扶贫资金（元）支出进度表   支出进度表-元   <列 单位="元">下达资金</列>
///
/// It may be the unit of the whole return, ten thousand times less than the form's: whether it is is for the sender to say.
struct UnitMention {
  struct Text {
    let text: String
    let place: Place
  }

  /// A longer text is no line of a head.
  static let longest = 200
  private static let verbs = ["均为", "都为", "皆为", "都是", "一律为", "为", "是", "按", "以"]

  private let units: UnitTable
  private let defaults: [(column: Column, unit: Unit)]

  init(_ reading: Reading, _ form: Form, _ units: UnitTable) {
    self.units = units
    let filled = Set(reading.tallies.filter { $0.figures > 0 }.map(\.item))
    defaults = reading.columns.compactMap { bound in
      guard bound.unitFrom == MeasureUnits.Source.form.rawValue, filled.contains(bound.item), let column = form[column: bound.item], let unit = column.measure?.unit else { return nil }
      return (column, unit)
    }
  }

  /// What to ask about the first text that names another unit of such a column's kind.
  func query(among texts: some Sequence<Text>) -> Rejection? {
    guard !defaults.isEmpty else { return nil }
    for text in texts where text.text.utf8.count <= Self.longest {
      guard let (unit, column, own) = mention(in: text.text) else { continue }
      let title = column.headers.first ?? column.id
      return Words.rejection(
        .note, .unitMentioned, at: text.place, item: column.id, raw: text.text,
        zh: "这里写了 \(Words.quoted(unit))，看不出是不是全表的单位；\(title)没有写单位，按本表的\(own.symbol)读了",
        en: "\(Words.quoted(unit)) is mentioned here; no unit is stated for \(column.id), which was read in \(own.symbol), as the form has it")
    }
    return nil
  }

  private func mention(in text: String) -> (unit: String, column: Column, own: Unit)? {
    let words = LabelText.folded(text).split { !$0.isLetter && $0 != "²" }.map(String.init)
    for word in words {
      let behindVerb = Self.verbs.lazy.compactMap { Self.part(of: word, behind: $0) }.first
      for candidate in [word, behindVerb].compactMap({ $0 }) where !candidate.isEmpty {
        for unit in units.candidates(candidate) {
          guard let (column, own) = defaults.first(where: { $0.unit.family == unit.family && $0.unit.factor != unit.factor }) else { continue }
          return (candidate, column, own)
        }
      }
    }
    return nil
  }

  private static func part(of word: String, behind verb: String) -> String? {
    let start = word.indices.reversed().first { word[$0...].hasPrefix(verb) }
    return start.map { String(word[$0...].dropFirst(verb.count)) }
  }
}
