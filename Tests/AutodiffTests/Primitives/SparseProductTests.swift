import Autodiff
import Execution
import KernelInterface
import Tensors
import TestSupport
import Testing

/// Products with a sparse matrix: value and gradients to second order, and rows without terms.
struct SparseProductTests {
  /// 4 × 5: an empty row, a row with one column twice, a full row.
  private static let offsets = [0, 2, 2, 5, 10]
  private static let columns = [1, 4, 0, 3, 3, 0, 1, 2, 3, 4]
  private static let values: [Double] = [2, 1, 3, 1, 0.5, 1, 2, 3, 4, 5]

  private static func sparse(values: Tensor? = nil) -> SparseRows {
    SparseRows(
      offsets: Tensor(FixedPositions(offsets), []), columns: Tensor(FixedPositions(columns), []),
      values: values ?? .constant(Self.values, shape: [10]))
  }

  private static func product(_ rows: [Int], _ weights: Tensor) -> Tensor {
    sparse().product(rows: Tensor(FixedPositions(rows), []), weights)
  }

  /// Widths below, at and above those of the vectors, and with a rest.
  @Test(arguments: [1, 3, 8, 16, 20, 64, 70, 130])
  func valueMatchesTheNaiveOne(_ width: Int) {
    let program = Program([Port("w", [5, width])]) {
      ["y": Self.product([3, 0, 1, 3], $0["w"])]
    }
    let given: [String: HostValue] = ["w": .real(normals(5 * width, seed: 1))]
    #expect(executionError(program, given) < 1e-14)
    #expect(executionError(program, given, precision: .float) < 1e-6)
  }

  @Test(arguments: [1, 3, 16, 20, 70])
  func gradientMatchesTheNaiveOne(_ width: Int) {
    let program = Program([Port("w", [5, width])]) { inputs in
      let loss = Self.product([3, 0, 1, 3, 2], inputs["w"]).squared().sum()
      return ["g": gradient(of: loss, withRespectTo: inputs["w"])]
    }
    let given: [String: HostValue] = ["w": .real(normals(5 * width, seed: 2))]
    #expect(executionError(program, given) < 1e-14)
    #expect(executionError(program, given, precision: .float) < 1e-6)
    for kernels in KernelSet.available {
      #expect(executionError(program, given, kernels: kernels) < 1e-14)
    }
  }

  @Test func gradientsMatchCentralDifferencesToSecondOrder() {
    let errors = gradientErrors(
      of: { inputs in
        let y = Self.product([2, 0, 1, 2], tanh(inputs[0]))
        return (y.squared() * y).sum()
      }, at: [normals(15, seed: 3)], shapes: [[5, 3]])
    #expect(errors.allSatisfy { $0 < 1e-7 }, "\(errors)")
  }

  @Test func anEmptyRowGivesZeros() {
    let program = Program([Port("w", [5, 3])]) { ["y": Self.product([1], $0["w"])] }
    let executable = Executable(program)
    executable.set("w", normals(15, seed: 4))
    executable.run()
    #expect(executable.values("y") == [0, 0, 0])
  }
}
