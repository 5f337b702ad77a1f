import Autodiff
import TestSupport
import Testing

/// Operations that move, repeat, pick or reduce elements: value and gradients to second order.
struct StructureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var shapes: [[Int]]
    var function: @Sendable ([Tensor]) -> Tensor
  }

  static let cases: [Case] = [
    Case(testDescription: "broadcast a row", shapes: [[1, 4], [3, 4]]) { $0[0] * $0[1] },
    Case(testDescription: "broadcast a column", shapes: [[3, 1], [3, 4]]) { $0[0] * $0[1] },
    Case(testDescription: "broadcast the middle", shapes: [[2, 1, 3], [2, 4, 3]]) { $0[0] * $0[1] },
    Case(testDescription: "broadcast a plane", shapes: [[1, 4, 3], [2, 4, 3]]) { $0[0] * $0[1] },
    Case(testDescription: "broadcast a middle axis", shapes: [[1, 4, 1], [2, 4, 3]]) {
      $0[0] * $0[1]
    },
    Case(testDescription: "broadcast a scalar", shapes: [[], [2, 3]]) { exp($0[0]) * $0[1] },
    Case(testDescription: "sum of rows", shapes: [[3, 4]]) { tanh($0[0]).sum(1) },
    Case(testDescription: "sum of columns", shapes: [[3, 4]]) { tanh($0[0]).sum(0) },
    Case(testDescription: "sum of the middle", shapes: [[2, 3, 4]]) { tanh($0[0]).sum(1) },
    Case(testDescription: "sum of both ends", shapes: [[2, 3, 4]]) { tanh($0[0]).sum([0, 2]) },
    Case(testDescription: "total", shapes: [[5, 7]]) { tanh($0[0]).sum() },
    Case(testDescription: "largest of rows", shapes: [[3, 4]]) { $0[0].maximum([1]) },
    Case(testDescription: "largest of columns", shapes: [[3, 4]]) { $0[0].maximum([0]) },
    Case(testDescription: "log-sum-exp of rows", shapes: [[3, 4]]) { logSumExp($0[0]) },
    Case(testDescription: "log-sum-exp of columns", shapes: [[3, 4]]) { logSumExp($0[0], axis: 0) },
    Case(testDescription: "softmax", shapes: [[3, 5]]) {
      let e = exp($0[0])
      return e / e.sum([1], keepingAxes: true)
    },
    Case(testDescription: "transpose", shapes: [[3, 4]]) { $0[0].transposed() },
    Case(testDescription: "transpose of three axes", shapes: [[2, 3, 4]]) {
      $0[0].transposed([2, 0, 1])
    },
    Case(testDescription: "reshape", shapes: [[3, 4]]) { $0[0].reshaped([2, 6]) },
    Case(testDescription: "slice", shapes: [[3, 5]]) { $0[0].slice(1, 1..<4) },
    Case(testDescription: "slice of the first axis", shapes: [[3, 5]]) { $0[0].slice(0, 1..<3) },
    Case(testDescription: "split and used apart", shapes: [[3, 6]]) { inputs in
      let parts = inputs[0].split(1, into: 3)
      return tanh(parts[0]) * exp(parts[1]) + parts[2].squared()
    },
    Case(testDescription: "pad", shapes: [[3, 2]]) { $0[0].padded(1, before: 1, after: 2) },
    Case(testDescription: "concatenate columns", shapes: [[3, 2], [3, 4]]) {
      concatenated($0, axis: 1)
    },
    Case(testDescription: "concatenate rows", shapes: [[1, 4], [2, 4]]) {
      concatenated($0, axis: 0)
    },
    Case(testDescription: "one entry", shapes: [[3, 4]]) { $0[0].at(.index(2)) },
    Case(testDescription: "gather, a row twice", shapes: [[3, 4]]) {
      let rows = StructureTests.stackedIndices([2, 0, 2])
      return $0[0].gathered(rows)
    },
    Case(testDescription: "matmul", shapes: [[3, 4], [4, 2]]) { matmul($0[0], $0[1]) },
    Case(testDescription: "matmul, first transposed", shapes: [[4, 3], [4, 2]]) {
      matmul($0[0], $0[1], transposeA: true)
    },
    Case(testDescription: "matmul, second transposed", shapes: [[3, 4], [2, 4]]) {
      matmul($0[0], $0[1], transposeB: true)
    },
    Case(testDescription: "matmul, both transposed", shapes: [[4, 3], [2, 4]]) {
      matmul($0[0], $0[1], transposeA: true, transposeB: true)
    },
    Case(testDescription: "matmul of stacks", shapes: [[2, 3, 4], [2, 4, 5]]) {
      matmul($0[0], $0[1])
    },
    Case(testDescription: "matmul of a transpose", shapes: [[4, 3], [4, 2]]) {
      matmul($0[0].transposed(), $0[1])
    },
    Case(testDescription: "loop", shapes: [[3], [3, 3]]) { inputs in
      repeated(4, carrying: [inputs[0]]) { index, state in
        [
          tanh(matmul(state[0].expanded(0), inputs[1]).reshaped([3])) + 0.1
            * index.real().filling([3])
        ]
      }[0]
    },
    Case(testDescription: "loop with stacks", shapes: [[3], [3]]) { inputs in
      let (last, all) = repeated(3, carrying: [inputs[0]]) { _, state in
        let next = sin(state[0] * inputs[1])
        return ([next], [next.squared().sum(), next])
      }
      return last[0] * all[0] + all[1].sum(0)
    },
    Case(testDescription: "loop within a loop", shapes: [[2], [2]]) { inputs in
      repeated(2, carrying: [inputs[0]]) { _, outer in
        repeated(3, carrying: [outer[0]]) { index, inner in
          [tanh(inner[0] * inputs[1]) + cos(inner[0]) * index.real().filling([2])]
        }
      }[0]
    },
  ]

  /// Positions as a value: rows of a permutation do not depend on numbers.
  static func stackedIndices(_ positions: [Int]) -> Tensor { Tensor(FixedPositions(positions), []) }

  private func points(_ shapes: [[Int]]) -> [[Double]] {
    shapes.enumerated().map { normals($1.reduce(1, *), seed: UInt64($0 + 11)) }
  }

  @Test(arguments: cases) func valueMatchesTheNaiveOne(_ item: Case) {
    let ports = item.shapes.enumerated().map { Port("x\($0)", $1) }
    let program = Program(ports) { inputs in ["y": item.function(ports.map { inputs[$0.name] })] }
    let given = Dictionary(
      uniqueKeysWithValues: zip(ports.map(\.name), points(item.shapes).map { HostValue.real($0) }))
    #expect(executionError(program, given) < 1e-13)
    #expect(executionError(program, given, precision: .float) < 3e-6)
  }

  @Test(arguments: cases) func gradientsMatchCentralDifferencesToSecondOrder(_ item: Case) {
    let errors = gradientErrors(
      of: { inputs in
        let y = item.function(inputs)
        return (y.squared() * y).sum()
      }, at: points(item.shapes), shapes: item.shapes)
    #expect(errors.allSatisfy { $0 < 2e-6 }, "\(errors)")
  }
}

/// An index vector written out, for tests.
struct FixedPositions: Primitive {
  let positions: [Int]
  init(_ positions: [Int]) { self.positions = positions }
  var name: String { "fixedPositions" }
  var attributes: String { "\(positions)" }
  func types(of inputs: [TensorType]) -> [TensorType] { [TensorType([positions.count], .index)] }
  func pullback(_ node: Node, _ cotangents: [Tensor?]) -> [Tensor?] { [] }
  func evaluate(_ inputs: [HostValue], for node: Node) -> [HostValue] { [.index(positions)] }
}
