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
  /// What the library is called for piece by piece, and the pieces.
  private let division: Division
  private let shares: Parts

  /// The axis along which a product is divided.
  private enum Division { case batch, rows, columns }

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
    let isOwn = innerProducts != nil || narrow != nil
    (division, shares) = isOwn ? (.batch, Parts(of: 1, least: 1)) : Self.divided(sizes)
  }

  /// How a product of the library is divided: large ones into two halves along the side of the result
  /// that costs one thread least, since the other factor is packed twice. One thread calls the library
  /// for the same halves: the order of a sum may depend on the size of what it is asked for.
  private static func divided(_ sizes: Sizes) -> (Division, Parts) {
    let products = sizes.rows * sizes.columns * sizes.inner
    if sizes.batch > 1 {
      return (.batch, Parts(of: sizes.batch, least: max(1, leastProducts / 4 / products)))
    }
    let isWide = sizes.columns > sizes.rows && !sizes.transposeA
    let count = isWide ? sizes.columns : sizes.rows
    let least = products < leastProducts ? count : (count + 1) / 2
    return (isWide ? .columns : .rows, Parts(of: count, unit: isWide ? 16 : 24, least: least))
  }

  /// Multiplications that are worth two threads: about 80 µs, and far from the sizes at which the
  /// library has kernels for small matrices.
  private static let leastProducts = 1 << 23

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

  override var parts: Int { shares.number }

  override func run(part: Int, on thread: Int) {
    let s = sizes
    if let innerProducts { return innerProducts(a, b, target, s.rows, s.columns, s.inner) }
    if let narrow {
      if let turned { transpose(b, s.columns, s.inner, turned) }
      return narrow(
        a, s.transposeA ? 1 : s.inner, s.transposeA ? s.rows : 1, turned ?? b, target, s.rows,
        s.inner, s.columns)
    }
    let range = shares[part]
    switch division {
    case .batch: for batch in range { libraryProduct(batch, 0..<s.rows, 0..<s.columns) }
    case .rows: libraryProduct(0, range, 0..<s.columns)
    case .columns: libraryProduct(0, 0..<s.rows, range)
    }
  }

  /// Some rows and columns of one product, by the library.
  private func libraryProduct(_ batch: Int, _ rows: Range<Int>, _ columns: Range<Int>) {
    let s = sizes
    let offsetA =
      batch * s.rows * s.inner + rows.lowerBound * (s.transposeA ? 1 : s.inner)
    let offsetB =
      batch * s.inner * s.columns + columns.lowerBound * (s.transposeB ? s.inner : 1)
    let offset = (batch * s.rows + rows.lowerBound) * s.columns + columns.lowerBound
    let (leadingA, leadingB) =
      (s.transposeA ? s.rows : s.inner, s.transposeB ? s.inner : s.columns)
    switch precision {
    case .float:
      BLAS.gemm(
        transposeA: s.transposeA, transposeB: s.transposeB, rows: rows.count,
        columns: columns.count, inner: s.inner,
        a.assumingMemoryBound(to: Float.self) + offsetA, leadingA: leadingA,
        b.assumingMemoryBound(to: Float.self) + offsetB, leadingB: leadingB,
        target.assumingMemoryBound(to: Float.self) + offset, leadingC: s.columns)
    case .double:
      BLAS.gemm(
        transposeA: s.transposeA, transposeB: s.transposeB, rows: rows.count,
        columns: columns.count, inner: s.inner,
        a.assumingMemoryBound(to: Double.self) + offsetA, leadingA: leadingA,
        b.assumingMemoryBound(to: Double.self) + offsetB, leadingB: leadingB,
        target.assumingMemoryBound(to: Double.self) + offset, leadingC: s.columns)
    }
  }
}
