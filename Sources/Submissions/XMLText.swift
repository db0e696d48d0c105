internal import CLibXML2

/// Reads an XML text with libxml2's push parser and hands its elements to the reader of its kind.
///
/// No DTD, no entities but the five, no network, no recovery: the first error of well-formedness refuses the file. The
/// text is proven UTF-8 already, and a declared encoding is not heeded. The root element decides which kind it is.
final class XMLText {
  private let limits: Limits
  private let sink: (ExtractRow) throws -> Void
  /// As the root element decides.
  private var reader: (any XMLElementReader)?
  private var scan: XMLTagScan
  private var nextTag = 0
  private var isSelfClosing = false
  private var depth = 0
  /// The first thing that went wrong; nothing is handed on after it.
  private var failure: (any Error)?
  private var parser: xmlParserCtxtPtr?
  /// Where the text handed to the parser ends.
  private var pushed = 0

  init(limits: Limits, sink: @escaping (ExtractRow) throws -> Void) {
    self.limits = limits
    self.sink = sink
    scan = XMLTagScan(limits: limits)
  }

  deinit {
    if let parser { xmlFreeParserCtxt(parser) }
  }

  var format: SubmissionFormat { reader?.format ?? .xml }

  var counts: (rows: Int, cells: Int) { reader.map { ($0.rows, $0.cells) } ?? (0, 0) }

  var notes: [SubmissionNote] { reader?.notes ?? [] }

  /// Reads the whole text.
  func read(_ text: DecodedText) throws {
    try start()
    try text.forEachBlock { block, base, isLast in
      var index = 0
      while index < block.count {
        let end: Int
        do throws(Fault) {
          end = try scan.slice(block, from: index, base: base, isLast: isLast)
        } catch {
          // What stands before the obstacle comes first: it may hold one of its own.
          let obstacle = min(error.offset - base, block.count)
          if obstacle > index { try push(UnsafeBufferPointer(rebasing: block[index..<obstacle]), at: base + index) }
          throw error
        }
        if end == index { break }
        try push(UnsafeBufferPointer(rebasing: block[index..<end]), at: base + index)
        index = end
      }
      if isLast {
        if index < block.count { throw truncation(at: base + index) }
        try finish(at: base + block.count)
      }
      return index
    }
  }

  // MARK: The parser

  private static let initialised: Void = xmlInitParser()

  private func start() throws {
    Self.initialised
    var handlers = xmlSAXHandler()
    handlers.initialized = UInt32(XML_SAX2_MAGIC)
    handlers.startElementNs = { context, name, _, uri, _, _, count, _, attributes in
      guard let context, let name else { return }
      Unmanaged<XMLText>.fromOpaque(context).takeUnretainedValue().startElement(
        name, uri, XMLAttributes(attributes, count: Int(count)))
    }
    handlers.endElementNs = { context, _, _, _ in
      guard let context else { return }
      Unmanaged<XMLText>.fromOpaque(context).takeUnretainedValue().endElement()
    }
    let characters: charactersSAXFunc = { context, text, length in
      guard let context, let text else { return }
      Unmanaged<XMLText>.fromOpaque(context).takeUnretainedValue().characters(
        UnsafeBufferPointer(start: text, count: Int(length)))
    }
    handlers.characters = characters
    handlers.ignorableWhitespace = characters
    handlers.internalSubset = { context, _, _, _ in
      guard let context else { return }
      Unmanaged<XMLText>.fromOpaque(context).takeUnretainedValue().stop(Fault(.doctype, at: 0))
    }
    handlers.serror = { context, error in
      guard let context, let error else { return }
      Unmanaged<XMLText>.fromOpaque(context).takeUnretainedValue().complain(
        code: Int(error.pointee.code), isFatal: error.pointee.level == XML_ERR_FATAL, words: error.pointee.message)
    }
    let opaque = Unmanaged.passUnretained(self).toOpaque()
    guard let parser = xmlCreatePushParserCtxt(&handlers, opaque, nil, 0, nil) else {
      throw Fault(.xmlNotWellFormed, at: 0, details: [XMLReason.other.rawValue])
    }
    self.parser = parser
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
      | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(parser, Int32(options))
    guard xmlCtxtResetPush(parser, nil, 0, nil, "UTF-8") == 0 else {
      throw Fault(.xmlNotWellFormed, at: 0, details: [XMLReason.other.rawValue])
    }
    xmlCtxtUseOptions(parser, Int32(options))
  }

  private func push(_ slice: UnsafeBufferPointer<UInt8>, at offset: Int) throws {
    nextTag = 0
    pushed = offset + slice.count
    var rest = slice[...]
    while !rest.isEmpty {
      let part = UnsafeBufferPointer(rebasing: rest.prefix(1 << 30))
      part.withMemoryRebound(to: CChar.self) { _ = xmlParseChunk(parser, $0.baseAddress, Int32($0.count), 0) }
      rest = rest.dropFirst(part.count)
    }
    if let failure { throw failure }
    if let names = parser?.pointee.dict, Int(xmlDictSize(names)) > limits.xmlNames {
      throw Fault(.tooManyNames, at: pushed, details: [String(limits.xmlNames)])
    }
  }

  private func finish(at end: Int) throws {
    let status = xmlParseChunk(parser, nil, 0, 1)
    if let failure { throw failure }
    guard status == 0, hasRoot, depth == 0, parser?.pointee.wellFormed == 1 else { throw truncation(at: end) }
  }

  /// Remembers the first failure and stops the parser.
  private func stop(_ error: any Error) {
    if failure == nil {
      failure = error
      if let sheet = reader?.sheet, var fault = error as? Fault {
        fault.sheet = sheet
        failure = fault
      }
    }
    xmlStopParser(parser)
  }

  private var offset: Int { Int(xmlByteConsumed(parser)) }

  /// Errors of namespaces are not fatal to libxml2; those that leave a name without meaning are to us.
  private func complain(code: Int, isFatal: Bool, words: UnsafePointer<CChar>?) {
    let namespaceErrors = [
      XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue, XML_NS_ERR_QNAME.rawValue, XML_NS_ERR_ATTRIBUTE_REDEFINED.rawValue,
      XML_NS_ERR_COLON.rawValue, XML_NS_ERR_XML_NAMESPACE.rawValue,
    ]
    guard failure == nil, isFatal || namespaceErrors.contains(UInt32(code)) else { return }
    let reason = XMLReason(code: code, isComplete: depth == 0 && hasRoot)
    if reason == .unfinished {
      stop(truncation(at: pushed))
    } else {
      let start = reason == .sectionEnd ? offset + aheadToSectionEnd : offset - back(to: reason.firstByte)
      let said = reason == .other ? CText.line(words) : ""
      stop(Fault(.xmlNotWellFormed, at: start, details: [reason.rawValue, innermost.name, innermost.line, said]))
    }
  }

  /// How far behind the parser the wanted byte stands, the last of its kind; 0 where it is not at hand.
  private func back(to wanted: UInt8?) -> Int {
    guard let wanted, let input = parser?.pointee.input, let base = input.pointee.base, let here = input.pointee.cur
    else {
      return 0
    }
    var position = here
    while position > base {
      position -= 1
      if position.pointee == wanted { return position.distance(to: here) }
    }
    return 0
  }

  /// How far ahead of the parser the next `]]>` stands: it complains at the start of the text around it.
  private var aheadToSectionEnd: Int {
    guard let input = parser?.pointee.input, let here = input.pointee.cur, let end = input.pointee.end else { return 0 }
    let rest = UnsafeBufferPointer(start: here, count: here.distance(to: end))
    return rest.indices.first { rest[$0...].starts(with: "]]>".utf8) } ?? 0
  }

  private var hasRoot: Bool { reader != nil }

  /// The innermost open element and the line of its start tag.
  private var innermost: (name: String, line: String) {
    reader?.innermost.map { ($0.name, String($0.line)) } ?? ("", "")
  }

  private func truncation(at offset: Int) -> Fault {
    Fault(.xmlTruncated, at: offset, details: [innermost.name, innermost.line])
  }

  // MARK: What the parser reports

  private func startElement(_ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?, _ attributes: XMLAttributes)
  {
    guard failure == nil else { return }
    do {
      guard nextTag < scan.tags.count else {
        throw Fault(.xmlNotWellFormed, at: offset, details: [XMLReason.markup.rawValue])
      }
      let tag = scan.tags[nextTag]
      nextTag += 1
      isSelfClosing = tag.isSelfClosing
      depth += 1
      if depth > limits.xmlDepth {
        throw Fault(.xmlTooDeep, at: tag.offset, details: [String(limits.xmlDepth)])
      }
      if attributes.count > limits.xmlAttributes {
        throw Fault(.tooManyAttributes, at: tag.offset, details: [String(limits.xmlAttributes)])
      }
      let reader = try reader ?? decided(name, uri, tag)
      try reader.start(name, uri, attributes, tag)
    } catch {
      stop(error)
    }
  }

  private func decided(_ name: UnsafePointer<xmlChar>, _ uri: UnsafePointer<xmlChar>?, _ tag: XMLTagScan.Tag) throws -> any XMLElementReader {
    if CText.equal(name, "html") { throw Fault(.htmlTable, at: tag.offset, details: ["HTML"]) }
    let isWorkbook = uri.map { CText.equal($0, Spreadsheet2003.namespace) && CText.equal(name, "Workbook") } ?? false
    let decided: any XMLElementReader = isWorkbook ? Spreadsheet2003(limits: limits, sink: sink) : BusinessXML(limits: limits, sink: sink)
    reader = decided
    return decided
  }

  private func characters(_ text: UnsafeBufferPointer<UInt8>) {
    guard failure == nil else { return }
    do {
      try reader?.text(text)
    } catch {
      stop(error)
    }
  }

  private func endElement() {
    guard failure == nil else { return }
    do {
      let tag: XMLTagScan.Tag
      if isSelfClosing {
        tag = scan.tags[nextTag - 1]
        isSelfClosing = false
      } else {
        guard nextTag < scan.tags.count else {
          throw Fault(.xmlNotWellFormed, at: offset, details: [XMLReason.markup.rawValue])
        }
        tag = scan.tags[nextTag]
        nextTag += 1
      }
      depth -= 1
      try reader?.end(tag)
    } catch {
      stop(error)
    }
  }
}
