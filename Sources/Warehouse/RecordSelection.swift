package import Definition
import GRDB

extension WarehouseReader {
  /// Which records of a form an aggregate is made of.
  package struct Selection: Sendable {
    package let form: Form
    package let readings: [Int64]
    /// Record periods, where the form's records name their own; nil = all.
    package let periods: [String]?
    package let conditions: [Condition]
    /// One record of one reading; nil = all.
    package var row: Int64?
    /// Only records of these regions; nil = all.
    package var regions: Set<String>?

    package struct Condition: Hashable, Sendable {
      package let column: String
      package let test: Test
      package enum Test: Hashable, Sendable {
        case isOne(of: [String])
        /// A comparison operator of SQL and a stored integer.
        case compare(String, Int64)
      }

      package init(column: String, test: Test) {
        self.column = column
        self.test = test
      }
    }

    /// What tells two selections apart.
    package struct Key: Hashable, Sendable {
      let form: String
      let readings: [Int64]
      let periods: [String]?
      let conditions: [Condition]
      let row: Int64?
      let regions: Set<String>?
    }

    package var key: Key {
      Key(form: form.code, readings: readings, periods: periods, conditions: conditions, row: row, regions: regions)
    }

    package init(form: Form, readings: [Int64], periods: [String]?, conditions: [Condition]) {
      self.form = form
      self.readings = readings
      self.periods = periods
      self.conditions = conditions
    }

    /// The same records, of one reading or one record of it.
    package func narrowed(to reading: Int64, row: Int64?) -> Selection {
      var narrowed = Selection(form: form, readings: readings.filter { $0 == reading }, periods: periods, conditions: conditions)
      narrowed.row = row
      return narrowed
    }

    /// `FROM … WHERE …`, with its arguments. `measured` false leaves conditions on measures out.
    func clause(measured: Bool = true, join: String = "") -> (String, StatementArguments) {
      var parts = ["f.reading IN (SELECT value FROM json_each(?))"]
      var arguments: StatementArguments = [WarehouseReader.list(readings)]
      if let periods {
        parts.append("f.period IN (\(periods.map { _ in "?" }.joined(separator: ",")))")
        arguments += StatementArguments(periods)
      }
      if let regions {
        parts.append("f.region IN (\(regions.map { _ in "?" }.joined(separator: ",")))")
        arguments += StatementArguments(regions.sorted())
      }
      if let row {
        parts.append("f.row = ?")
        arguments += [row]
      }
      for condition in conditions {
        switch condition.test {
        case .isOne(let values):
          parts.append("f.\(FormTable.dimension(condition.column)) IN (\(values.map { _ in "?" }.joined(separator: ",")))")
          arguments += StatementArguments(values)
        case .compare(let sign, let value):
          guard measured else { continue }
          parts.append("f.\(FormTable.measure(condition.column)) \(sign) ?")
          arguments += [value]
        }
      }
      return (" FROM \(FormTable(form).name) f \(join) WHERE " + parts.joined(separator: " AND "), arguments)
    }

    /// The measures that conditions ask for.
    package var measuredColumns: [String] {
      conditions.compactMap { if case .compare = $0.test { $0.column } else { nil } }
    }
  }
}
