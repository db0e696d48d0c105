package import Figures

extension Qualifier {
  /// How it is said on a screen.
  package func title(_ language: Language) -> String {
    guard language == .zh else { return rawValue }
    return switch self {
    case .exact: "准数"
    case .approx: "约"
    case .nearly: "近"
    case .moreThan: "多"
    case .atLeast: "以上（含）"
    case .atMost: "不超过"
    case .lessThan: "不足"
    case .greaterThan: "超过"
    case .within: "以内（含）"
    case .range: "区间"
    }
  }
}

extension AbsentKind {
  package func title(_ language: Language) -> String {
    guard language == .zh else { return rawValue }
    return switch self {
    case .blank: "没有报"
    case .notApplicable: "不适用"
    case .belowUnit: "不足最小单位"
    }
  }
}
