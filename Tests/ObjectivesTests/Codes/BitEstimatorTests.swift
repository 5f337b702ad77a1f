import Autodiff
import Execution
import Models
import Objectives
import TestSupport
import Testing

import func Foundation.exp

/// Estimators of the gradient of an expectation over bits, on a table of three bits.
struct BitEstimatorTests {
  private static let table = normals(8, seed: 5)
  private static let logits = [0.4, -1.3, 0.9]

  /// f, linear in each bit.
  private static func integrand(_ codes: Tensor) -> Tensor {
    let shape = Array(codes.shape.prefix(2))
    let parts = codes.split(2, into: 3).map { $0.reshaped(shape) }
    return BitCodes.all(3).enumerated().reduce(Tensor.constant(0, shape: shape)) { sum, entry in
      let weights = zip(entry.element, parts).map { $0 == 1 ? $1 : 1 - $1 }
      return sum + table[entry.offset] * (weights[0] * weights[1] * weights[2])
    }
  }

  /// ∂ E f / ∂ aₖ by hand: a'(1 − a') times the difference of the means with the bit set and not.
  private static var byHand: [Double] {
    let shares = logits.map { 1 / (1 + exp(-$0)) }
    return (0..<3).map { bit in
      let difference = BitCodes.all(3).enumerated().reduce(0.0) { sum, entry in
        let others = (0..<3).filter { $0 != bit }.reduce(1.0) {
          $0 * (entry.element[$1] == 1 ? shares[$1] : 1 - shares[$1])
        }
        return sum + (entry.element[bit] == 1 ? 1 : -1) * others * table[entry.offset]
      }
      return shares[bit] * (1 - shares[bit]) * difference
    }
  }

  private func gradient(
    _ estimate: @escaping (Tensor, Program.Inputs) -> BitEstimate, _ port: Autodiff.Port
  )
    -> Executable
  {
    let program = Program([Port("a", [1, 3]), port]) { inputs in
      [
        "g": Autodiff.gradient(
          of: estimate(inputs["a"], inputs).surrogate.sum(), withRespectTo: inputs["a"])
      ]
    }
    let executable = Executable(program, precision: .double)
    executable.set("a", Self.logits)
    return executable
  }

  @Test func enumerationIsExact() {
    let executable = gradient(
      { logits, _ in CodeEnumeration().estimate(logits: logits) { Self.integrand($0) } }, Port("x"))
    executable.run()
    for (value, expected) in zip(executable.values("g"), Self.byHand) {
      #expect(abs(value - expected) < 1e-14)
    }
  }

  /// The noise on a fine lattice; both codes are constant in cells whose edges the lattice meets to
  /// within its width.
  @Test(arguments: [0, 1])
  func antitheticPairsHaveNoBias(_ which: Int) {
    let side = 60
    let axis = (0..<side).map { (Double($0) + 0.5) / Double(side) }
    let noise = axis.flatMap { a in axis.flatMap { b in axis.flatMap { [a, b, $0] } } }
    let estimator: any SampledBitEstimator =
      which == 0
      ? ARM(sampleCount: noise.count / 3) : DisARM(sampleCount: noise.count / 3)
    let executable = gradient(
      { logits, inputs in
        estimator.estimate(logits: logits, noise: inputs["noise"]) { Self.integrand($0) }
      }, Port("noise", [noise.count / 3, 1, 3]))
    executable.set("noise", noise)
    executable.run()
    for (value, expected) in zip(executable.values("g"), Self.byHand) {
      #expect(abs(value - expected) < 0.02, "\(value) \(expected)")
    }
  }

  @Test func aRelaxationThatIsColdFollowsTheDiscreteGradient() {
    let side = 40
    let axis = (0..<side).map { (Double($0) + 0.5) / Double(side) }
    let noise = axis.flatMap { a in axis.flatMap { b in axis.flatMap { [a, b, $0] } } }
    func error(_ temperature: Double) -> Double {
      let estimator = GumbelSoftmax(temperature: temperature, sampleCount: noise.count / 3)
      let executable = gradient(
        { logits, inputs in
          estimator.estimate(logits: logits, noise: inputs["noise"]) { Self.integrand($0) }
        }, Port("noise", [noise.count / 3, 1, 3]))
      executable.set("noise", noise)
      executable.run()
      return zip(executable.values("g"), Self.byHand).map { abs($0 - $1) }.max() ?? .nan
    }
    #expect(error(0.3) < error(1))
    #expect(error(1) < error(3))
    #expect(error(3) > 0.01)
  }

  @Test func slopesAreThoseOfTheFormulas() {
    let noise = [0.9, 0.1, 0.35]
    let shares = Self.logits.map { 1 / (1 + exp(-$0)) }
    let first = zip(noise, shares).map { $0 > 1 - $1 ? 1.0 : 0 }
    let second = zip(noise, shares).map { $0 < $1 ? 1.0 : 0 }
    func value(_ bits: [Double]) -> Double {
      Self.table[bits.reduce(0) { $0 << 1 | Int($1) }]
    }
    let difference = value(first) - value(second)
    let program = Program([Port("a", [1, 3]), Port("noise", [1, 1, 3])]) { inputs in
      func slopes(_ estimator: any SampledBitEstimator) -> Tensor {
        estimator.estimate(logits: inputs["a"], noise: inputs["noise"]) { Self.integrand($0) }
          .slopes!
      }
      return ["arm": slopes(ARM()), "disarm": slopes(DisARM())]
    }
    let executable = Executable(program, precision: .double)
    executable.set("a", Self.logits)
    executable.set("noise", noise)
    executable.run()
    for bit in 0..<3 {
      #expect(abs(executable.values("arm")[bit] - difference * (noise[bit] - 0.5)) < 1e-14)
      let sign = first[bit] == second[bit] ? 0 : second[bit] == 1 ? -1.0 : 1
      let expected =
        0.5 * difference * sign / (1 + exp(-abs(Self.logits[bit])))
      #expect(abs(executable.values("disarm")[bit] - expected) < 1e-14)
    }
  }
}
