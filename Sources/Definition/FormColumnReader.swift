import Figures
import Formulas
import Quantities

/// Reads one column of a form: its role, its headers and the unit of its figures.
struct FormColumnReader {
  let units: UnitTable
  /// The files that the definition has: a registry of places is one of them.
  let files: Set<String>

  private static let keys = [
    "role", "header", "optional", "values", "family", "unit", "by", "equals", "of", "level", "fill", "registry", "signed",
  ]

  func read(_ id: String, _ field: Field, ordinal: Int) -> Column? {
    let fields = field.record(Self.keys)
    field.checkCode(id, Sentence(zh: "栏的代号", en: "the column"))
    guard let name = field.required("role", in: fields)?.text(), let role = role(name, field, fields) else { return nil }
    return Column(
      id: id, ordinal: ordinal, headers: field.required("header", in: fields)?.labels() ?? [], optional: fields["optional"]?.flag() ?? false,
      fill: fields["fill"].flatMap { fill($0, role) } ?? false, registry: fields["registry"].flatMap { registry($0, role) }, role: role)
  }

  private func registry(_ field: Field, _ role: Column.Role) -> String? {
    guard case .key = role else {
      field.mistake(found: Sentence(zh: "registry 写在不是 key 的栏里", en: "a registry in a column that is no key"), expected: Sentence(same: "role: key"))
      return nil
    }
    guard let name = field.text() else { return nil }
    guard files.contains(name + ".csv") else {
      field.mistake(found: Sentence(zh: "名录 \"\(name)\"", en: "the registry \"\(name)\""), expected: Sentence(zh: "pipeline.yaml 旁边有文件 \(name).csv", en: "a file \(name).csv beside pipeline.yaml"))
      return nil
    }
    return name
  }

  private func fill(_ field: Field, _ role: Column.Role) -> Bool {
    guard field.scalar == "down" else {
      field.mistake(found: field.shown, expected: Sentence(same: "down"))
      return false
    }
    guard role.carriesDown else {
      field.mistake(found: Sentence(zh: "\"fill: down\" 写在数值栏里", en: "\"fill: down\" in a column of figures"), expected: Sentence(zh: "key、category、period 或 text 栏：数从不重复填", en: "a key, category, period or text: a figure is never repeated"))
      return false
    }
    return true
  }

  private func role(_ name: String, _ field: Field, _ fields: [String: Field]) -> Column.Role? {
    switch name {
    case "region": return .region
    case "key": return .key
    case "period": return .period
    case "category": return field.required("values", in: fields).map { .category(categories($0)) }
    case "measure":
      return measure(field, fields, isSigned: fields["signed"]?.flag() ?? false).map { .measure($0) }
    case "check":
      guard let equals = field.required("equals", in: fields)?.formula(), let measure = measure(field, fields) else { return nil }
      return .check(measure, equals: equals)
    case "unit": return .unit(of: fields["of"]?.text())
    case "date": return .date
    case "text": return .text
    case "ignored": return .ignored
    case "private": return .private
    default:
      let roles = ["region", "key", "period", "category", "measure", "check", "unit", "date", "text", "ignored", "private"]
      field.mistake(found: Sentence(zh: "角色 \"\(name)\"", en: "the role \"\(name)\""), expected: Sentence(zh: "其中之一：" + roles.joined(separator: "、"), en: "one of " + roles.joined(separator: ", ")))
      return nil
    }
  }

  private func categories(_ field: Field) -> Categories {
    switch field.scalar {
    case "year": return .year
    case "flag": return .flag
    default:
      let entries = field.entries(Sentence(zh: "year、flag，或 code: [写法]", en: "year, flag or a mapping code: [written forms]"))
      if field.isMapping, entries.isEmpty { field.mistake(found: Sentence(zh: "一类也没有", en: "no categories"), expected: Sentence(zh: "至少一类", en: "one category at least")) }
      checkApart(entries)
      return .named(entries.map { (code: $0, written: $1.texts()) })
    }
  }

  /// A text that stood for two categories would be read as whichever comes first.
  private func checkApart(_ categories: [(key: String, value: Field)]) {
    var meanings = Dictionary(categories.map { (HeaderName.folded($0.key), $0.key) }, uniquingKeysWith: { first, _ in first })
    for (code, value) in categories {
      for text in value.texts() {
        let name = HeaderName.folded(text)
        if let other = meanings[name], other != code {
          value.mistake(
            found: Sentence(zh: "\(other) 和 \(code) 都有的写法 \"\(text)\"", en: "\"\(text)\" for both \(other) and \(code)"),
            expected: Sentence(zh: "只属于一类的写法", en: "a text of one category only"))
        }
        meanings[name] = meanings[name] ?? code
      }
    }
  }

  private func measure(_ field: Field, _ fields: [String: Field], isSigned: Bool = false) -> Measure? {
    if let by = fields["by"]?.text(), let map = fields["unit"] {
      var units: [String: Unit] = [:]
      var families: [String: UnitFamily] = [:]
      for (category, value) in map.entries(Sentence(same: "category: unit")) {
        guard let (family, unit) = resolve(value, family: nil) else { continue }
        units[category] = unit
        families[category] = family
      }
      guard let first = map.entries(Sentence(same: "category: unit")).first?.key, let family = families[first] else { return nil }
      return Measure(family: family, unit: units[first], byCategory: .init(column: by, units: units, families: families), isSigned: isSigned)
    }
    let family = fields["family"]?.text()
    if let unit = fields["unit"] {
      return resolve(unit, family: family).map { Measure(family: $0.0, unit: $0.1, byCategory: nil, isSigned: isSigned) }
    }
    guard let name = field.required("family", in: fields) else { return nil }
    guard let known = family.flatMap({ units.family($0) }) else {
      name.mistake(found: name.shown, expected: Sentence(zh: "units.csv 里的一类单位", en: "a family of units.csv"))
      return nil
    }
    return Measure(family: known, unit: nil, byCategory: nil, isSigned: isSigned)
  }

  /// The unit that a spelling means; a spelling of several families needs `family`, or is its own classifier's.
  private func resolve(_ field: Field, family: String?) -> (UnitFamily, Unit)? {
    guard let text = field.text() else { return nil }
    guard let found = UnitChoice.of(text, family: family, in: units) else {
      field.mistake(
        found: field.shown,
        expected: family.map { Sentence(zh: "\($0) 这一类的单位", en: "a unit of the family \($0)") }
          ?? Sentence(zh: "units.csv 里的单位，几类里都有的要写 \"family\"", en: "a unit of units.csv, with \"family\" where it stands in several"))
      return nil
    }
    return found
  }
}
