/// The seven stages, in the order of the data.
package enum StageName: String, Sendable, CaseIterable, Comparable {
  case receive, extract, normalize, load, rollup, audit, publish

  package var number: Int {
    switch self {
    case .receive: 1
    case .extract: 2
    case .normalize: 3
    case .load: 4
    case .rollup: 5
    case .audit: 6
    case .publish: 7
    }
  }

  package static func < (a: StageName, b: StageName) -> Bool { a.number < b.number }

  /// The word on screens.
  package func title(_ language: Language) -> String {
    switch (self, language) {
    case (.receive, .zh): "收表"
    case (.extract, .zh): "读取"
    case (.normalize, .zh): "换算"
    case (.load, .zh): "入库"
    case (.rollup, .zh): "汇总"
    case (.audit, .zh): "审核"
    case (.publish, .zh): "发布"
    case (_, .en): rawValue
    }
  }
}
