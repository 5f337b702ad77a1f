import _Builtin_intrinsics.intel

// Tiles of six rows and four vectors use 29 of the 32 registers of AVX-512.
#if WIDE_VECTORS

  /// Four vectors side by side.
  private struct Strip {
    static var width: Int { 4 &* FloatVector.width }

    var v0 = FloatVector(), v1 = FloatVector(), v2 = FloatVector(), v3 = FloatVector()

    @inline(__always)
    static func load(_ p: UnsafePointer<Float>) -> Strip {
      let width = FloatVector.width
      return Strip(
        v0: .load(p), v1: .load(p + width), v2: .load(p + 2 &* width), v3: .load(p + 3 &* width))
    }

    /// Adds a·b.
    @inline(__always)
    mutating func add(_ a: Float, _ b: Strip) {
      let a = FloatVector(repeating: a)
      v0 = multiplyAdd(a, b.v0, v0)
      v1 = multiplyAdd(a, b.v1, v1)
      v2 = multiplyAdd(a, b.v2, v2)
      v3 = multiplyAdd(a, b.v3, v3)
    }

    @inline(__always)
    func store(_ p: UnsafeMutablePointer<Float>) {
      let width = FloatVector.width
      v0.store(p)
      v1.store(p + width)
      v2.store(p + 2 &* width)
      v3.store(p + 3 &* width)
    }
  }

  /// out[i, j] = Σₖ a(i, k)·b[k, j] for many columns and few rows: a strip of 64 columns at a time,
  /// whose rows of `b` stay in the nearest cache while tiles of rows pass over them.
  ///
  /// Products of an entry are added in the order of k. The last strip overlaps the one before it;
  /// there are at least 64 columns.
  func stripProduct(
    _ a: UnsafePointer<Float>, rowStride: Int, innerStride: Int, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, rows: Int, inner: Int, columns: Int
  ) {
    var column = 0
    while column < columns {
      let start = min(column, columns &- Strip.width)
      var row = 0
      while row < rows {
        let left = rows &- row
        let source = a + row &* rowStride
        let target = out + row &* columns + start
        if left >= 6 {
          sixRows(source, rowStride, innerStride, b + start, target, inner, columns)
          row = row &+ 6
        } else if left >= 4 {
          fourRows(source, rowStride, innerStride, b + start, target, inner, columns)
          row = row &+ 4
        } else if left >= 2 {
          twoRows(source, rowStride, innerStride, b + start, target, inner, columns)
          row = row &+ 2
        } else {
          oneRow(source, innerStride, b + start, target, inner, columns)
          row = row &+ 1
        }
      }
      column = column &+ Strip.width
    }
  }

  @inline(__always)
  private func sixRows(
    _ a: UnsafePointer<Float>, _ rowStride: Int, _ innerStride: Int, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, _ inner: Int, _ columns: Int
  ) {
    var (r0, r1, r2) = (Strip(), Strip(), Strip())
    var (r3, r4, r5) = (Strip(), Strip(), Strip())
    var (source, entry) = (a, b)
    for _ in 0..<inner {
      let strip = Strip.load(entry)
      r0.add(source[0], strip)
      r1.add(source[rowStride], strip)
      r2.add(source[2 &* rowStride], strip)
      r3.add(source[3 &* rowStride], strip)
      r4.add(source[4 &* rowStride], strip)
      r5.add(source[5 &* rowStride], strip)
      source += innerStride
      entry += columns
    }
    r0.store(out)
    r1.store(out + columns)
    r2.store(out + 2 &* columns)
    r3.store(out + 3 &* columns)
    r4.store(out + 4 &* columns)
    r5.store(out + 5 &* columns)
  }

  @inline(__always)
  private func fourRows(
    _ a: UnsafePointer<Float>, _ rowStride: Int, _ innerStride: Int, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, _ inner: Int, _ columns: Int
  ) {
    var (r0, r1, r2, r3) = (Strip(), Strip(), Strip(), Strip())
    var (source, entry) = (a, b)
    for _ in 0..<inner {
      let strip = Strip.load(entry)
      r0.add(source[0], strip)
      r1.add(source[rowStride], strip)
      r2.add(source[2 &* rowStride], strip)
      r3.add(source[3 &* rowStride], strip)
      source += innerStride
      entry += columns
    }
    r0.store(out)
    r1.store(out + columns)
    r2.store(out + 2 &* columns)
    r3.store(out + 3 &* columns)
  }

  @inline(__always)
  private func twoRows(
    _ a: UnsafePointer<Float>, _ rowStride: Int, _ innerStride: Int, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, _ inner: Int, _ columns: Int
  ) {
    var (r0, r1) = (Strip(), Strip())
    var (source, entry) = (a, b)
    for _ in 0..<inner {
      let strip = Strip.load(entry)
      r0.add(source[0], strip)
      r1.add(source[rowStride], strip)
      source += innerStride
      entry += columns
    }
    r0.store(out)
    r1.store(out + columns)
  }

  @inline(__always)
  private func oneRow(
    _ a: UnsafePointer<Float>, _ innerStride: Int, _ b: UnsafePointer<Float>,
    _ out: UnsafeMutablePointer<Float>, _ inner: Int, _ columns: Int
  ) {
    var sum = Strip()
    var (source, entry) = (a, b)
    for _ in 0..<inner {
      sum.add(source[0], Strip.load(entry))
      source += innerStride
      entry += columns
    }
    sum.store(out)
  }

#endif
