import Definition
import Figures
import Handoff
import Quantities
import Submissions

/// Reads a submission that is business XML: a root that says who, what and when, and an element for each row.
///
///     <报表 编码="HC-19-1" 县区="451229" 期别="2020-12" 单位="万元">
///       <记录 乡镇="大化镇"><数量 单位="座">46</数量></记录>
///
/// A column is a child or an attribute named by any header alias; a form may declare other places (`xml:` in its
/// definition), down to attributes of the elements around a row.
///
/// Several 报表 in one file are as many returns: county, period, unit and version may stand on the element around them.
struct TreeReading {
  let pipeline: Pipeline
  private(set) var claim: Claim
  let reading: Reading

  init(pipeline: Pipeline, claim: Claim, reading: Reading) {
    self.pipeline = pipeline
    self.claim = claim
    self.reading = reading
  }

  mutating func read(_ rows: ExtractedRows) throws -> [Reading] {
    let source = ElementSource(rows)
    let document = try Document(source)
    guard let root = document.root else {
      var reading = reading
      reading.rejections.append(
        Words.rejection(.submission, .xmlNotReport, at: Place(line: 1, column: 0), zh: "XML 里什么都没有", en: "the XML is empty"))
      return [reading]
    }
    if document.isOpenDocument {
      var reading = reading
      reading.rejections.append(
        Words.rejection(
          .submission, .xmlNotReport, at: Place(line: root.line, column: 0, path: root.path),
          zh: "这是 OpenDocument 表格，不是 XML 表格 2003；请另存为 CSV UTF-8 或 XML 表格 2003", en: "this is an OpenDocument sheet; save it as CSV UTF-8 or XML Spreadsheet 2003"))
      return [reading]
    }
    let reports = document.reports
    let stated = reports.map { preamble($0) }
    // A name that says which form it is speaks of one of them.
    if reports.count > 1, stated.contains(where: { $0.entry(.form).map { code($0) } == claim.form }) { claim.form = nil }
    var readings = try zip(reports, stated).map { try read($0, $1) }
    readings[0].head.outside += document.outside
    readings[0].rejections.append(contentsOf: document.unread)
    if let failure = source.failure { throw failure }
    return readings
  }

  private func read(_ report: Report, _ stated: Preamble) throws -> Reading {
    let (root, elements) = (report.root, report.elements)
    var reading = reading
    let (found, consulted) = form(root, stated, elements)
    reading.consulted = consulted
    guard let form = found else {
      let written = stated.entry(.form)
      let near = written.flatMap { NearestName.of(code($0), among: pipeline.forms.keys.sorted()) }.map { "，是不是“\($0)”？" } ?? ""
      reading.rejections.append(
        Words.rejection(
          .submission, .formUnknown, at: Place(line: root.line, column: written?.cell.column ?? 0, path: written?.cell.path ?? root.path),
          raw: written?.value ?? root.name,
          zh: written.map { "编码写的 \(Words.quoted($0.value))，没有这张表\(near)" } ?? "XML 里没有写编码（表号），记录也和哪张表都对不上",
          en: written.map { "there is no form \(Words.quoted($0.value))" } ?? "no 编码 and no rows of a form"))
      return reading
    }
    reading.head.form = form.code
    var preamble = stated
    if let names = form.partColumn?.foldedHeaders {
      for around in [root] + report.around.reversed() where preamble.entry(.part) == nil {
        for (position, attribute) in around.attributes.enumerated() where names.contains(HeaderName.folded(attribute.name)) {
          preamble.add(.part, InputCell.trimmed(attribute.value), cell(attribute, position, of: around), row: nil)
        }
      }
    }
    guard let identity = Identity.establish(form: form, preamble: preamble, claim: claim, pipeline: pipeline, rejections: &reading.rejections)
    else { return reading }
    identity.note(in: &reading.head)
    if let contradiction = contradiction(report, identity) {
      reading.rejections.append(contradiction)
      return reading
    }
    let part = PartOfSlice(form: form, preamble: preamble, sheet: nil)
    var body = TreeBody(
      form: form, identity: identity, preamble: preamble, part: part, around: report.around, elements: elements, pipeline: pipeline, reading: reading)
    var read = try body.read()
    try part.settle(&read)
    return read
  }

  private func code(_ entry: Preamble.Entry) -> String { HeaderName.folded(entry.value).uppercased() }

  private func cell(_ attribute: (name: String, value: String), _ position: Int, of element: RawElement) -> InputCell {
    InputCell(attribute.value, line: element.line, column: position + 1, element: element.path, attribute: attribute.name)
  }

  /// The report's attributes, read like the lines above a table; what it does not say, the elements around it may.
  private func preamble(_ report: Report) -> Preamble {
    var preamble = attributes(report.root)
    preamble.join(children(report))
    for element in report.around.reversed() { preamble.inherit(attributes(element), Preamble.Label.allCases) }
    return preamble
  }

  /// `<表头 单位="元"/>`, `<表头><单位>元</单位></表头>`, `<期别>2020-12</期别>`: the same in its head, or as children of the report, outside its rows.
  private func children(_ report: Report) -> Preamble {
    var preamble = Preamble()
    for head in report.heads { preamble.join(attributes(head, ofSenderOnly: head.depth > report.root.depth + 1)) }
    for element in report.texts where Preamble.Label(element: element.name) == nil {
      guard let text = element.text else { continue }
      for unit in HeadText.units(element.name, text, pipeline.units) {
        preamble.add(.unit, unit, InputCell(text, line: element.line, column: 0, element: element.path), row: nil)
      }
    }
    for element in report.statements {
      guard let text = element.text, let label = Preamble.Label(element: element.name) else { continue }
      let stated = HeadElement.value(of: element)
      let cell = InputCell(stated?.value ?? text, line: element.line, column: 0, element: element.path, attribute: stated?.name)
      preamble.add(label, cell.trimmed, cell, row: nil)
    }
    return preamble
  }

  /// What the elements around a report say of county and period must not contradict it. It is for the report to say which of
  /// the two is right, so the finding stands where it says its own.
  private func contradiction(_ report: Report, _ identity: Identity) -> Rejection? {
    for element in report.around {
      let outer = attributes(element)
      for entry in outer.all(.region) {
        guard let region = pipeline.regions.submitter(entry.value), region.code != identity.region.code, region.code != pipeline.regions.city.code
        else { continue }
        return differs(report, .region, entry, "外层的\(Words.quoted(element.name))写的是\(pipeline.regions.short(region.code))，报表写的是\(pipeline.regions.short(identity.region.code))")
      }
      for entry in outer.all(.period) {
        guard let period = Period(entry.value) ?? Period(reading: entry.value, year: pipeline.period.first.year), !period.contains(identity.period)
        else { continue }
        return differs(report, .period, entry, "外层的\(Words.quoted(element.name))写的是\(period.title())，报表写的是\(identity.period.title())")
      }
    }
    return nil
  }

  private func differs(_ report: Report, _ label: Preamble.Label, _ outer: Preamble.Entry, _ words: String) -> Rejection {
    let own = attributes(report.root).entry(label) ?? children(report).entry(label) ?? outer
    return Words.rejection(
      .submission, .identityDiffers, at: own.place, raw: own.value, zh: words, en: "the element around the report says \(Words.quoted(outer.value))")
  }

  /// What the attributes of an element say; of one inside a head only who sent it and when: its unit may be a
  /// column's, and its code a county's.
  private func attributes(_ element: RawElement, ofSenderOnly: Bool = false) -> Preamble {
    var preamble = Preamble()
    for (position, attribute) in element.attributes.enumerated() {
      if let label = Preamble.Label(element: attribute.name), !ofSenderOnly || label == .region || label == .period {
        let cell = cell(attribute, position, of: element)
        preamble.add(label, cell.trimmed, cell, row: nil)
      }
    }
    return preamble
  }

  private func form(_ root: RawElement, _ preamble: Preamble, _ elements: Elements) -> (Form?, Consulted) {
    if let code = preamble.entry(.form)?.value ?? claim.form {
      let form = pipeline.forms[HeaderName.folded(code).uppercased()]
      return (form, form == nil ? .headers : .form)
    }
    let names = Set(elements.prefix(200).flatMap { [$0.name] + $0.attributes.map(\.name) }.map(HeaderName.folded))
    let fitting = pipeline.formsInOrder.filter { form in
      guard names.contains(form.xml?.row ?? "记录") else { return false }
      if let shape = form.xml {
        // A unit need not be stated: the form's own holds then.
        let units = (form.long?.unit ?? []) + form.columns.filter(\.isUnit).flatMap(\.headers)
        return shape.places.allSatisfy { place in
          place.place == "." || units.contains(place.header)
            || names.contains(place.place.split(whereSeparator: { "/@.".contains($0) }).last.map(String.init) ?? "")
        }
      }
      func isThere(_ words: [String]) -> Bool { words.contains { names.contains(HeaderName.folded($0)) } }
      let isList = form.layouts.contains(.long) && form.long.map { isThere($0.item) && isThere($0.value) } ?? false
      return form.columns.allSatisfy { column in
        column.optional || isThere(column.headers) || (isList && (column.measure != nil || column.isUnit))
      }
    }
    return (fitting.count == 1 ? fitting[0] : nil, .headers)
  }
}
