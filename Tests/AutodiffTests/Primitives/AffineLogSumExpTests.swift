import Autodiff
import Execution
import TestSupport
import Testing

/// The normaliser of a wide softmax layer: value, and gradients to second order.
struct AffineLogSumExpTests {
  /// One tile and one block, a rest in both, several of both.
  static let sizes = [[3, 5, 2], [40, 530, 3], [600, 20, 4]]

  private func given(_ size: [Int], scale: Double = 1) -> [[Double]] {
    [
      normals(size[0] * size[2], seed: 1).map { scale * $0 }, normals(size[1] * size[2], seed: 2),
      normals(size[1], seed: 3),
    ]
  }

  private func program(_ size: [Int]) -> Program {
    Program([Port("h", [size[0], size[2]]), Port("w", [size[1], size[2]]), Port("b", [size[1]])]) {
      inputs in
      let y = affineLogSumExp(inputs["h"], weights: inputs["w"], bias: inputs["b"])
      let gradients = gradient(
        of: y.squared().sum(), withRespectTo: [inputs["h"], inputs["w"], inputs["b"]])
      return ["y": y, "h'": gradients[0], "w'": gradients[1], "b'": gradients[2]]
    }
  }

  @Test(arguments: sizes) func valueAndGradientMatchTheNaiveOnes(_ size: [Int]) {
    let values = given(size).map { HostValue.real($0) }
    let named = Dictionary(uniqueKeysWithValues: zip(["h", "w", "b"], values))
    #expect(executionError(program(size), named) < 1e-13)
    #expect(executionError(program(size), named, precision: .float) < 5e-6)
  }

  @Test func valueIsTheLogSumExpOfTheLogits() {
    let size = [7, 700, 3]
    let program = Program([
      Port("h", [size[0], size[2]]), Port("w", [size[1], size[2]]), Port("b", [size[1]]),
    ]) { inputs in
      let logits = matmul(inputs["h"], inputs["w"], transposeB: true) + inputs["b"].expanded(0)
      let layer = affineLogSumExp(inputs["h"], weights: inputs["w"], bias: inputs["b"])
      return ["error": (layer - logSumExp(logits)).squared().sum()]
    }
    // Logits of hundreds, whose exponentials overflow.
    let executable = Executable(program, precision: .double)
    for (name, values) in zip(["h", "w", "b"], given(size, scale: 300)) {
      executable.set(name, values)
    }
    executable.run()
    #expect(executable.scalar("error") < 1e-20)
  }

  @Test func gradientsMatchCentralDifferencesToSecondOrder() {
    let errors = gradientErrors(
      of: { inputs in
        let y = affineLogSumExp(inputs[0], weights: inputs[1], bias: inputs[2])
        return (y.squared() * y).sum()
      }, at: given([3, 6, 2]), shapes: [[3, 2], [6, 2], [6]])
    #expect(errors.allSatisfy { $0 < 1e-6 }, "\(errors)")
  }
}
