/// The result digest as people compare it: 7c1e-90ab.
package enum CheckCode {
  package static func of(_ digest: String) -> String { digest.prefix(4) + "-" + digest.dropFirst(4).prefix(4) }
}
