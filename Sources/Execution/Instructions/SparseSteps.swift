import Autodiff
import KernelInterface

#if canImport(Glibc)
  import Glibc
#endif

/// Addresses of a sparse matrix stored by rows, and of the rows that are picked.
struct SparseOperand {
  let offsets: UnsafePointer<Int32>
  let columns: UnsafePointer<Int32>
  let values: UnsafeMutableRawPointer
  let rows: UnsafePointer<Int32>
  /// Number of picked rows, of rows in all, of terms in all, and of columns.
  let (count, height, terms, width): (Int, Int, Int, Int)

  init(_ node: Node, width: Int, _ addresses: [UnsafeMutableRawPointer]) {
    offsets = UnsafePointer(addresses[0].assumingMemoryBound(to: Int32.self))
    columns = UnsafePointer(addresses[1].assumingMemoryBound(to: Int32.self))
    values = addresses[2]
    rows = UnsafePointer(addresses[3].assumingMemoryBound(to: Int32.self))
    (count, height) = (node.inputs[3].count, node.inputs[0].count - 1)
    (terms, self.width) = (node.inputs[1].count, width)
  }

  /// The terms of the picked row, checked.
  @inline(__always)
  func terms(_ position: Int) -> Range<Int> {
    let row = Int(rows[position])
    precondition(row >= 0 && row < height, "row \(row) of a sparse matrix of \(height)")
    let (start, end) = (Int(offsets[row]), Int(offsets[row + 1]))
    precondition(start >= 0 && start <= end && end <= terms, "row \(row) at \(start)..<\(end)")
    var largest: UInt32 = 0
    for term in start..<end { largest = max(largest, UInt32(bitPattern: columns[term])) }
    precondition(largest < UInt32(width) || start == end, "column \(largest) of \(width)")
    return start..<end
  }
}

/// Picked rows of a sparse matrix times a dense one, or the transpose of that.
final class SparseProductStep: Instruction {
  private let sparse: SparseOperand
  private let dense: UnsafeMutableRawPointer
  private let target: UnsafeMutableRawPointer
  private let width: Int
  private let size: Int
  private let isTranspose: Bool
  private let kernels: SparseKernels
  /// Picked rows; the transpose adds them into one table, in order, and is not divided.
  private let shares: Parts

  /// - Parameters:
  ///   - width: Columns of the dense matrix.
  ///   - size: Bytes of a number.
  init(
    _ sparse: SparseOperand, dense: UnsafeMutableRawPointer, target: UnsafeMutableRawPointer,
    width: Int, size: Int, isTranspose: Bool, _ kernels: SparseKernels
  ) {
    self.sparse = sparse
    self.dense = dense
    self.target = target
    self.width = width
    self.size = size
    self.isTranspose = isTranspose
    self.kernels = kernels
    let usual = max(1, sparse.terms / max(1, sparse.height)) * width
    shares = Parts(
      of: sparse.count, least: isTranspose ? sparse.count : max(1, Self.leastProducts / usual))
  }

  /// Products of a term with a number that take about 10 µs.
  private static let leastProducts = 1 << 16

  override var parts: Int { shares.number }

  override func run(part: Int, on thread: Int) {
    if isTranspose { memset(target, 0, sparse.width * width * size) }
    for position in shares[part] {
      let terms = sparse.terms(position)
      let values = UnsafeRawPointer(sparse.values + terms.lowerBound * size)
      let columns = UnsafeRawPointer(sparse.columns + terms.lowerBound)
      let row = position * width * size
      if isTranspose {
        kernels.scatter(values, columns, terms.count, dense + row, width, target)
      } else {
        kernels.gather(values, columns, terms.count, dense, width, target + row)
      }
    }
  }
}
