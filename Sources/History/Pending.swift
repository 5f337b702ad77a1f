import Foundation
import Synchronization

/// A value that another thread makes while this one does something else.
public final class Pending<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let group = DispatchGroup()

  /// Begins to make a value.
  public init(_ make: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global().async(group: group) { [self] in
      let made = Result { try make() }
      result.withLock { $0 = made }
    }
  }

  /// The value, as soon as it is there.
  ///
  /// - Errors: what making it threw.
  public func value() throws -> Value {
    group.wait()
    guard let made = result.withLock(\.self) else { preconditionFailure("nothing was made") }
    return try made.get()
  }
}
