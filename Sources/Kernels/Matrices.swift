import _Builtin_intrinsics.intel

/// out[r, c] = input[c].
///
/// Copies of what is already there, so that narrow rows cost no call each; from the first 16 KiB,
/// which stay in the nearest cache.
@inline(__always)
func repeatRow<V: KernelVector>(
  _ input: UnsafeRawPointer, _ rows: Int, _ columns: Int, _ out: UnsafeMutableRawPointer, _: V.Type
) {
  let row = columns * V.stride
  let total = rows * row
  guard total > 0 else { return }
  out.copyMemory(from: input, byteCount: row)
  var filled = row
  while filled < total {
    let source = filled > 16_384 ? max(row, 16_384 / row * row) : filled
    let count = min(source, total - filled)
    (out + filled).copyMemory(from: out, byteCount: count)
    filled += count
  }
}

/// out[r, c] = input[r].
///
/// A row shorter than a vector is written past its end; the next row is written after it.
@inline(__always)
func repeatElements<V: KernelVector, S: BitwiseCopyable>(
  _ input: UnsafeRawPointer, _ rows: Int, _ columns: Int, _ out: UnsafeMutableRawPointer, _: V.Type,
  _ vector: (S) -> V
) {
  let end = (rows * columns - V.width) * V.stride
  let bytes = columns * V.stride
  if columns == 1 { return out.copyMemory(from: input, byteCount: rows * bytes) }
  for row in 0..<rows {
    let start = row * bytes
    let value = read(input, row * V.stride, as: S.self)
    let values = vector(value)
    var column = 0
    while column < bytes && start + column <= end {
      values.store(out + start + column)
      column += V.width * V.stride
    }
    while column < bytes {
      write(value, out, start + column)
      column += V.stride
    }
  }
}

/// out[c, r] = input[r, c], scalar by scalar, for the given rows and columns.
@inline(__always)
func transposeScalars<S: BitwiseCopyable>(
  _ input: UnsafeRawPointer, _ rows: Int, _ columns: Int, _ out: UnsafeMutableRawPointer,
  rows rowRange: Range<Int>, columns columnRange: Range<Int>, _: S.Type
) {
  let stride = MemoryLayout<S>.stride
  for column in columnRange {
    for row in rowRange {
      let value = read(input, stride * (row * columns + column), as: S.self)
      write(value, out, stride * (column * rows + row))
    }
  }
}

/// out[c, r] = input[r, c] for floats: four by four, in panels of eight columns.
@inline(__always)
func transposeFloats(
  _ input: UnsafeRawPointer, _ rows: Int, _ columns: Int, _ out: UnsafeMutableRawPointer
) {
  if columns == 2 { return separatePairs(input, rows, out) }
  if rows == 2 { return joinPairs(input, columns, out) }
  let wholeRows = rows & ~3
  let wholeColumns = columns & ~3
  var panel = 0
  while panel < wholeColumns {
    var row = 0
    while row < wholeRows {
      var column = panel
      while column < min(panel + 8, wholeColumns) {
        transposeFour(
          input + 4 * (row * columns + column), 4 * columns,
          out + 4 * (column * rows + row), 4 * rows)
        column += 4
      }
      row += 4
    }
    panel += 8
  }
  transposeScalars(
    input, rows, columns, out, rows: wholeRows..<rows, columns: 0..<wholeColumns, Float.self)
  transposeScalars(
    input, rows, columns, out, rows: 0..<rows, columns: wholeColumns..<columns, Float.self)
}

/// out[0, r] = input[r, 0] and out[1, r] = input[r, 1].
@inline(__always)
func separatePairs(_ input: UnsafeRawPointer, _ rows: Int, _ out: UnsafeMutableRawPointer) {
  let second = out + 4 * rows
  var row = 0
  while row + 16 <= rows {
    let (even, odd) = FloatVector.deinterleaved(
      .load(input + 8 * row), .load(input + 8 * row + 64))
    even.store(out + 4 * row)
    odd.store(second + 4 * row)
    row += 16
  }
  transposeScalars(input, rows, 2, out, rows: row..<rows, columns: 0..<2, Float.self)
}

/// out[c, 0] = input[0, c] and out[c, 1] = input[1, c].
@inline(__always)
func joinPairs(_ input: UnsafeRawPointer, _ columns: Int, _ out: UnsafeMutableRawPointer) {
  let second = input + 4 * columns
  var column = 0
  while column + 16 <= columns {
    let (first, last) = (
      FloatVector.load(input + 4 * column), FloatVector.load(second + 4 * column)
    )
    var (low, high) = (FloatVector(), FloatVector())
    low.evenHalf = first.lowHalf
    low.oddHalf = last.lowHalf
    high.evenHalf = first.highHalf
    high.oddHalf = last.highHalf
    low.store(out + 8 * column)
    high.store(out + 8 * column + 64)
    column += 16
  }
  transposeScalars(input, 2, columns, out, rows: 0..<2, columns: column..<columns, Float.self)
}

/// Four by four floats; strides in bytes.
@inline(__always)
func transposeFour(
  _ input: UnsafeRawPointer, _ inputStride: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int
) {
  let a = read(input, 0, as: SIMD4<Float>.self)
  let b = read(input, inputStride, as: SIMD4<Float>.self)
  let c = read(input, 2 * inputStride, as: SIMD4<Float>.self)
  let d = read(input, 3 * inputStride, as: SIMD4<Float>.self)
  let ab = _mm_unpacklo_ps(a, b)
  let cd = _mm_unpacklo_ps(c, d)
  let ab2 = _mm_unpackhi_ps(a, b)
  let cd2 = _mm_unpackhi_ps(c, d)
  write(_mm_movelh_ps(ab, cd), out, 0)
  write(_mm_movehl_ps(cd, ab), out, outStride)
  write(_mm_movelh_ps(ab2, cd2), out, 2 * outStride)
  write(_mm_movehl_ps(cd2, ab2), out, 3 * outStride)
}
