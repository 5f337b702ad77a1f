import _Builtin_intrinsics.intel

// Tiles of four by six sums use 29 of the 32 registers of AVX-512.
#if WIDE_VECTORS

  /// Sums of four rows times one row.
  private struct SumColumn {
    var s0 = FloatVector(), s1 = FloatVector(), s2 = FloatVector(), s3 = FloatVector()

    @inline(__always)
    mutating func add(_ a: SumColumn, _ b: FloatVector) {
      s0 = multiplyAdd(a.s0, b, s0)
      s1 = multiplyAdd(a.s1, b, s1)
      s2 = multiplyAdd(a.s2, b, s2)
      s3 = multiplyAdd(a.s3, b, s3)
    }

    /// Adds the lanes of each to the entries at `out`, or replaces these.
    @inline(__always)
    func store(_ out: UnsafeMutablePointer<Float>, _ rows: RowOffsets, isFirst: Bool) {
      let o0 = isFirst ? 0 : out[rows.r0]
      let o1 = isFirst ? 0 : out[rows.r1]
      let o2 = isFirst ? 0 : out[rows.r2]
      let o3 = isFirst ? 0 : out[rows.r3]
      out[rows.r0] = o0 + FloatSum.finish(s0)
      out[rows.r1] = o1 + FloatSum.finish(s1)
      out[rows.r2] = o2 + FloatSum.finish(s2)
      out[rows.r3] = o3 + FloatSum.finish(s3)
    }
  }

  /// Where four rows begin. At the end of a matrix the last one stands for those that are missing: it
  /// is computed again, with the same result.
  private struct RowOffsets {
    var r0: Int, r1: Int, r2: Int, r3: Int

    @inline(__always)
    init(_ first: Int, count: Int, stride: Int) {
      let last = count &- 1
      r0 = first &* stride
      r1 = min(first &+ 1, last) &* stride
      r2 = min(first &+ 2, last) &* stride
      r3 = min(first &+ 3, last) &* stride
    }

    @inline(__always)
    func load(_ a: UnsafePointer<Float>) -> SumColumn {
      SumColumn(s0: .load(a + r0), s1: .load(a + r1), s2: .load(a + r2), s3: .load(a + r3))
    }

    @inline(__always)
    func load(_ a: UnsafePointer<Float>, _ mask: UInt16) -> SumColumn {
      SumColumn(
        s0: loadFirst(a + r0, mask), s1: loadFirst(a + r1, mask), s2: loadFirst(a + r2, mask),
        s3: loadFirst(a + r3, mask))
    }
  }

  @inline(__always)
  private func loadFirst(_ a: UnsafePointer<Float>, _ mask: UInt16) -> FloatVector {
    _mm512_maskz_loadu_ps(mask, a)
  }

  /// Terms that are added before a part of the sums is stored: both matrices' parts stay in the second
  /// cache.
  private let innerBlock = 2048

  /// out[i, j] = Σₖ a[i, k]·b[j, k] for long rows: gradients of weights, where k counts samples.
  ///
  /// Lane l of a partial sum takes the terms with k mod 16 = l; partial sums of 2048 terms are added
  /// in order. So bits depend on shapes alone.
  func innerProducts(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int, inner: Int
  ) {
    var start = 0
    while start < inner {
      let count = min(innerBlock, inner &- start)
      var row = 0
      while row < rows {
        let sources = RowOffsets(row, count: rows, stride: inner)
        let targets = RowOffsets(row, count: rows, stride: columns)
        var column = 0
        while column < columns {
          sums(
            a + start, sources, b + start, out, targets, column, columns, inner, count,
            isFirst: start == 0)
          column = column &+ 6
        }
        row = row &+ 4
      }
      start = start &+ innerBlock
    }
  }

  /// Four by six entries; columns beyond the last are the last one again.
  @inline(__always)
  private func sums(
    _ a: UnsafePointer<Float>, _ sources: RowOffsets, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, _ targets: RowOffsets, _ column: Int, _ columns: Int,
    _ inner: Int, _ count: Int, isFirst: Bool
  ) {
    let last = columns &- 1
    let (j0, j1, j2) = (column, min(column &+ 1, last), min(column &+ 2, last))
    let (j3, j4, j5) = (min(column &+ 3, last), min(column &+ 4, last), min(column &+ 5, last))
    let (b0, b1, b2) = (b + j0 &* inner, b + j1 &* inner, b + j2 &* inner)
    let (b3, b4, b5) = (b + j3 &* inner, b + j4 &* inner, b + j5 &* inner)
    var (c0, c1, c2) = (SumColumn(), SumColumn(), SumColumn())
    var (c3, c4, c5) = (SumColumn(), SumColumn(), SumColumn())
    var k = 0
    while k &+ FloatVector.width <= count {
      let part = sources.load(a + k)
      c0.add(part, .load(b0 + k))
      c1.add(part, .load(b1 + k))
      c2.add(part, .load(b2 + k))
      c3.add(part, .load(b3 + k))
      c4.add(part, .load(b4 + k))
      c5.add(part, .load(b5 + k))
      k = k &+ FloatVector.width
    }
    if k < count {
      let mask = UInt16(truncatingIfNeeded: (1 &<< (count &- k)) &- 1)
      let part = sources.load(a + k, mask)
      c0.add(part, loadFirst(b0 + k, mask))
      c1.add(part, loadFirst(b1 + k, mask))
      c2.add(part, loadFirst(b2 + k, mask))
      c3.add(part, loadFirst(b3 + k, mask))
      c4.add(part, loadFirst(b4 + k, mask))
      c5.add(part, loadFirst(b5 + k, mask))
    }
    // A column that stands for one that is missing is not added twice.
    store(c0, out + j0, targets, isFirst, true)
    store(c1, out + j1, targets, isFirst, j1 > j0)
    store(c2, out + j2, targets, isFirst, j2 > j1)
    store(c3, out + j3, targets, isFirst, j3 > j2)
    store(c4, out + j4, targets, isFirst, j4 > j3)
    store(c5, out + j5, targets, isFirst, j5 > j4)
  }

  @inline(__always)
  private func store(
    _ column: SumColumn, _ out: UnsafeMutablePointer<Float>, _ targets: RowOffsets,
    _ isFirst: Bool, _ isNew: Bool
  ) {
    if isNew { column.store(out, targets, isFirst: isFirst) }
  }

#endif
