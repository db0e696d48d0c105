/// What a finding asks of the county. Raw values are the words of the public views.
package enum Severity: String, Sendable, CaseIterable, Comparable {
  /// 提醒
  case note
  /// 请核实
  case query
  /// 必须改: blocks the final report
  case error
  /// 整份退回
  case fatal

  private var rank: Int {
    switch self {
    case .note: 0
    case .query: 1
    case .error: 2
    case .fatal: 3
    }
  }

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  /// The word that people read.
  package func title(_ language: Language) -> String {
    switch (self, language) {
    case (.note, .zh): "提醒"
    case (.query, .zh): "请核实"
    case (.error, .zh): "必须改"
    case (.fatal, .zh): "整份退回"
    case (.note, .en): "note"
    case (.query, .en): "please confirm"
    case (.error, .en): "must fix"
    case (.fatal, .en): "whole return back"
    }
  }
}

/// The two languages of screens; published pages are Chinese.
package enum Language: String, Sendable, CaseIterable {
  case zh
  case en
}
