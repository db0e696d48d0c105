internal import CLibXML2

/// The attributes of a start tag as libxml2 hands them over: local name, prefix, namespace, begin and end of the value.
///
/// Valid only during the call that brings it.
struct XMLAttributes {
  private let fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  let count: Int

  init(_ fields: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
    self.fields = fields
    self.count = fields == nil ? 0 : count
  }

  /// The local name of the attribute at an index.
  func name(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let name = fields?[index * 5] else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: name, count: CText.length(name))
  }

  /// The value as libxml2 gives it: an ampersand still stands as `&#38;`.
  private func rawValue(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let start = fields?[index * 5 + 3], let end = fields?[index * 5 + 4] else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: start, count: start.distance(to: end))
  }

  /// Appends the value of the attribute at an index, every character as meant.
  func appendValue(_ index: Int, to bytes: inout [UInt8]) {
    let value = rawValue(index)
    let ampersand = UInt8(ascii: "&")
    guard value.contains(ampersand) else {
      bytes.append(contentsOf: value)
      return
    }
    // Without a DTD the only ampersands left are those that libxml2 itself writes as `&#38;`.
    let escape = 5
    var position = 0
    while position < value.count {
      bytes.append(value[position])
      position += value[position] == ampersand ? escape : 1
    }
  }

  /// The value of the attribute with this local name, in the given namespace or in none.
  func value(_ name: StaticString, in namespace: UnsafePointer<xmlChar>?) -> String? {
    for index in 0..<count {
      guard let local = fields?[index * 5], CText.equal(local, name) else { continue }
      if let uri = fields?[index * 5 + 2], let namespace, uri != namespace, !CText.equal(uri, namespace) { continue }
      var bytes: [UInt8] = []
      appendValue(index, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    return nil
  }
}
