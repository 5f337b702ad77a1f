import Autodiff
import Execution
import Tensors
import TestSupport
import Testing

/// A step of Adam is recognised, runs in one pass, and gives what the interpreter gives.
struct AdamStepTests {
  /// As `Adam` in `Optimizers` traces it, for a gradient that is a sum where asked for.
  private func program(_ shape: [Int], isSum: Bool) -> Program {
    let ports = ["p", "m", "v", "g", "h"].map { Port($0, shape) } + [Port("step", [], .index)]
    return Program(ports) { inputs in
      let count = inputs["step"].real() + 1
      let corrections = [0.9, 0.99].map { -expm1(-0.1 * $0 * count) }
      let g = isSum ? inputs["g"] + inputs["h"] : inputs["g"]
      let first = 0.9 * inputs["m"] + 0.1 * g
      let second = 0.95 * inputs["v"] + 0.05 * g.squared()
      let scale = 0.01 / corrections[0]
      let root = (second / corrections[1]).squareRoot() + 1e-8
      return ["p": inputs["p"] - scale * (first / root), "m": first, "v": second]
    }
  }

  @Test(arguments: [[1], [3], [7], [16], [5, 13], [300]], [false, true])
  func aStepGivesWhatTheInterpreterGives(_ shape: [Int], _ isSum: Bool) {
    let count = shape.reduce(1, *)
    var given: [String: HostValue] = ["step": .index([4])]
    for (seed, name) in ["p", "m", "g", "h"].enumerated() {
      given[name] = .real(normals(count, seed: UInt64(seed)))
    }
    given["v"] = .real(normals(count, seed: 9).map { $0 * $0 })
    let program = program(shape, isSum: isSum)
    #expect(executionError(program, given) < 1e-14)
    for kernels in KernelSet.available {
      #expect(executionError(program, given, precision: .float, kernels: kernels) < 1e-6)
    }
  }

  @Test(arguments: [false, true])
  func aStepIsRecognised(_ isSum: Bool) {
    let executable = Executable(program([40], isSum: isSum))
    let profile = ExecutionProfile()
    ExecutionProfile.$current.withValue(profile) {
      executable.run(count: 3, counter: "step", from: 0)
    }
    let steps = profile.entries.filter { $0.cost.kind == "optimiser" }
    #expect(steps.count == 1)
    #expect(steps.first?.runs == 3)
  }

  /// An intermediate that is read elsewhere keeps the loop as it is.
  @Test func aStepThatIsReadElsewhereIsNotReplaced() {
    let program = Program([Port("p", [40]), Port("m", [40]), Port("v", [40]), Port("g", [40])]) {
      let first = 0.9 * $0["m"] + 0.1 * $0["g"]
      let second = 0.95 * $0["v"] + 0.05 * $0["g"].squared()
      let root = (second / 0.5.scalar).squareRoot() + 1e-8
      return ["p": $0["p"] - 0.1.scalar * (first / root), "m": first, "v": second, "root": root]
    }
    var given: [String: HostValue] = [:]
    for (seed, name) in ["p", "m", "g"].enumerated() {
      given[name] = .real(normals(40, seed: UInt64(seed)))
    }
    given["v"] = .real(normals(40, seed: 9).map { $0 * $0 })
    #expect(executionError(program, given) < 1e-14)
  }
}

extension Double {
  /// A scalar that the simplifier does not see through.
  fileprivate var scalar: Tensor { Tensor.constant([self], shape: [1]).reshaped([]) }
}
