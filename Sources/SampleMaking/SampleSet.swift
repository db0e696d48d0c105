package import Definition
import Figures

/// All files of a sample inbox, as path → bytes.
package struct SampleSet: Sendable {
  package let files: [String: [UInt8]]
  package let records: Int

  init(files: [String: [UInt8]], records: Int) {
    self.files = files
    self.records = records
  }

  /// Makes the returns of every submitter in its own style, and `sample.yaml`, which pins the business date.
  ///
  /// - Parameter samples: the files of the definition's folder `samples/`, name → text.
  package init(pipeline: Pipeline, samples: [String: String]) throws {
    let targets = try SampleTargets(files: samples)
    guard let text = samples["styles.yaml"] else {
      throw SampleMistake(SpecPlace(file: "styles.yaml", line: 1, column: 1), "no such file")
    }
    let styles = try HouseStyles(text)
    let returns = try FormFilling(pipeline: pipeline, targets: targets, grains: styles.grains).returns()
    let writing = ReturnWriting(pipeline: pipeline, styles: styles, seed: targets.seed, today: targets.today)
    var files = ["sample.yaml": Array("today: \(targets.today.text)\n".utf8)]
    for submitted in returns {
      let (path, bytes) = try writing.file(submitted)
      guard files.updateValue(bytes, forKey: path) == nil else {
        throw SampleMistake(SpecPlace(file: "styles.yaml", line: 1, column: 1), "two returns are called \(path)")
      }
    }
    self.files = files
    records = returns.reduce(0) { $0 + $1.recordCount }
  }

  package var bytes: Int { files.values.reduce(0) { $0 + $1.count } }
}
