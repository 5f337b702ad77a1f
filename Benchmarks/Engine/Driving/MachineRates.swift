import Execution
import Foundation
import Tensors

/// What one core of this machine can do, measured when the benchmarks start.
struct MachineRates {
  /// Floating point operations a second in a chain of fused products, the best of many tries.
  var operations: Double
  /// Bytes a second read from memory.
  var bytes: Double
  /// Processes that wanted to run in the last minute.
  var load: Double

  static func measured() -> MachineRates {
    var loads = [0.0, 0.0, 0.0]
    getloadavg(&loads, 3)
    let peak = MachinePeak.measured()
    return MachineRates(operations: peak.operations, bytes: peak.bytes, load: loads[0])
  }

  /// Milliseconds that a workload cannot avoid.
  func limit(_ workload: any Workload) -> Double { 1e3 * workload.operations / operations }

  var line: String {
    String(
      format: "peak of one core: %.0f GFLOP/s in float32, %.1f GB/s from memory; load %.1f",
      1e-9 * operations, 1e-9 * bytes, load)
  }
}
