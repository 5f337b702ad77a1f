import KernelInterface
import Tensors

/// Matrix products of one stack of matrices with another.
final class MatrixProductStep: Instruction {
  /// Sizes of one product, as stored.
  struct Sizes {
    var batch: Int
    var rows: Int
    var columns: Int
    var inner: Int
    var transposeA: Bool
    var transposeB: Bool
  }

  private let sizes: Sizes
  private let precision: Precision
  private let a: UnsafeMutableRawPointer
  private let b: UnsafeMutableRawPointer
  private let target: UnsafeMutableRawPointer
  /// Our own kernels where there are few columns, or few rows; nil where the library is better.
  private let narrow: NarrowProductKernel?
  private let innerProducts: InnerProductKernel?
  private let transpose: MatrixKernel
  /// The second factor the other way round, where the kernel needs it so.
  private let turned: UnsafeMutableRawPointer?

  init(
    _ sizes: Sizes, _ precision: Precision, _ table: KernelTable, a: UnsafeMutableRawPointer,
    b: UnsafeMutableRawPointer, target: UnsafeMutableRawPointer
  ) {
    self.sizes = sizes
    self.precision = precision
    self.a = a
    self.b = b
    self.target = target
    innerProducts = Self.isOfLongRows(sizes) ? table.innerProducts : nil
    narrow = innerProducts == nil && Self.isNarrow(sizes) ? table.narrowProduct : nil
    transpose = table.transpose
    turned =
      narrow != nil && sizes.transposeB
      ? .allocate(
        byteCount: MemoryPlan.slack + sizes.inner * sizes.columns * precision.size,
        alignment: MemoryPlan.alignment) : nil
  }

  deinit { turned?.deallocate() }

  /// Few columns, and a second factor that stays in the nearer caches; or few rows and terms.
  private static func isNarrow(_ sizes: Sizes) -> Bool {
    guard sizes.batch == 1 else { return false }
    if sizes.columns > 64 { return sizes.rows <= 64 && sizes.inner <= 64 && !sizes.transposeB }
    return !sizes.transposeB || sizes.inner * sizes.columns <= 64 * 64
  }

  /// Few rows and columns, and many terms side by side.
  private static func isOfLongRows(_ sizes: Sizes) -> Bool {
    sizes.batch == 1 && !sizes.transposeA && sizes.transposeB && sizes.inner >= 64
      && sizes.rows <= 64 && sizes.columns <= 64
  }

  override var cost: StepCost {
    let s = sizes
    let (m, n, k) = (Double(s.rows), Double(s.columns), Double(s.inner))
    let by = innerProducts != nil || narrow != nil ? "own kernel" : "library"
    let batch = s.batch > 1 ? "\(s.batch) × " : ""
    return StepCost(
      "product",
      "\(batch)\(s.rows)×\(s.inner)\(s.transposeA ? "ᵀ" : "") · "
        + "\(s.inner)×\(s.columns)\(s.transposeB ? "ᵀ" : ""), \(by)",
      operations: 2 * m * n * k * Double(s.batch),
      bytes: Double(s.batch * precision.size) * (m * k + k * n + m * n))
  }

  override func run() {
    let s = sizes
    if let innerProducts { return innerProducts(a, b, target, s.rows, s.columns, s.inner) }
    if let narrow {
      if let turned { transpose(b, s.columns, s.inner, turned) }
      return narrow(
        a, s.transposeA ? 1 : s.inner, s.transposeA ? s.rows : 1, turned ?? b, target, s.rows,
        s.inner, s.columns)
    }
    for batch in 0..<s.batch {
      let (offsetA, offsetB) = (batch * s.rows * s.inner, batch * s.inner * s.columns)
      let offset = batch * s.rows * s.columns
      let (leadingA, leadingB) =
        (s.transposeA ? s.rows : s.inner, s.transposeB ? s.inner : s.columns)
      switch precision {
      case .float:
        BLAS.gemm(
          transposeA: s.transposeA, transposeB: s.transposeB, rows: s.rows, columns: s.columns,
          inner: s.inner, a.assumingMemoryBound(to: Float.self) + offsetA, leadingA: leadingA,
          b.assumingMemoryBound(to: Float.self) + offsetB, leadingB: leadingB,
          target.assumingMemoryBound(to: Float.self) + offset, leadingC: s.columns)
      case .double:
        BLAS.gemm(
          transposeA: s.transposeA, transposeB: s.transposeB, rows: s.rows, columns: s.columns,
          inner: s.inner, a.assumingMemoryBound(to: Double.self) + offsetA, leadingA: leadingA,
          b.assumingMemoryBound(to: Double.self) + offsetB, leadingB: leadingB,
          target.assumingMemoryBound(to: Double.self) + offset, leadingC: s.columns)
      }
    }
  }
}
