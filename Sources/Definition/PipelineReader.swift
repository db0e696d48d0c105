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
    let head = HeadReader(mistakes: mistakes).read(bundle.files["pipeline.yaml"])
    let regions = head?.city.flatMap { RegionReader(mistakes: mistakes).read(bundle.files["regions.csv"], city: $0) }
    guard let units = units(), let head, let regions else { throw failure() }
    var paths: [String: String] = [:]
    var forms: [String: Form] = [:]
    var unread: Set<String> = []
    let known = Set(bundle.files.keys)
    for (path, form) in files(under: "forms", { FormReader(units: units, regions: regions, files: known, mistakes: $2).read($0, file: $1) }) {
      guard let form else {
        unread.insert(String(path.dropFirst("forms/".count).dropLast(".yaml".count)))
        continue
      }
      if let other = paths[form.code] {
        mistakes.add(path, 1, 1, found: Sentence(zh: "表 \(form.code) 又出现一次，先在 \(other)", en: "the form \(form.code) a second time, first in \(other)"), expected: Sentence(zh: "一张表一个文件", en: "each form in one file"))
      }
      (forms[form.code], paths[form.code]) = (form, paths[form.code] ?? path)
    }
    let classes = ClassRegister(bundle.files["classes.csv"], regions: regions, mistakes: mistakes)
    checkTitles(forms, paths)
    let places = places(of: forms, regions)
    let year = Period(.year, containing: head.period.last)
    let (read, missing) = (forms, unread)
    let indicators = files(under: "indicators") {
      IndicatorReader(units: units, forms: read, unread: missing, classes: classes.names, year: year, mistakes: $2).read($0, file: $1)
    }.flatMap(\.1)
    let rules = files(under: "rules") { RuleReader(mistakes: $2).read($0, file: $1) }.flatMap(\.1)
    // A form, an indicator or a rule with a mistake of its own is not there: what names it would be called wrong without being so.
    let areAllRead = mistakes.list.isEmpty
    if areAllRead { Names(indicators: indicators, rules: rules, forms: forms, units: units, screen: head.screen, mistakes: mistakes).check() }
    let byID = Dictionary(indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = FigureRowReader(indicators: areAllRead ? byID : nil, units: units, regions: regions, mistakes: mistakes)
    let reference = bundle.files["reference.csv"].map(rows.reference) ?? []
    let baseline = bundle.files["baseline.csv"].map(rows.baseline) ?? []
    let explanations = bundle.files["explanations.yaml"].map {
      ExplanationReader(rules: areAllRead ? Set(rules.map(\.code)) : nil, regions: regions, mistakes: mistakes).read($0, file: "explanations.yaml")
    }
    guard mistakes.list.isEmpty else { throw failure() }
    return Pipeline(
      head: head, regions: regions, classes: classes, places: places, units: units, forms: forms, indicators: indicators, rules: rules, explanations: explanations ?? [],
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
  private func checkTitles(_ forms: [String: Form], _ paths: [String: String]) {
    for (_, alike) in Dictionary(grouping: forms.values, by: { HeaderName.folded($0.title) }) where alike.count > 1 {
      let codes = alike.map(\.code).sorted()
      for code in codes.dropFirst() {
        mistakes.add(paths[code] ?? code, 1, 1, found: Sentence(zh: "和 \(codes[0]) 一样的表名", en: "the title of \(codes[0])"), expected: Sentence(zh: "自己的表名：报表可能只写表名", en: "a title of its own: returns may be known by it"))
      }
    }
  }

  private func failure() -> DefinitionMistakes {
    DefinitionMistakes(list: mistakes.list.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) })
  }

  /// The registries that columns name, each in a file of its own.
  private func places(of forms: [String: Form], _ regions: RegionTable) -> [String: PlaceRegister] {
    var places: [String: PlaceRegister] = [:]
    for form in forms.values {
      for name in form.columns.compactMap(\.registry) where places[name] == nil {
        let file = name + ".csv"
        guard let text = bundle.files[file] else { continue }
        places[name] = PlaceRegister(text, file: file, regions: regions, mistakes: mistakes)
      }
    }
    return places
  }

  private func units() -> UnitTable? {
    guard let text = bundle.files["units.csv"] else {
      mistakes.add("units.csv", 1, 1, found: Sentence(zh: "没有这个文件", en: "no such file"), expected: Sentence(zh: "pipeline.yaml 旁边的单位表", en: "the table of units beside pipeline.yaml"))
      return nil
    }
    let columns = ["family", "unit", "factor", "also", "kind", "decimals"]
    let before = mistakes.list.count
    let registry = RegistryFile(text, file: "units.csv", columns: columns, mistakes: mistakes)
    guard mistakes.list.count == before else { return nil }
    let rows = registry.rows.map {
      UnitRow(
        family: $0.text("family"), unit: $0.text("unit"), factor: $0.text("factor"), also: $0.text("also"), kind: $0.text("kind"),
        decimals: $0.text("decimals"), line: $0.line)
    }
    do {
      return try UnitTable(rows: rows)
    } catch {
      mistakes.add("units.csv", error.line, (columns.firstIndex(of: error.column) ?? 0) + 1, found: error.found, expected: error.expected)
      return nil
    }
  }
}
