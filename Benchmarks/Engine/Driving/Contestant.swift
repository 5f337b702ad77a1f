/// A tool that computes the workloads, in this process or in one beside it.
protocol Contestant: AnyObject {
  /// As in the tables: "scorebook", "torch", "jax jit", "jax scan".
  var name: String { get }
  /// Losses of successive steps on handed-over inputs and noise.
  func losses(_ workload: any Workload, steps: Int) throws -> [Double]
  /// Does the steps once without timing, so that everything is compiled.
  func warmUp(_ workload: any Workload, steps: Int) throws
  /// Times steps in milliseconds of one step.
  func time(_ workload: any Workload, steps: Int) throws -> Timing
}

/// What one round took, in milliseconds of one step.
struct Timing {
  /// Wall time.
  var wall: Double
  /// Time of all threads of the process.
  var processor: Double

  /// The smaller of both: others' work on the machine inflates the former, helper threads the
  /// latter.
  var step: Double { min(wall, processor) }
}
