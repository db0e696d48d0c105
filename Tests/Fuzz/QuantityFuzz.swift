import Figures
import Glibc
import Quantities

/// The unit table of the sample pipeline, read once.
private let units: UnitTable = {
  guard let file = fopen("Pipelines/hechi-2020/units.csv", "r") else { preconditionFailure("run from the top of the project") }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = fread(&bytes, 1, bytes.count, file)
  let lines = String(decoding: bytes.prefix(count), as: UTF8.self).split(whereSeparator: \.isNewline)
  let rows = lines.enumerated().dropFirst().filter { !$1.hasPrefix("#") }.map { index, line in
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return UnitRow(family: cells[0], unit: cells[1], factor: cells[2], also: cells[3], kind: cells[4], decimals: cells[5], line: index + 1)
  }
  do {
    return try UnitTable(rows: rows)
  } catch {
    preconditionFailure("\(error)")
  }
}()

private let readers = [QuantityPolicy.exact, .tolerant, .printed].map { QuantityReader(units: units, policy: $0) }

/// One input: any text ends in exactly one outcome, whatever the strictness; the prepared cell reader and the grammar agree; a
/// refusal's place lies inside the text; what a quantity says of itself lies inside its interval or at an end of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuantity(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: data, count: size)
  guard let text = String(validating: bytes, as: UTF8.self) else { return 0 }
  guard let money = units.family("money") else { preconditionFailure("no family of money") }
  for reader in readers {
    check(reader.read(text, family: nil, unit: nil), text)
    let unit = units.unit("万元", in: money)
    let outcome = reader.read(text, family: money, unit: unit)
    check(outcome, text)
    switch CellReader(reader: reader, family: money, unit: unit).read(bytes) {
    case .other(let other): precondition(other == outcome, "the cell reader and the grammar disagree on \(text)")
    case .plain(let value, _):
      guard case .quantity(let quantity) = outcome else { preconditionFailure("\(text) is plain to the cell reader only") }
      precondition(quantity.value.scaled(to: money.decimals) == Int128(value), "\(text) has two values")
    }
  }
  return 0
}

private func check(_ outcome: QuantityOutcome, _ text: String) {
  switch outcome {
  case .quantity(let quantity): check(quantity, text)
  case .compound(let parts): parts.forEach { check($0, text) }
  case .range(let range): precondition(range.lower.value <= range.upper.value, "\(text) runs backwards")
  case .refusal(let refusal):
    precondition(refusal.offset >= 0 && refusal.offset <= text.unicodeScalars.count, "\(text) is refused outside itself")
  case .absent: break
  }
}

private func check(_ quantity: Quantity, _ text: String) {
  let value = Rational(quantity.value)
  let interval = quantity.interval
  precondition(
    interval.contains(value) || interval.lower?.value == value || interval.upper?.value == value, "\(text) lies outside its own interval")
}
