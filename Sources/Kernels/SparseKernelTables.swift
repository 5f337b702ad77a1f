import KernelInterface

/// Kernels of sparse rows and softmax layers for floats.
func floatSparseKernels() -> SparseKernels {
  SparseKernels(
    gather: {
      sparseGather($0, $1, $2, $3, $4, $5, zero: FloatVector(repeating: 0)) {
        (value: Float, x: FloatVector, sum: FloatVector) in
        multiplyAdd(FloatVector(repeating: value), x, sum)
      }
    },
    scatter: {
      sparseScatter($0, $1, $2, $3, $4, $5, FloatVector.self) {
        (value: Float, x: FloatVector, sum: FloatVector) in
        multiplyAdd(FloatVector(repeating: value), x, sum)
      }
    },
    rowExponentials: {
      rowExponentials($0, $1, $2, $3, $4, $5, maximum: FloatMaximum.self, sum: FloatSum.self) {
        exp($0 - FloatVector(repeating: $1))
      }
    })
}

/// Kernels of sparse rows and softmax layers for doubles.
func doubleSparseKernels() -> SparseKernels {
  SparseKernels(
    gather: {
      sparseGather($0, $1, $2, $3, $4, $5, zero: DoubleVector(repeating: 0)) {
        (value: Double, x: DoubleVector, sum: DoubleVector) in
        multiplyAdd(DoubleVector(repeating: value), x, sum)
      }
    },
    scatter: {
      sparseScatter($0, $1, $2, $3, $4, $5, DoubleVector.self) {
        (value: Double, x: DoubleVector, sum: DoubleVector) in
        multiplyAdd(DoubleVector(repeating: value), x, sum)
      }
    },
    rowExponentials: {
      rowExponentials($0, $1, $2, $3, $4, $5, maximum: DoubleMaximum.self, sum: DoubleSum.self) {
        exp($0 - DoubleVector(repeating: $1))
      }
    })
}
