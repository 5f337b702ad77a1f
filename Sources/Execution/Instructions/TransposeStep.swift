import Autodiff
import KernelInterface

/// Transposes a matrix: leading axes and trailing axes of real numbers change places.
final class TransposeStep: Instruction {
  private let kernel: MatrixKernel
  private let rows: Int
  private let columns: Int
  private let source: UnsafeMutableRawPointer
  private let target: UnsafeMutableRawPointer

  init(
    _ kernel: @escaping MatrixKernel, _ sizes: (rows: Int, columns: Int),
    source: UnsafeMutableRawPointer, target: UnsafeMutableRawPointer
  ) {
    self.kernel = kernel
    (rows, columns) = sizes
    self.source = source
    self.target = target
  }

  override var cost: StepCost {
    StepCost("move", "transpose \(rows)×\(columns)", bytes: Double(8 * rows * columns))
  }

  override func run() { kernel(source, rows, columns, target) }

  /// The matrix that a node transposes, if that is what it does: its axes in the order k…, 0…<k.
  static func sizes(_ node: Node) -> (rows: Int, columns: Int)? {
    guard let transpose = node.primitive as? Transpose, node.types[0].element == .real,
      let first = transpose.permutation.first
    else { return nil }
    let shape = node.inputs[0].shape
    let rotated = Array(first..<shape.count) + Array(0..<first)
    guard transpose.permutation == rotated else { return nil }
    return (shape[..<first].reduce(1, *), shape[first...].reduce(1, *))
  }
}
