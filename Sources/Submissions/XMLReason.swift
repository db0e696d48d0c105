internal import CLibXML2

/// Why a text is not well-formed XML, as far as a person can use it.
enum XMLReason: String {
  /// `<a></b>`
  case mismatch
  /// The text ends inside an element or a tag.
  case unfinished
  /// `&nbsp;`
  case entity
  /// `R&D`
  case ampersand
  /// The same attribute twice in a tag.
  case repeated
  /// A control character.
  case character
  /// `]]>` in a text.
  case sectionEnd
  /// Text or a second root behind the end.
  case trailing
  /// A prefix that stands for no namespace.
  case prefix
  /// An attribute without quotes or without a value.
  case attribute
  /// `<?xml …?>` not at the very start.
  case declaration
  /// `<` inside a tag.
  case bracket
  /// `<!` and something unknown.
  case markup
  case other

  /// `isComplete`: the root element has been closed.
  init(code: Int, isComplete: Bool) {
    switch xmlParserErrors(rawValue: UInt32(code)) {
    case XML_ERR_TAG_NAME_MISMATCH: self = .mismatch
    case XML_ERR_DOCUMENT_END where isComplete: self = .trailing
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_DOCUMENT_END, XML_ERR_DOCUMENT_EMPTY, XML_ERR_LTSLASH_REQUIRED,
      XML_ERR_CDATA_NOT_FINISHED, XML_ERR_COMMENT_NOT_FINISHED, XML_ERR_PI_NOT_FINISHED:
      self = .unfinished
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: self = .entity
    case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_NAME_REQUIRED, XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_HEX_CHARREF,
      XML_ERR_INVALID_DEC_CHARREF:
      self = .ampersand
    case XML_ERR_ATTRIBUTE_REDEFINED, XML_NS_ERR_ATTRIBUTE_REDEFINED: self = .repeated
    case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING: self = .character
    case XML_NS_ERR_UNDEFINED_NAMESPACE, XML_NS_ERR_QNAME, XML_NS_ERR_COLON, XML_NS_ERR_XML_NAMESPACE: self = .prefix
    case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_ATTRIBUTE_NOT_FINISHED,
      XML_ERR_LT_IN_ATTRIBUTE, XML_ERR_SPACE_REQUIRED, XML_ERR_GT_REQUIRED:
      self = .attribute
    case XML_ERR_MISPLACED_CDATA_END: self = .sectionEnd
    case XML_ERR_RESERVED_XML_NAME: self = .declaration
    default: self = .other
    }
  }

  /// The byte that what is wrong starts with: the parser complains behind it.
  var firstByte: UInt8? {
    switch self {
    case .mismatch, .repeated, .prefix, .attribute: UInt8(ascii: "<")
    case .entity, .ampersand: UInt8(ascii: "&")
    case .unfinished, .character, .sectionEnd, .trailing, .declaration, .bracket, .markup, .other: nil
    }
  }
}
