import Foundation
import KernelInterface

/// What one core of this machine can do, measured: the measure of all kernels.
public struct MachinePeak: Sendable {
  /// Floating point operations a second, in single precision, in registers.
  public var operations: Double
  /// Bytes a second that a sum reads from memory beyond the caches.
  public var bytes: Double

  /// The best of several short tries; takes about a tenth of a second.
  public static func measured(kernels: KernelSet = .best) -> MachinePeak {
    let rounds = 200_000
    let products = fastest(tries: 20) { _ = kernels.peakRate(rounds) }
    let count = 16 << 20
    let numbers = [Float](repeating: 1, count: count)
    var sum: Float = 0
    let reading = numbers.withUnsafeBytes { source in
      fastest(tries: 3) {
        if let start = source.baseAddress { kernels.float.sumRows(start, 1, count, &sum) }
      }
    }
    return MachinePeak(
      operations: Double(rounds) * 12 * 16 * 2 / products, bytes: 4 * Double(count) / reading)
  }

  /// Seconds of the fastest try.
  private static func fastest(tries: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    return (0..<tries).map { _ in clock.measure(body) / .seconds(1) }.min() ?? .infinity
  }
}
