import Figures
import Handoff
import Quantities

/// Reads a definition bundle into a `Pipeline`, or names every mistake in it.
package struct PipelineReader {
  private let bundle: DefinitionBundle
  private let mistakes = MistakeList()

  package init(_ bundle: DefinitionBundle) { self.bundle = bundle }

  /// - Throws: `DefinitionMistakes` with the place of each mistake.
  package func read() throws(DefinitionMistakes) -> Pipeline {
    let head = head()
    let regions = regions(city: head.city)
    guard let units = units(), let regions else { throw failure() }
    var forms: [String: Form] = [:]
    var unread: Set<String> = []
    for (path, form) in files(under: "forms", { FormReader(units: units, mistakes: $2).read($0, file: $1) }) {
      guard let form else {
        unread.insert(String(path.dropFirst("forms/".count).dropLast(".yaml".count)))
        continue
      }
      if forms[form.code] != nil {
        mistakes.add(path, 1, 1, found: Sentence(zh: "表 \(form.code) 又出现一次", en: "the form \(form.code) a second time"), expected: Sentence(zh: "一张表一个文件", en: "each form in one file"))
      }
      forms[form.code] = form
    }
    let classes = ClassRegister(bundle.files["classes.csv"] ?? "", regions: regions, mistakes: mistakes)
    checkTitles(forms)
    let places = places(of: forms, regions)
    let year = Period(.year, containing: head.period.last)
    let (known, missing) = (forms, unread)
    let indicators = files(under: "indicators") {
      IndicatorReader(units: units, forms: known, unread: missing, classes: classes.names, year: year, mistakes: $2).read($0, file: $1)
    }.flatMap(\.1)
    let rules = files(under: "rules") { RuleReader(mistakes: $2).read($0, file: $1) }.flatMap(\.1)
    let explanations = bundle.files["explanations.yaml"].map { RuleReader(mistakes: mistakes).explanations($0, file: "explanations.yaml") } ?? []
    let reference = reference()
    let baseline = baseline()
    // A form or an indicator with a mistake of its own is not there: what names it would be called wrong without being so.
    if mistakes.list.isEmpty { Names(indicators: indicators, rules: rules, forms: forms, screen: head.screen, mistakes: mistakes).check() }
    guard mistakes.list.isEmpty else { throw failure() }
    return Pipeline(
      head: head, regions: regions, classes: classes, places: places, units: units, forms: forms, indicators: indicators, rules: rules, explanations: explanations,
      reference: reference, baseline: baseline, bundle: bundle)
  }

  /// Reads the files of a folder, which know nothing of each other, on all cores; what is wrong in any of them is noted.
  private func files<Value: Sendable>(
    under folder: String, _ read: @escaping @Sendable (_ text: String, _ file: String, MistakeList) -> Value
  ) -> [(file: String, Value)] {
    let files = bundle.files(under: folder, suffix: ".yaml")
    let answers = Parallel.map(files, jobs: Parallel.cores) { path, text in
      let mistakes = MistakeList()
      return (path, read(text, path, mistakes), mistakes.list)
    }
    return answers.map { path, value, list in
      mistakes.add(list)
      return (path, value)
    }
  }

  /// A return may say which form it is by the title alone.
  private func checkTitles(_ forms: [String: Form]) {
    for (_, alike) in Dictionary(grouping: forms.values, by: { HeaderName.folded($0.title) }) where alike.count > 1 {
      let codes = alike.map(\.code).sorted()
      for code in codes.dropFirst() {
        mistakes.add("forms/\(code).yaml", 1, 1, found: Sentence(zh: "和 \(codes[0]) 一样的表名", en: "the title of \(codes[0])"), expected: Sentence(zh: "自己的表名：报表可能只写表名", en: "a title of its own: returns may be known by it"))
      }
    }
  }

  private func failure() -> DefinitionMistakes {
    DefinitionMistakes(list: mistakes.list.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) })
  }

  private func head() -> PipelineHead {
    let file = "pipeline.yaml"
    var head = PipelineHead()
    guard let text = bundle.files[file] else {
      mistakes.add(file, 1, 1, found: Sentence(zh: "没有这个文件", en: "no such file"), expected: Sentence(same: "pipeline.yaml"))
      return head
    }
    guard let document = Field.document(text, file: file, mistakes: mistakes) else { return head }
    let fields = document.record([
      "pipeline", "title", "city", "time_zone", "language", "inbox", "period", "rounding", "cells", "screen", "contact",
    ])
    head.name = document.required("pipeline", in: fields)?.text() ?? ""
    head.title = fields["title"]?.text() ?? head.name
    head.city = document.required("city", in: fields)?.text() ?? ""
    head.timeZone = fields["time_zone"]?.text() ?? head.timeZone
    head.language = fields["language"]?.choice(Language.self) ?? .zh
    head.inbox = document.required("inbox", in: fields)?.text() ?? ""
    head.rounding = fields["rounding"]?.choice(Rounding.self) ?? .halfUp
    head.screen = fields["screen"]?.texts() ?? []
    head.contact = fields["contact"]?.text() ?? ""
    if let field = fields["cells"], let name = field.text() {
      guard let policy = QuantityPolicy(named: name) else {
        field.mistake(found: field.shown, expected: Sentence(zh: "exact、tolerant 或 printed", en: "exact, tolerant or printed"))
        return head
      }
      head.policyName = name
      head.policy = policy
    }
    if let field = document.required("period", in: fields), let code = field.text() {
      guard let period = Period(code) else {
        field.mistake(found: field.shown, expected: Sentence(zh: "一期，如 2020-12", en: "a period such as 2020-12"))
        return head
      }
      head.period = period
    }
    return head
  }

  private func regions(city: String) -> RegionTable? {
    let columns = ["code", "level", "parent", "name", "short", "aliases", "valid_from", "valid_to"]
    let registry = RegistryFile(
      bundle.files["regions.csv"] ?? "", file: "regions.csv", columns: columns, optional: ["successor"], mistakes: mistakes)
    let regions = registry.rows.compactMap { row -> Region? in
      guard let level = Region.Level(rawValue: row.text("level")) else {
        mistakes.add("regions.csv", row.line, 2, found: Sentence(same: "\"\(row.text("level"))\""), expected: Sentence(zh: "city、county、township 或 village", en: "city, county, township or village"))
        return nil
      }
      return Region(
        code: row.text("code"), level: level, parent: row.text("parent"), name: row.text("name"), short: row.text("short"),
        aliases: row.words("aliases"), validity: row.validity("regions.csv", mistakes), successor: row.text("successor"))
    }
    do {
      return try RegionTable(regions, city: city)
    } catch {
      mistakes.add("regions.csv", 1, 1, found: error.said, expected: Sentence(zh: "一个名字一个区划，并有 pipeline.yaml 里的 city", en: "one region for each name, and the city of pipeline.yaml"))
      return nil
    }
  }

  /// The registries that columns name, each in a file of its own.
  private func places(of forms: [String: Form], _ regions: RegionTable) -> [String: PlaceRegister] {
    var places: [String: PlaceRegister] = [:]
    for form in forms.values {
      for name in form.columns.compactMap(\.registry) where places[name] == nil {
        let file = name + ".csv"
        guard let text = bundle.files[file] else {
          mistakes.add("forms/\(form.code).yaml", 1, 1, found: Sentence(same: "registry: \(name)"), expected: Sentence(zh: "pipeline.yaml 旁边有文件 \(file)", en: "a file \(file) beside pipeline.yaml"))
          continue
        }
        places[name] = PlaceRegister(text, file: file, regions: regions, mistakes: mistakes)
      }
    }
    return places
  }

  private func units() -> UnitTable? {
    let columns = ["family", "unit", "factor", "also", "kind", "decimals"]
    let registry = RegistryFile(bundle.files["units.csv"] ?? "", file: "units.csv", columns: columns, mistakes: mistakes)
    let rows = registry.rows.map {
      UnitRow(
        family: $0.text("family"), unit: $0.text("unit"), factor: $0.text("factor"), also: $0.text("also"), kind: $0.text("kind"),
        decimals: $0.text("decimals"), line: $0.line)
    }
    do {
      return try UnitTable(rows: rows)
    } catch {
      mistakes.add("units.csv", error.line, 1, found: Sentence(zh: error.message(.zh), en: error.message(.en)), expected: Sentence(zh: "一个单位、一个换算率、一类", en: "one unit, one factor, one family"))
      return nil
    }
  }

  private func reference() -> [ReferenceRow] {
    guard let text = bundle.files["reference.csv"] else { return [] }
    let columns = ["indicator", "section", "name", "token", "qualifier", "value", "unit", "step", "period", "kind", "note"]
    let registry = RegistryFile(text, file: "reference.csv", columns: columns, mistakes: mistakes)
    return registry.rows.compactMap { row in
      guard let value = Exact(plain: row.text("value")), let step = Exact(plain: row.text("step")) else {
        mistakes.add("reference.csv", row.line, 6, found: Sentence(zh: "\"\(row.text("value"))\"，步长 \"\(row.text("step"))\"", en: "\"\(row.text("value"))\" with the step \"\(row.text("step"))\""), expected: Sentence(zh: "普通小数", en: "plain decimals"))
        return nil
      }
      guard let qualifier = Qualifier(rawValue: row.text("qualifier")) else {
        mistakes.add("reference.csv", row.line, 5, found: Sentence(same: "\"\(row.text("qualifier"))\""), expected: Sentence(zh: "exact、more_than 这样的限定", en: "a qualifier such as exact or more_than"))
        return nil
      }
      return ReferenceRow(
        indicator: row.text("indicator"), section: row.text("section"), name: row.text("name"), token: row.text("token"),
        qualifier: qualifier, value: value, unit: row.text("unit"), step: step, period: row.text("period"), kind: row.text("kind"))
    }
  }

  private func baseline() -> [BaselineRow] {
    guard let text = bundle.files["baseline.csv"] else { return [] }
    let columns = ["indicator", "region", "period", "value", "unit", "source"]
    var seen: Set<[String]> = []
    return RegistryFile(text, file: "baseline.csv", columns: columns, mistakes: mistakes).rows.compactMap { row in
      let key = [row.text("indicator"), row.text("region"), row.text("period")]
      if !seen.insert(key).inserted { mistakes.add("baseline.csv", row.line, 1, found: Sentence(zh: "\(key.joined(separator: ",")) 写了两次", en: "\(key.joined(separator: ",")) twice"), expected: Sentence(zh: "一个数只有一个值", en: "one value for each figure")) }
      guard let value = Exact(plain: row.text("value")) else {
        mistakes.add("baseline.csv", row.line, 4, found: Sentence(same: "\"\(row.text("value"))\""), expected: Sentence(zh: "普通小数", en: "a plain decimal"))
        return nil
      }
      return BaselineRow(
        indicator: row.text("indicator"), region: row.text("region"), period: row.text("period"), value: value,
        unit: row.text("unit"), source: row.text("source"))
    }
  }
}
