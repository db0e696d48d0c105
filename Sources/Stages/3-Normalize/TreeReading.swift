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
struct TreeReading {
  let pipeline: Pipeline
  let claim: Claim
  var reading: Reading

  func read(_ extracted: [ExtractRow]) -> Reading {
    let elements = extracted.compactMap { row -> RawElement? in if case .element(let element) = row { element } else { nil } }
    var reading = reading
    guard let root = elements.first else {
      reading.rejections.append(
        Words.rejection(.submission, .xmlNotReport, at: Place(line: 1, column: 0), zh: "XML 里什么都没有", en: "the XML is empty"))
      return reading
    }
    let preamble = preamble(root)
    guard let form = form(root, preamble, elements) else {
      reading.rejections.append(
        Words.rejection(
          .submission, .formUnknown, at: Place(line: root.line, column: 0, path: root.path), raw: root.name,
          zh: "XML 里没有写编码（表号），记录也和哪张表都对不上", en: "no 编码 and no rows of a form"))
      return reading
    }
    reading.head.form = form.code
    guard let identity = Identity.establish(form: form, preamble: preamble, claim: claim, pipeline: pipeline, rejections: &reading.rejections)
    else { return reading }
    reading.head.region = identity.region.code
    reading.head.period = identity.period.code
    reading.head.version = identity.version
    reading.head.statedVersion = identity.statedVersion
    reading.head.issued = identity.issued
    var body = TreeBody(form: form, identity: identity, preamble: preamble, pipeline: pipeline, reading: reading)
    return body.read(elements)
  }

  /// The root's attributes, read like the lines above a table.
  private func preamble(_ root: RawElement) -> Preamble {
    var preamble = Preamble()
    for (position, attribute) in root.attributes.enumerated() {
      let name = HeaderName.folded(attribute.name)
      var cell = InputCell(text: attribute.value, line: root.line, column: position + 1)
      cell.path = root.path(ofAttribute: attribute.name)
      if let label = Preamble.Label.allCases.first(where: { $0.words.contains(name) || (name == "县" && $0 == .region) }) {
        preamble.add(label, cell.trimmed, cell, row: nil)
      }
    }
    return preamble
  }

  private func form(_ root: RawElement, _ preamble: Preamble, _ elements: [RawElement]) -> Form? {
    if let code = preamble.entry(.form)?.value ?? claim.form { return pipeline.forms[HeaderName.folded(code).uppercased()] }
    let names = Set(elements.prefix(200).flatMap { [$0.name] + $0.attributes.map(\.name) }.map(HeaderName.folded))
    let fitting = pipeline.formsInOrder.filter { form in
      guard names.contains(form.xml?.row ?? "记录") else { return false }
      if let shape = form.xml {
        return shape.places.allSatisfy { place in place.place == "." || names.contains(place.place.split(whereSeparator: { "/@.".contains($0) }).last.map(String.init) ?? "") }
      }
      return form.columns.allSatisfy { column in column.optional || column.foldedHeaders.contains { names.contains($0) } }
    }
    return fitting.count == 1 ? fitting[0] : nil
  }
}
