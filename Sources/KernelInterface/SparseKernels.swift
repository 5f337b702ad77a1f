/// One row of a sparse matrix and a dense table `[…, width]`: values, columns (`Int32`), number of
/// terms, table, width, dense row `[width]`.
public typealias SparseRowKernel =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer, Int, UnsafeRawPointer, Int, UnsafeMutableRawPointer
  ) -> Void

/// One row of a sparse matrix added into a dense table: values, columns (`Int32`), number of terms,
/// dense row `[width]`, width, table `[…, width]`.
public typealias SparseScatterKernel =
  @convention(c) (
    UnsafeRawPointer, UnsafeRawPointer, Int, UnsafeRawPointer, Int, UnsafeMutableRawPointer
  ) -> Void

/// Tile `[rows, columns]` (changed in place), bias `[columns]`, rows, columns, peaks `[rows]`, sums
/// `[rows]`; see `SparseKernels.rowExponentials`.
public typealias RowExponentialKernel =
  @convention(c) (
    UnsafeMutableRawPointer, UnsafeRawPointer, Int, Int, UnsafeMutableRawPointer,
    UnsafeMutableRawPointer
  ) -> Void

/// Kernels of sparse counts and wide softmax layers, for one scalar type.
public struct SparseKernels: Sendable {
  /// out[w] = Σⱼ values[j]·table[columns[j], w], terms added in order.
  public var gather: SparseRowKernel
  /// table[columns[j], w] += values[j]·row[w], terms in order.
  public var scatter: SparseScatterKernel
  /// peaks[r] = max_c (tile[r, c] + bias[c]); tile[r, c] ← exp(tile[r, c] + bias[c] − peaks[r]);
  /// sums[r] = Σ_c tile[r, c].
  public var rowExponentials: RowExponentialKernel

  public init(
    gather: @escaping SparseRowKernel, scatter: @escaping SparseScatterKernel,
    rowExponentials: @escaping RowExponentialKernel
  ) {
    self.gather = gather
    self.scatter = scatter
    self.rowExponentials = rowExponentials
  }
}
