import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What a function makes of each element, in the order of the elements, on all processors at once.
  ///
  /// - Parameter transform: Depends on its argument alone, so that the order does not matter.
  /// - Errors: that of the first element for which the function threw.
  public func concurrentMap<Made: Sendable>(
    _ transform: @Sendable (Element) throws -> Made
  ) throws -> [Made] {
    let found = Mutex([Result<Made, any Error>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let made = Result { try transform(self[index]) }
      found.withLock { $0[index] = made }
    }
    return try found.withLock { $0 }.map { made in
      guard let made else { preconditionFailure("an element was left out") }
      return try made.get()
    }
  }
}
