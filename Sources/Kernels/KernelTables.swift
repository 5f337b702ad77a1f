import KernelInterface

/// All kernels for floats.
func floatKernelTable() -> KernelTable {
  KernelTable(
    unary: unaryFloatKernel,
    binary: binaryFloatKernel,
    ternary: ternaryFloatKernel,
    random: randomFloatKernel,
    sumRows: { reduceRows($0, $1, $2, $3, FloatSum.self) },
    maximumRows: { reduceRows($0, $1, $2, $3, FloatMaximum.self) },
    accumulateColumns: { accumulateColumns($0, $1, $2, $3, FloatSum.self) },
    repeatRow: { repeatRow($0, $1, $2, $3, FloatVector.self) },
    repeatElements: {
      repeatElements($0, $1, $2, $3, FloatVector.self) { (x: Float) in FloatVector(repeating: x) }
    },
    transpose: { transposeFloats($0, $1, $2, $3) },
    narrowProduct: narrowProductKernel(), innerProducts: innerProductKernel(),
    adam: { adamFloats($0, $1, $2) }, sparse: floatSparseKernels())
}

/// All kernels for doubles.
func doubleKernelTable() -> KernelTable {
  KernelTable(
    unary: unaryDoubleKernel,
    binary: binaryDoubleKernel,
    ternary: ternaryDoubleKernel,
    random: randomDoubleKernel,
    sumRows: { reduceRows($0, $1, $2, $3, DoubleSum.self) },
    maximumRows: { reduceRows($0, $1, $2, $3, DoubleMaximum.self) },
    accumulateColumns: { accumulateColumns($0, $1, $2, $3, DoubleSum.self) },
    repeatRow: { repeatRow($0, $1, $2, $3, DoubleVector.self) },
    repeatElements: {
      repeatElements($0, $1, $2, $3, DoubleVector.self) { (x: Double) in DoubleVector(repeating: x)
      }
    },
    transpose: {
      transposeScalars($0, $1, $2, $3, rows: 0..<$1, columns: 0..<$2, Double.self)
    }, adam: { adamDoubles($0, $1, $2) }, sparse: doubleSparseKernels())
}

/// The product with few columns where it pays: its tiles of eight rows fit the 32 registers of
/// AVX-512; elsewhere they would spill.
private func narrowProductKernel() -> NarrowProductKernel? {
  #if WIDE_VECTORS
    return {
      narrowProduct(
        $0.assumingMemoryBound(to: Float.self), rowStride: $1, innerStride: $2,
        $3.assumingMemoryBound(to: Float.self), $4.assumingMemoryBound(to: Float.self), rows: $5,
        inner: $6, columns: $7)
    }
  #else
    return nil
  #endif
}

/// Inner products of rows, where the registers of AVX-512 hold a tile of them.
private func innerProductKernel() -> InnerProductKernel? {
  #if WIDE_VECTORS
    return {
      innerProducts(
        $0.assumingMemoryBound(to: Float.self), $1.assumingMemoryBound(to: Float.self),
        $2.assumingMemoryBound(to: Float.self), rows: $3, columns: $4, inner: $5)
    }
  #else
    return nil
  #endif
}
