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
    NearestName.of(word, among: pipeline.indicators.map(\.id)) ?? NearestName.of(word, among: pipeline.indicators.map(\.name))
  }
}
