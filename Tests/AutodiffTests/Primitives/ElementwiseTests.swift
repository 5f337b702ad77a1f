import KernelInterface
import TestSupport
import Testing

@testable import Autodiff

struct ElementwiseTests {
  /// Inputs in the domain of every function, away from kinks.
  private func points(_ operation: UnaryOperation) -> [Double] {
    let raw = normals(12, seed: 3)
    switch operation {
    case .log, .squareRoot, .log1p, .reciprocal: return raw.map { abs($0) + 0.3 }
    case .absolute, .sign, .relu, .heaviside, .floor: return raw.map { $0 + ($0 > 0 ? 0.1 : -0.1) }
    default: return raw
    }
  }

  @Test(arguments: UnaryOperation.allCases)
  func unaryFunctionsMatchTheirDefinition(_ operation: UnaryOperation) {
    let program = Program([Port("x", [3, 4])]) {
      ["y": Tensor(Unary(operation: operation), [$0["x"]])]
    }
    let given: [String: HostValue] = ["x": .real(points(operation))]
    #expect(executionError(program, given) < 1e-14)
    #expect(executionError(program, given, precision: .float) < 1e-6)
  }

  @Test(arguments: UnaryOperation.allCases)
  func unaryGradientsMatchCentralDifferences(_ operation: UnaryOperation) {
    let errors = gradientErrors(
      of: { inputs in
        (Tensor(Unary(operation: operation), inputs) * inputs[0]).sum()
      }, at: [points(operation)], shapes: [[3, 4]], order: 3)
    #expect(errors.allSatisfy { $0 < 1e-7 }, "\(operation): \(errors)")
  }

  @Test(arguments: BinaryOperation.allCases)
  func binaryFunctionsMatchTheirDefinition(_ operation: BinaryOperation) {
    let a = normals(12, seed: 4).map { abs($0) + 0.2 }
    let b = normals(12, seed: 5).enumerated().map { $0.offset == 2 ? a[2] : $0.element }
    let program = Program([Port("a", [12]), Port("b", [12])]) {
      ["y": Tensor(Binary(operation: operation), [$0["a"], $0["b"]])]
    }
    #expect(executionError(program, ["a": .real(a), "b": .real(b)]) < 1e-14)
    #expect(executionError(program, ["a": .real(a), "b": .real(b)], precision: .float) < 2e-6)
  }

  @Test(arguments: BinaryOperation.allCases)
  func binaryGradientsMatchCentralDifferences(_ operation: BinaryOperation) {
    let a = normals(6, seed: 6).map { abs($0) + 0.5 }
    let b = normals(6, seed: 7).map { $0 + ($0 > 0 ? 2 : -2) }
    let errors = gradientErrors(
      of: { (Tensor(Binary(operation: operation), $0) * $0[0] * $0[1]).sum() },
      at: [a, b], shapes: [[2, 3], [2, 3]], order: 2)
    #expect(errors.allSatisfy { $0 < 1e-6 }, "\(operation): \(errors)")
  }

  @Test func selectTakesEachSideAndItsGradient() {
    let mask = Tensor.constant([1, 0, 1, 0], shape: [4])
    let program = Program([Port("a", [4]), Port("b", [4])]) {
      ["y": select(mask, $0["a"], $0["b"])]
    }
    #expect(executionError(program, ["a": .real([1, 2, 3, 4]), "b": .real([5, 6, 7, 8])]) == 0)
    let errors = gradientErrors(
      of: { (select(mask, $0[0] * $0[1], $0[0]) * $0[0]).sum() },
      at: [[1, 2, 3, 4], [5, 6, 7, 8]], shapes: [[4], [4]])
    #expect(errors.allSatisfy { $0 < 1e-8 }, "\(errors)")
  }

  @Test func stopGradientEndsThePath() {
    let x = Tensor.placeholder("x", [])
    let y = gradient(of: x * x.stopGradient(), withRespectTo: x)
    let value = Interpreter.evaluate([y], [x: .real([3])])
    #expect(value == [.real([3])])
  }
}
