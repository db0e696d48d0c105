import Dispatch
import Foundation
import Synchronization

/// Pure work on many items over several cores; results come back in the order of the items, whatever finished first.
package enum Parallel {
  /// How many cores there are.
  package static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// What `body` makes of each item.
  ///
  /// - Parameter counted: told, from any core, how many are done.
  package static func map<Item: Sendable, Value: Sendable, Failure: Error>(
    _ items: [Item], jobs: Int, counted: (@Sendable (Int) -> Void)? = nil, _ body: @escaping @Sendable (Item) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    let finished = Atomic<Int>(0)
    @Sendable func work(_ item: Item) throws(Failure) -> Value {
      let value = try body(item)
      if let counted { counted(finished.wrappingAdd(1, ordering: .relaxed).newValue) }
      return value
    }
    var values: [Value] = []
    guard jobs > 1, items.count > 1 else {
      for item in items { values.append(try work(item)) }
      return values
    }
    let next = Atomic<Int>(0)
    let results = Mutex<[Int: Result<Value, Failure>]>([:])
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        let result = Result { () throws(Failure) -> Value in try work(items[index]) }
        results.withLock { $0[index] = result }
      }
    }
    let done = results.withLock { $0 }
    for index in items.indices {
      guard let result = done[index] else { preconditionFailure("every item was worked on") }
      values.append(try result.get())
    }
    return values
  }

  /// What `work` gives, done on another core while the caller does something of its own.
  package static func beside<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value, _ own: () -> Void) throws -> Value {
    let result = Mutex<Result<Value, any Error>?>(nil)
    let ended = DispatchGroup()
    @Sendable func run() { result.withLock { $0 = Result(catching: work) } }
    DispatchQueue.global().async(group: ended) { run() }
    own()
    ended.wait()
    guard let value = result.withLock({ $0 }) else { preconditionFailure("the work has ended") }
    return try value.get()
  }

  /// Does to each item what waits for a disk rather than computes, on so many threads at once, however few cores there are.
  ///
  /// - Throws: one of the failures; the others are done all the same.
  package static func wait<Item: Sendable, Failure: Error>(
    for items: [Item], atOnce: Int, _ body: @escaping @Sendable (Item) throws(Failure) -> Void
  ) throws(Failure) {
    let next = Atomic<Int>(0)
    let failure = Mutex<Failure?>(nil)
    let ended = DispatchGroup()
    @Sendable func work() {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < items.count else { return }
        do throws(Failure) {
          try body(items[index])
        } catch {
          failure.withLock { $0 = error }
        }
      }
    }
    for _ in 1..<max(1, min(atOnce, items.count)) {
      ended.enter()
      Thread.detachNewThread {
        work()
        ended.leave()
      }
    }
    work()
    ended.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
