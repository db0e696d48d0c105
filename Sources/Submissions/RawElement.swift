/// One element of an XML document, its own text and its attributes, with its place.
///
/// An element that has children is given before them, with its attributes; a leaf is given complete; text that stands
/// beside children, which no form asks for, is given as an element of role `stray` named `text()`. So every character
/// of data in the document is in exactly one place.
package struct RawElement: Sendable {
  package enum Role: Sendable, CaseIterable {
    /// It has children, which follow.
    case branch
    /// It has none.
    case leaf
    /// Text beside children.
    case stray
  }

  /// Where one attribute lies in `bytes`.
  struct Attribute: Sendable {
    let name: Range<Int>
    let value: Range<Int>
  }

  /// The physical line of its start tag, from 1 (of a stray text: of its first character).
  package internal(set) var line: Int
  /// 1 for the root.
  package internal(set) var depth: Int
  /// The how-manyth of its name among its siblings, from 1.
  package internal(set) var ordinal: Int
  package internal(set) var role: Role
  /// The path of the element around it, "" for the root.
  package internal(set) var parentPath: String

  /// UTF-8 of the name, the attributes and the text; what stands between them means nothing.
  var bytes: [UInt8] = []
  var nameBytes = 0..<0
  var textBytes = 0..<0
  var parts: [Attribute] = []

  init(line: Int, depth: Int, ordinal: Int, role: Role, parentPath: String) {
    self.line = line
    self.depth = depth
    self.ordinal = ordinal
    self.role = role
    self.parentPath = parentPath
  }

  package init(
    line: Int, depth: Int, ordinal: Int = 1, role: Role = .leaf, parentPath: String, name: String,
    attributes: [(name: String, value: String)] = [], text: String = ""
  ) {
    self.init(line: line, depth: depth, ordinal: ordinal, role: role, parentPath: parentPath)
    bytes.append(contentsOf: name.utf8)
    nameBytes = 0..<bytes.count
    for (name, value) in attributes {
      let start = bytes.count
      bytes.append(contentsOf: name.utf8)
      let middle = bytes.count
      bytes.append(contentsOf: value.utf8)
      parts.append(Attribute(name: start..<middle, value: middle..<bytes.count))
    }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    textBytes = start..<bytes.count
  }

  /// The local name: `投资` for `<hc:投资>`.
  package var name: String { String(decoding: bytes[nameBytes], as: UTF8.self) }

  /// Whether it has a name, given as its UTF-8: asked for every element, mostly in vain.
  package func isNamed(_ utf8: [UInt8]) -> Bool { nameBytes.count == utf8.count && bytes[nameBytes].elementsEqual(utf8) }

  package var isLeaf: Bool { role == .leaf }

  /// Its own text, exactly: nil for a branch, "" for an empty leaf.
  package var text: String? {
    role == .branch ? nil : String(decoding: bytes[textBytes], as: UTF8.self)
  }

  /// Local names and values in the order of the tag.
  package var attributes: [(name: String, value: String)] {
    parts.map { part in
      (String(decoding: bytes[part.name], as: UTF8.self), String(decoding: bytes[part.value], as: UTF8.self))
    }
  }

  package var attributeCount: Int { parts.count }

  package func name(ofAttribute index: Int) -> String { String(decoding: bytes[parts[index].name], as: UTF8.self) }

  package func value(ofAttribute index: Int) -> String { String(decoding: bytes[parts[index].value], as: UTF8.self) }

  /// The value of an attribute by its local name, without making texts of the others.
  package func value(ofAttribute name: String) -> String? {
    let part = parts.first { $0.name.count == name.utf8.count && bytes[$0.name].elementsEqual(name.utf8) }
    return part.map { String(decoding: bytes[$0.value], as: UTF8.self) }
  }

  /// `/报表/记录[17]/投资`.
  ///
  /// A streaming reader does not know of the siblings to come, so the number in brackets is always there on an element
  /// that carries a record (one with children, or with attributes and no text) below the root, and on any other from
  /// the second of its name on.
  package var path: String {
    let carriesRecord = role == .branch || (role == .leaf && textBytes.isEmpty && !parts.isEmpty)
    let numbered = depth > 1 && (ordinal > 1 || carriesRecord)
    return parentPath + "/" + name + (numbered ? "[\(ordinal)]" : "")
  }

  /// `/报表/记录[17]/@投资`.
  package func path(ofAttribute name: String) -> String { path + "/@" + name }
}

extension RawElement: Equatable {
  package static func == (a: RawElement, b: RawElement) -> Bool {
    a.line == b.line && a.depth == b.depth && a.ordinal == b.ordinal && a.role == b.role
      && a.parentPath.utf8.elementsEqual(b.parentPath.utf8)
      && a.bytes[a.nameBytes] == b.bytes[b.nameBytes] && a.bytes[a.textBytes] == b.bytes[b.textBytes]
      && a.parts.count == b.parts.count
      && zip(a.parts, b.parts).allSatisfy {
        a.bytes[$0.name] == b.bytes[$1.name] && a.bytes[$0.value] == b.bytes[$1.value]
      }
  }
}
