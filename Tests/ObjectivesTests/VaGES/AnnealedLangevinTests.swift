import Autodiff
import Execution
import Foundation
import Samplers
import Tensors
import Testing

struct AnnealedLangevinTests {
  /// On a quadratic energy mean and variance follow m ← am and s² ← a²s² + Tς², a = 1 − ½ς²κ.
  @Test func followsTheMomentsOfAGaussian() {
    let sampler = AnnealedLangevin(
      hotSteps: 5, coolingSteps: 20, coldSteps: 6, highest: 50, stepSize: 0.3, noise: 0.4)
    let (curvature, chains) = (2.5, 20_000)
    let program = Program([Port("key", [], .key)]) { inputs in
      let start = Tensor.constant(3, shape: [chains, 1])
      let samples = sampler.run(from: start, key: inputs.key("key")) { v in
        (-0.5 * curvature) * v.squaredNorm()
      }
      return ["samples": samples]
    }
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 4))
    executable.run()
    let values = executable.values("samples")

    let factor = 1 - 0.5 * 0.3 * 0.3 * curvature
    var (mean, variance) = (3.0, 0.0)
    let temperatures =
      Array(repeating: 50.0, count: 5) + (0..<20).map { power(50, 1 - Double($0) / 20) }
      + (0..<6).map { 1 - Double($0) / 5 }
    for temperature in temperatures {
      mean *= factor
      variance = factor * factor * variance + temperature * 0.3 * 0.3
    }
    let last = 1 - 0.4 * 0.4 * curvature
    (mean, variance) = (last * mean, last * last * variance)
    let average = values.reduce(0, +) / Double(chains)
    let spread =
      values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(chains - 1)
    #expect(abs(average - mean) < 4 * (variance / Double(chains)).squareRoot())
    #expect(abs(spread / variance - 1) < 4 * (2 / Double(chains)).squareRoot())
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    Foundation.pow(base, exponent)
  }
}
