import KernelInterface
import _Builtin_intrinsics.intel

// Tiles of eight rows fit the 32 registers of AVX-512; elsewhere they would spill.
#if WIDE_VECTORS

  /// Eight rows of a product, one vector wide, held in registers.
  private struct RowTile {
    var r0 = FloatVector(), r1 = FloatVector(), r2 = FloatVector(), r3 = FloatVector()
    var r4 = FloatVector(), r5 = FloatVector(), r6 = FloatVector(), r7 = FloatVector()

    /// Adds a(i)·b to row i, for the eight scalars `stride` apart that begin at `a`.
    @inline(__always)
    mutating func add(_ a: UnsafePointer<Float>, _ stride: Int, _ b: FloatVector) {
      r0 = multiplyAdd(FloatVector(repeating: a[0]), b, r0)
      r1 = multiplyAdd(FloatVector(repeating: a[stride]), b, r1)
      r2 = multiplyAdd(FloatVector(repeating: a[2 &* stride]), b, r2)
      r3 = multiplyAdd(FloatVector(repeating: a[3 &* stride]), b, r3)
      r4 = multiplyAdd(FloatVector(repeating: a[4 &* stride]), b, r4)
      r5 = multiplyAdd(FloatVector(repeating: a[5 &* stride]), b, r5)
      r6 = multiplyAdd(FloatVector(repeating: a[6 &* stride]), b, r6)
      r7 = multiplyAdd(FloatVector(repeating: a[7 &* stride]), b, r7)
    }

    /// Writes `count` columns of the eight rows, `stride` apart.
    @inline(__always)
    func store(_ out: UnsafeMutablePointer<Float>, _ stride: Int, _ count: Int) {
      write(r0, out, count)
      write(r1, out + stride, count)
      write(r2, out + 2 &* stride, count)
      write(r3, out + 3 &* stride, count)
      write(r4, out + 4 &* stride, count)
      write(r5, out + 5 &* stride, count)
      write(r6, out + 6 &* stride, count)
      write(r7, out + 7 &* stride, count)
    }

    @inline(__always)
    private func write(_ row: FloatVector, _ out: UnsafeMutablePointer<Float>, _ count: Int) {
      storeFirst(row, out, count)
    }
  }

  /// Writes the first `count` lanes, all where there are not so many.
  @inline(__always)
  private func storeFirst(_ row: FloatVector, _ out: UnsafeMutablePointer<Float>, _ count: Int) {
    let mask: UInt32 = count >= FloatVector.width ? 0xFFFF : (1 &<< UInt32(count)) &- 1
    _mm512_mask_storeu_ps(out, UInt16(truncatingIfNeeded: mask), row)
  }

  /// out[i, j] = Σₖ a(i, k)·b[k, j] with a(i, k) at a[i·rowStride + k·innerStride]; products of a
  /// row are added in the order of k.
  ///
  /// Lanes lie along columns, so it pays for few columns, or for few rows. Reads up to 15 floats beyond the end of
  /// `b`; what it reads there has no effect.
  func narrowProduct(
    _ a: UnsafePointer<Float>, rowStride: Int, innerStride: Int, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, rows: Int, inner: Int, columns: Int
  ) {
    if columns >= 64 && rows <= 64 {
      return stripProduct(
        a, rowStride: rowStride, innerStride: innerStride, b, out, rows: rows, inner: inner,
        columns: columns)
    }
    var column = 0
    while column < columns {
      let left = columns &- column
      if left > FloatVector.width {
        product(
          a, rowStride, innerStride, b + column, out + column, rows, inner, columns,
          width: min(left, 2 &* FloatVector.width), isDouble: true)
        column = column &+ 2 &* FloatVector.width
      } else {
        product(
          a, rowStride, innerStride, b + column, out + column, rows, inner, columns, width: left,
          isDouble: false)
        column = column &+ FloatVector.width
      }
    }
  }

  /// A strip of up to two vectors of columns: eight rows at a time, the last eight overlapping
  /// those before, and single rows where there are fewer than eight.
  @inline(__always)
  private func product(
    _ a: UnsafePointer<Float>, _ rowStride: Int, _ innerStride: Int, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, _ rows: Int, _ inner: Int, _ columns: Int, width: Int,
    isDouble: Bool
  ) {
    var row = 0
    while row < rows && rows >= 8 {
      let start = min(row, rows &- 8)
      var (left, right) = (RowTile(), RowTile())
      var (source, entry) = (a + start &* rowStride, b)
      for _ in 0..<inner {
        left.add(source, rowStride, FloatVector.load(entry))
        if isDouble { right.add(source, rowStride, FloatVector.load(entry + FloatVector.width)) }
        source += innerStride
        entry += columns
      }
      let target = out + start &* columns
      left.store(target, columns, width)
      if isDouble {
        right.store(target + FloatVector.width, columns, width &- FloatVector.width)
      }
      row = row &+ 8
    }
    while row < rows {
      singleRow(a + row &* rowStride, innerStride, b, out + row &* columns, inner, columns, width)
      row = row &+ 1
    }
  }

  /// One row of a strip.
  @inline(__always)
  private func singleRow(
    _ a: UnsafePointer<Float>, _ innerStride: Int, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, _ inner: Int, _ columns: Int, _ width: Int
  ) {
    var offset = 0
    while offset < width {
      var sum = FloatVector()
      var (source, entry) = (a, b + offset)
      for _ in 0..<inner {
        sum = multiplyAdd(FloatVector(repeating: source.pointee), FloatVector.load(entry), sum)
        source += innerStride
        entry += columns
      }
      storeFirst(sum, out + offset, width &- offset)
      offset = offset &+ FloatVector.width
    }
  }

#endif
