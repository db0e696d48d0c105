/// The end of a refusal that offers the nearest name.
enum Near {
  static func en(_ name: String?) -> String { name.map { "; did you mean \($0)?" } ?? "" }
  static func zh(_ name: String?) -> String { name.map { "，是不是 \($0)？" } ?? "" }
}
