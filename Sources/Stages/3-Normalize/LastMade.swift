/// What was made of the text before: the next row mostly says the same.
struct LastMade<Value> {
  private var last: (text: String, value: Value)?

  mutating func of(_ text: String, _ make: (String) -> Value) -> Value {
    if let last, last.text == text { return last.value }
    let value = make(text)
    last = (text, value)
    return value
  }
}
