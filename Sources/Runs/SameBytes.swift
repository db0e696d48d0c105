/// A file of the inbox that holds, byte for byte, what has been received under another path.
struct SameBytes {
  let file: String
  let digest: String
  /// The path that speaks for these bytes.
  let other: String
}
