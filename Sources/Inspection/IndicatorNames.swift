package import Definition
import Figures
package import Warehouse

/// What a person may call an indicator: its id, its Chinese name, its stream, a part of its name, or a printed figure.
package enum IndicatorNames {
  /// The indicators that a word means, in the order of the definition.
  package static func find(_ word: String, pipeline: Pipeline) -> [Indicator] {
    if let exact = pipeline.indicator(word) { return [exact] }
    let named = pipeline.indicators.filter { $0.name == word }
    if !named.isEmpty { return named }
    let stream = pipeline.indicators.filter { $0.stream.uppercased() == word.uppercased() }
    if !stream.isEmpty { return stream }
    return pipeline.indicators.filter { $0.name.contains(word) }
  }

  /// The indicators whose printed figure is the text, as the report prints it or half-width.
  package static func printed(_ text: String, figures: [FigureRow], pipeline: Pipeline) -> [Indicator] {
    let folded = Width.folded(text)
    let ids = figures.filter { $0.region == FigureRow.city && ($0.printed.map(Width.folded) == folded || $0.reference == folded) }.map(\.indicator)
    return pipeline.indicators.filter { ids.contains($0.id) }
  }

  package static func nearest(_ word: String, pipeline: Pipeline) -> String? {
    if isStream(word) { return NearestName.of(word.uppercased(), among: Set(pipeline.indicators.map(\.stream)).sorted()) }
    return NearestName.of(word, among: pipeline.indicators.map(\.id)) ?? NearestName.of(word, among: pipeline.indicators.map(\.name))
  }

  /// The printed figure of the city nearest to a text: 4984处 for 4894处.
  package static func nearestPrinted(_ text: String, figures: [FigureRow]) -> String? {
    let folded = Width.folded(text)
    guard folded.contains(where: \.isNumber) else { return nil }
    return NearestName.of(folded, among: figures.filter { $0.region == FigureRow.city }.compactMap { $0.printed.map(Width.folded) })
  }

  /// Written like S19: a letter and a number.
  private static func isStream(_ word: String) -> Bool {
    word.count > 1 && (word.first?.isLetter ?? false) && word.dropFirst().allSatisfy(\.isNumber)
  }
}
