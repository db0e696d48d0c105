import Definition
import Figures
import Handoff

/// What a county hears about one file, return by return.
struct CheckAnswer {
  let file: String
  let pipeline: Pipeline
  let language: Language
  private let answers: [ReturnAnswer]

  init(file: String, readings: [Reading], pipeline: Pipeline, language: Language) throws {
    self.file = file
    self.pipeline = pipeline
    self.language = language
    answers = try readings.map { try ReturnAnswer(reading: $0, pipeline: pipeline, language: language) }
  }

  var isClean: Bool { answers.allSatisfy(\.isClean) }

  var lines: [String] {
    var lines: [String] = []
    for (number, answer) in answers.enumerated() {
      if answers.count > 1 {
        lines.append(language == .zh ? "—— 共 \(answers.count) 份，第 \(number + 1) 份 ——" : "-- return \(number + 1) of \(answers.count) --")
      }
      lines += answer.lines
    }
    if answers.allSatisfy({ $0.problems == 0 }) {
      lines.append(language == .zh ? "没有问题，可以报送。" : "Nothing to complain about; it can be sent.")
    }
    return lines
  }

  static let columns = [
    "submission", "form", "region", "period", "item", "file", "line", "col", "cell", "path", "offset", "code", "severity", "message", "remedy", "raw",
  ]

  /// A row for each finding, as the view `rejection` will have it.
  func rows() throws -> [[String?]] {
    try answers.flatMap { answer in
      let head = answer.reading.head
      return try answer.reading.rejections.all().map { rejection -> [String?] in
        [
          nil, head.form, head.region, head.period, rejection.item, file, String(rejection.line), rejection.col > 0 ? String(rejection.col) : nil,
          rejection.cell, rejection.path, rejection.offset.map(String.init), rejection.code, rejection.severity, rejection.message, rejection.remedy,
          rejection.raw,
        ]
      }
    }
  }
}
