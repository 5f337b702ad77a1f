/// out[i] = f(a[i]) for i in 0..<count. `out` may be `a` itself.
public typealias UnaryKernel =
  @convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer, Int) -> Void

/// out[i] = f(a[i], b[i]) for i in 0..<count. `out` may be `a` or `b` itself.
public typealias BinaryKernel =
  @convention(c) (UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int) -> Void

/// out[i] = f(a[i], b[i], c[i]) for i in 0..<count. `out` may be an argument itself.
public typealias TernaryKernel =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int
  ) -> Void

/// Row-major `input[rows, columns]` → `out`; see the fields of `KernelTable`.
public typealias MatrixKernel =
  @convention(c) (UnsafeRawPointer, Int, Int, UnsafeMutableRawPointer) -> Void

/// Random numbers: key, upper half of the counter, index of the first element (a multiple
/// of 64), out, count.
///
/// Element 64·g + 16·w + l is made of word w of the Philox4x32-10 block with counter
/// (16·g + l, upper half), for w in 0..<4 and l in 0..<16. So any run of elements that
/// starts at a multiple of 64 can be made by itself, and vectors of 16 lanes never shuffle.
public typealias RandomKernel =
  @convention(c) (UInt64, UInt64, UInt64, UnsafeMutableRawPointer, Int) -> Void

/// A product with few columns: a, distance between rows of a, distance between its terms, b
/// `[inner, columns]`, out `[rows, columns]`, rows, inner, columns; distances in elements.
///
/// It may read up to 64 bytes beyond the end of b.
public typealias NarrowProductKernel =
  @convention(c) (
    UnsafeRawPointer, Int, Int, UnsafeRawPointer, UnsafeMutableRawPointer, Int, Int, Int
  ) -> Void

/// Inner products of long rows: a `[rows, inner]`, b `[columns, inner]`, out `[rows, columns]`, rows,
/// columns, inner; out[i, j] = Σₖ a[i, k]·b[j, k].
public typealias InnerProductKernel =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer, UnsafeMutableRawPointer, Int, Int, Int
  ) -> Void

/// All kernels for one scalar type, compiled for one instruction set.
///
/// Buffers need no alignment; no kernel reads or writes beyond `count` elements.
/// Arrays of kernels are indexed by the raw value of the operation.
public struct KernelTable: Sendable {
  public var unary: [UnaryKernel]
  public var binary: [BinaryKernel]
  public var ternary: [TernaryKernel]
  public var random: [RandomKernel]

  /// out[r] = Σ_c input[r, c]; as many partial sums as 64 bytes hold scalars, in a fixed order.
  public var sumRows: MatrixKernel
  /// out[r] = max_c input[r, c]; NaN if any is NaN, −∞ if there are no columns.
  public var maximumRows: MatrixKernel
  /// out[c] += Σ_r input[r, c], rows added in order.
  public var accumulateColumns: MatrixKernel
  /// out[r, c] = input[c], for all rows: a row repeated.
  public var repeatRow: MatrixKernel
  /// out[r, c] = input[r]: each element repeated along its row.
  public var repeatElements: MatrixKernel
  /// out[c, r] = input[r, c].
  public var transpose: MatrixKernel
  /// out[i, j] = Σₖ a(i, k)·b[k, j]; nil where a library's product is faster.
  public var narrowProduct: NarrowProductKernel?
  /// Inner products of rows; nil where a library's product is faster.
  public var innerProducts: InnerProductKernel?
  /// A step of Adam.
  public var adam: AdamKernel
  /// Sparse rows and wide softmax layers.
  public var sparse: SparseKernels

  public init(
    unary: [UnaryKernel], binary: [BinaryKernel], ternary: [TernaryKernel],
    random: [RandomKernel], sumRows: @escaping MatrixKernel,
    maximumRows: @escaping MatrixKernel, accumulateColumns: @escaping MatrixKernel,
    repeatRow: @escaping MatrixKernel, repeatElements: @escaping MatrixKernel,
    transpose: @escaping MatrixKernel, narrowProduct: NarrowProductKernel? = nil,
    innerProducts: InnerProductKernel? = nil, adam: @escaping AdamKernel,
    sparse: SparseKernels
  ) {
    self.unary = unary
    self.binary = binary
    self.ternary = ternary
    self.random = random
    self.sumRows = sumRows
    self.maximumRows = maximumRows
    self.accumulateColumns = accumulateColumns
    self.repeatRow = repeatRow
    self.repeatElements = repeatElements
    self.transpose = transpose
    self.narrowProduct = narrowProduct
    self.innerProducts = innerProducts
    self.adam = adam
    self.sparse = sparse
  }
}

extension KernelTable {
  /// A table of the kernels that the functions name for each operation.
  ///
  /// Kernel modules hand over functions, and arrays are made here: code of the standard library
  /// that is specialised in a module may be shared with others by the linker, and must not use
  /// instructions that only some processors have.
  public init(
    unary: (UnaryOperation) -> UnaryKernel, binary: (BinaryOperation) -> BinaryKernel,
    ternary: (TernaryOperation) -> TernaryKernel,
    random: (RandomDistribution) -> RandomKernel, sumRows: @escaping MatrixKernel,
    maximumRows: @escaping MatrixKernel, accumulateColumns: @escaping MatrixKernel,
    repeatRow: @escaping MatrixKernel, repeatElements: @escaping MatrixKernel,
    transpose: @escaping MatrixKernel, narrowProduct: NarrowProductKernel? = nil,
    innerProducts: InnerProductKernel? = nil, adam: @escaping AdamKernel,
    sparse: SparseKernels
  ) {
    self.init(
      unary: UnaryOperation.allCases.map(unary), binary: BinaryOperation.allCases.map(binary),
      ternary: TernaryOperation.allCases.map(ternary),
      random: RandomDistribution.allCases.map(random), sumRows: sumRows,
      maximumRows: maximumRows, accumulateColumns: accumulateColumns, repeatRow: repeatRow,
      repeatElements: repeatElements, transpose: transpose, narrowProduct: narrowProduct,
      innerProducts: innerProducts, adam: adam, sparse: sparse)
  }
}

/// The kernels of one instruction set, for both scalar types.
public struct KernelSet: Sendable {
  /// "AVX-512", "AVX2" or "baseline".
  public var name: String
  public var float: KernelTable
  public var double: KernelTable
  /// So many times twelve independent fused products of sixteen floats: the processor's peak rate.
  public var peakRate: @convention(c) (Int) -> Float

  public init(
    name: String, float: KernelTable, double: KernelTable,
    peakRate: @escaping @convention(c) (Int) -> Float
  ) {
    self.name = name
    self.float = float
    self.double = double
    self.peakRate = peakRate
  }
}
