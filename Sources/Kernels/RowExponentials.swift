/// Exponentials of the rows of a tile, each relative to its largest value, with their sums.
///
/// The two passes over a row find it in the nearest cache. Column c belongs to lane c mod width of
/// the vectors that are combined at the end.
@inline(__always)
func rowExponentials<M: Reduction, A: Reduction>(
  _ tile: UnsafeMutableRawPointer, _ bias: UnsafeRawPointer, _ rows: Int, _ columns: Int,
  _ peaks: UnsafeMutableRawPointer, _ sums: UnsafeMutableRawPointer, maximum _: M.Type,
  sum _: A.Type, _ exponential: (M.Vector, M.Scalar) -> M.Vector
) where M.Vector == A.Vector {
  typealias V = M.Vector
  let whole = columns / V.width * V.width
  let rest = columns - whole
  for row in 0..<rows {
    let start = tile + row * columns * V.stride
    let end = start + whole * V.stride
    var largest = M.initial
    var offset = 0
    while offset < whole * V.stride {
      let value = A.combine(V.load(start + offset), V.load(bias + offset))
      value.store(start + offset)
      largest = M.combine(largest, value)
      offset += V.width * V.stride
    }
    if rest > 0 {
      let value = A.combine(
        V.loadLeading(end, rest, else: M.initial),
        V.loadLeading(bias + whole * V.stride, rest, else: A.initial))
      value.storeLeading(end, rest)
      largest = M.combine(largest, value)
    }
    let peak = M.finish(largest)
    write(peak, peaks, row * V.stride)
    var total = A.initial
    offset = 0
    while offset < whole * V.stride {
      let value = exponential(V.load(start + offset), peak)
      value.store(start + offset)
      total = A.combine(total, value)
      offset += V.width * V.stride
    }
    if rest > 0 {
      let value = exponential(V.loadLeading(end, rest, else: M.initial), peak)
      value.storeLeading(end, rest)
      total = A.combine(total, value.keeping(rest, else: A.initial))
    }
    write(A.finish(total), sums, row * V.stride)
  }
}
