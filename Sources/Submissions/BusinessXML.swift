/// Turns the elements of a business XML document into `RawElement`s, in the order of the document.
///
///     <报表 编码="HC-19-1" 县区="451228"><记录><投资 单位="万元">85.6</投资></记录></报表>
///
/// gives /报表 and /报表/记录[1] as branches and /报表/记录[1]/投资 as a leaf. Knows no form: which element is a record
/// and which a cell is said by a definition, later.
final class BusinessXML: XMLElementReader {
  fileprivate struct Frame {
    var element = RawElement(line: 0, depth: 0, ordinal: 0, role: .leaf, parentPath: "")
    /// Its path, once it is known to be a branch.
    var path = ""
    var offset = 0
    /// Where its text starts in the element's bytes; of a branch the text beside its children.
    var textStart = 0
    var textCount: Int { element.bytes.count - textStart }
    var strayTexts = 0
    /// How often each name has occurred among the children. The parser keeps one copy of each name, so its address
    /// stands for it.
    var childCounts: [UnsafePointer<UInt8>: Int] = [:]
  }

  private let limits: Limits
  private let sink: (ExtractRow) throws -> Void
  private var frames: [Frame] = []
  private var depth = 0
  let format = SubmissionFormat.xml
  let notes: [SubmissionNote] = []
  let sheet: String? = nil
  private(set) var rows = 0
  private(set) var cells = 0

  init(limits: Limits, sink: @escaping (ExtractRow) throws -> Void) {
    self.limits = limits
    self.sink = sink
  }

  var innermost: (name: String, line: Int)? {
    depth > 0 ? (frames[depth - 1].element.name, frames[depth - 1].element.line) : nil
  }

  func start(_ name: UnsafePointer<UInt8>, _: UnsafePointer<UInt8>?, _ attributes: XMLAttributes, _ tag: XMLTagScan.Tag) throws {
    var ordinal = 1
    var parentPath = ""
    if depth > 0 {
      try openBranch(depth - 1, textLine: tag.textLine)
      ordinal = frames[depth - 1].childCounts[name, default: 0] + 1
      frames[depth - 1].childCounts[name] = ordinal
      parentPath = frames[depth - 1].path
    }
    if frames.count == depth { frames.append(Frame()) }
    depth += 1
    frames[depth - 1].begin(name, attributes, tag, depth: depth, ordinal: ordinal, parentPath: parentPath)
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) throws {
    guard depth > 0 else { return }
    frames[depth - 1].element.bytes.append(contentsOf: text)
    if frames[depth - 1].textCount > limits.cellBytes {
      throw Fault(.cellTooLong, at: frames[depth - 1].offset, details: [String(limits.cellBytes)])
    }
  }

  func end(_ tag: XMLTagScan.Tag) throws {
    guard depth > 0 else { return }
    depth -= 1
    if frames[depth].element.role == .leaf {
      frames[depth].element.textBytes = frames[depth].textStart..<frames[depth].element.bytes.count
      try emit(frames[depth].element)
    } else {
      try emitStrayText(depth, line: tag.textLine)
    }
  }

  /// Makes the element a branch when its first child starts, and settles the text before this child.
  private func openBranch(_ index: Int, textLine: Int) throws {
    if frames[index].element.role == .leaf {
      frames[index].element.role = .branch
      frames[index].path = frames[index].element.path
      try emit(frames[index].element)
    }
    try emitStrayText(index, line: textLine)
  }

  /// Hands on the text collected beside children unless it is only layout.
  private func emitStrayText(_ index: Int, line: Int) throws {
    guard frames[index].textCount > 0 else { return }
    let text = frames[index].element.bytes[frames[index].textStart...]
    let first = text.firstIndex { !Self.isLayout($0) }
    let last = text.lastIndex { !Self.isLayout($0) }
    let stray = first.flatMap { first in last.map { String(decoding: text[first...$0], as: UTF8.self) } }
    frames[index].element.bytes.removeLast(frames[index].textCount)
    guard let stray else { return }
    frames[index].strayTexts += 1
    try emit(
      RawElement(
        line: line, depth: frames[index].element.depth + 1, ordinal: frames[index].strayTexts, role: .stray,
        parentPath: frames[index].path, name: "text()", text: stray))
  }

  private static func isLayout(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private func emit(_ element: RawElement) throws {
    rows += 1
    cells += element.parts.count + (element.role == .branch ? 0 : 1)
    try sink(.element(element))
  }
}

extension BusinessXML.Frame {
  /// Starts over for a new element, keeping the storage of the one before.
  fileprivate mutating func begin(
    _ name: UnsafePointer<UInt8>, _ attributes: XMLAttributes, _ tag: XMLTagScan.Tag, depth: Int, ordinal: Int,
    parentPath: String
  ) {
    offset = tag.offset
    strayTexts = 0
    if !childCounts.isEmpty { childCounts.removeAll(keepingCapacity: childCounts.capacity <= 64) }
    element.line = tag.line
    element.depth = depth
    element.ordinal = ordinal
    element.role = .leaf
    element.parentPath = parentPath
    element.bytes.removeAll(keepingCapacity: true)
    element.bytes.append(contentsOf: UnsafeBufferPointer(start: name, count: CText.length(name)))
    element.nameBytes = 0..<element.bytes.count
    element.parts.removeAll(keepingCapacity: true)
    for index in 0..<attributes.count {
      let start = element.bytes.count
      element.bytes.append(contentsOf: attributes.name(index))
      let middle = element.bytes.count
      attributes.appendValue(index, to: &element.bytes)
      element.parts.append(RawElement.Attribute(name: start..<middle, value: middle..<element.bytes.count))
    }
    textStart = element.bytes.count
    element.textBytes = textStart..<textStart
  }
}
