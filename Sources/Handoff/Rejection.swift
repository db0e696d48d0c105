package import Figures

/// Something in a submission that was not taken, or is doubted: with its place, its code and the words for it.
package struct Rejection: Sendable, Hashable {
  /// How much is lost: a cell costs no more than itself.
  package enum Scope: String, Sendable { case cell, record, submission, note }

  package var scope: Scope
  package var code: String
  /// A raw value of `Severity`.
  package var severity: String
  package var line: Int
  package var col: Int
  package var cell: String?
  package var path: String?
  /// In Unicode scalars of `raw`, from 0.
  package var offset: Int?
  package var item: String?
  /// The record's key, as people write it: 三只羊乡，家庭水柜，新建.
  package var key: String?
  package var raw: String
  /// Chinese, as published.
  package var message: String
  package var remedy: String
  /// The same in English, for `--lang en`.
  package var english: String

  package init(
    _ scope: Scope, _ code: String, _ severity: Severity, at place: Place, offset: Int? = nil, item: String? = nil,
    key: String? = nil, raw: String, message: String, remedy: String, english: String
  ) {
    self.init(
      stored: scope, code: code, severity: severity.rawValue, line: place.line, col: place.column, cell: place.address, path: place.path, offset: offset,
      item: item, key: key, raw: raw, message: message, remedy: remedy, english: english)
  }

  /// A rejection as it was stored.
  init(
    stored scope: Scope, code: String, severity: String, line: Int, col: Int, cell: String?, path: String?, offset: Int?, item: String?,
    key: String?, raw: String, message: String, remedy: String, english: String
  ) {
    self.scope = scope
    self.code = code
    self.severity = severity
    self.line = line
    self.col = col
    self.cell = cell
    self.path = path
    self.offset = offset
    self.item = item
    self.key = key
    self.raw = raw
    self.message = message
    self.remedy = remedy
    self.english = english
  }
}
