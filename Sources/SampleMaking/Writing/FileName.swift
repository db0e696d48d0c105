import Definition
import Figures

/// Where an office puts a return: `都安瑶族自治县/饮水安全项目表_12月.csv`.
struct FileName {
  let style: HouseStyle
  let form: Form
  let submitter: Region
  let short: String
  let period: Period

  var path: String {
    var name = style.file
    let places = [
      "form": form.code, "digits": form.code.filter(\.isNumber), "title": form.title, "short": short, "name": submitter.name,
      "period": period.code, "compact": period.code.filter { $0 != "-" }, "when": when,
    ]
    for key in places.keys.sorted() { name = Self.replaced(name, "{\(key)}", with: places[key] ?? "") }
    return style.folder + "/" + name + "." + suffix
  }

  private var suffix: String {
    switch style.format {
    case .csv, .tab, .semicolon: "csv"
    case .xml, .spreadsheet: "xml"
    }
  }

  /// 12月, 第52周, 第4季度, 12月下旬, 2020年
  private var when: String {
    let day = period.first
    switch period.kind {
    case .year: return "\(day.year)年"
    case .half: return day.month == 1 ? "上半年" : "下半年"
    case .quarter: return "第\((day.month + 2) / 3)季度"
    case .month: return "\(day.month)月"
    case .xun: return "\(day.month)月" + ["上旬", "中旬", "下旬"][(day.day - 1) / 10]
    case .week: return "第\(Int(period.code.suffix(2)) ?? 0)周"
    case .day: return "\(day.month)月\(day.day)日"
    }
  }

  private static func replaced(_ text: String, _ place: String, with value: String) -> String {
    var made = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      made += rest[..<open]
      rest = rest[open...]
      if rest.hasPrefix(place) {
        made += value
        rest = rest.dropFirst(place.count)
      } else {
        made.append(rest.removeFirst())
      }
    }
    return made + rest
  }
}
