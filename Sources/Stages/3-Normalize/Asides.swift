import Definition
import Figures

/// Labels that speak of county or period less strictly than 填报单位 and 期别: 地区：都安县, 统计时间：2020年12月.
///
/// They may as well say 扶贫办 or 截至年底. What they say of a county or a period must not contradict the return, and where nothing else
/// says it, it counts; whatever else they say is nobody's matter.
extension Preamble.Label {
  var asides: [String] {
    switch self {
    case .region: ["填表单位", "编报单位", "上报单位", "编制单位", "地区"]
    case .period: ["统计时间", "统计月份", "统计期间", "数据时间", "报表时间", "月份"]
    case .form, .unit, .version, .issued, .part: []
    }
  }
}

extension Preamble {
  /// The first that is nothing but the name of a county.
  func aside(naming regions: RegionTable) -> Entry? {
    asides.first { entry in entry.label == .region && regions.submitter(entry.value).map { $0.code != regions.city.code } ?? false }
  }

  /// The first that is a period of this kind.
  func aside(ofPeriod kind: Period.Kind, _ pipeline: Pipeline) -> Entry? {
    asides.first { entry in
      guard entry.label == .period, let period = Period(entry.value) ?? Period(reading: entry.value, year: pipeline.period.first.year) else { return false }
      return period.kind == kind && !period.isRange
    }
  }
}

extension Identity {
  /// Whether such a label leaves it open that the return is what it is established to be.
  func admits(_ entry: Preamble.Entry, _ pipeline: Pipeline) -> Bool {
    switch entry.label {
    case .region:
      let regions = pipeline.regions
      if let stated = regions.submitter(entry.value) { return stated.code == region.code || stated.code == regions.city.code }
      let text = HeaderName.folded(entry.value)
      return text.contains(region.short) || !regions.counties.contains { text.contains($0.short) }
    case .period:
      let year = pipeline.period.first.year
      guard let stated = Period(entry.value) ?? Period(reading: entry.value, year: year) ?? Day(reading: entry.value, year: year).map(Period.day)
      else { return true }
      // Figures of the end of a month may be taken on a day after it, never before it began.
      if stated.kind == .day, form.filed != .day { return stated.last >= period.first }
      return stated.contains(period) || period.contains(stated)
    case .form, .unit, .version, .issued, .part: return true
    }
  }
}
