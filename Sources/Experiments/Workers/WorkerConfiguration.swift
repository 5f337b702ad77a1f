import Foundation

/// How workers are started and how long they are waited for.
public struct WorkerConfiguration: Sendable {
  /// The executable's path.
  public var executable: String
  /// Its arguments.
  public var arguments: [String]
  /// How many run side by side; at least 1.
  public var count: Int
  /// Variables set beside those of this process. `OPENBLAS_NUM_THREADS=1` is always set, since
  /// one cell is one thread and the library reads its variables when it is loaded.
  public var environment: [String: String]
  /// How long a worker may take until it says that it is ready.
  public var startLimit: Duration = .seconds(60)
  /// How long a worker may take to save its cell's state when the run is being stopped.
  public var stopGrace: Duration = .seconds(15)

  /// How workers are started.
  ///
  /// - Parameters:
  ///   - executable: The path; by default this process's own.
  ///   - arguments: What makes it a worker.
  ///   - count: Workers side by side, at least 1.
  ///   - environment: Variables set for workers.
  public init(
    executable: String = ExecutableIdentity.ownPath, arguments: [String] = ["worker"],
    count: Int, environment: [String: String] = [:]
  ) {
    precondition(count >= 1, "at least one worker, not \(count)")
    self.executable = executable
    self.arguments = arguments
    self.count = count
    self.environment = environment
  }

  /// What a crash prints: short, so that its reason is not lost from the log's last lines.
  private static let backtrace = "threads=crashed,registers=none,images=none,limit=16,color=no"

  /// The variables a worker sees. What the user's shell says of OpenBLAS is left out: the last bits
  /// of results would depend on it.
  func variables(inherited: [String: String]) -> [String: String] {
    ["SWIFT_BACKTRACE": Self.backtrace]
      .merging(inherited.filter { !$0.key.hasPrefix("OPENBLAS_") }) { $1 }
      .merging(["OPENBLAS_NUM_THREADS": "1"]) { $1 }.merging(environment) { $1 }
  }
}
