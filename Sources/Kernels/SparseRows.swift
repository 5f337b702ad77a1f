/// out[w] = Σⱼ values[j]·table[columns[j], w].
///
/// Four vectors of the sum stay in registers while the terms pass. The last vector overlaps the one
/// before it, so that both find the same sums.
@inline(__always)
func sparseGather<V: KernelVector, S: BitwiseCopyable & Numeric>(
  _ values: UnsafeRawPointer, _ columns: UnsafeRawPointer, _ terms: Int, _ table: UnsafeRawPointer,
  _ width: Int, _ out: UnsafeMutableRawPointer, zero: V, _ multiplyAdd: (S, V, V) -> V
) {
  let end = (width - V.width) * V.stride
  let row = width * V.stride
  guard end >= 0 else {
    return sparseGatherNarrow(values, columns, terms, table, width, out, S.self)
  }
  let bytes = V.width * V.stride
  var block = 0
  while block < row {
    let a = min(block, end)
    let b = min(block + bytes, end)
    let c = min(block + 2 * bytes, end)
    let d = min(block + 3 * bytes, end)
    var (sumA, sumB, sumC, sumD) = (zero, zero, zero, zero)
    for term in 0..<terms {
      let value = read(values, term * MemoryLayout<S>.stride, as: S.self)
      let source = table + Int(read(columns, 4 * term, as: Int32.self)) * row
      sumA = multiplyAdd(value, V.load(source + a), sumA)
      sumB = multiplyAdd(value, V.load(source + b), sumB)
      sumC = multiplyAdd(value, V.load(source + c), sumC)
      sumD = multiplyAdd(value, V.load(source + d), sumD)
    }
    sumA.store(out + a)
    sumB.store(out + b)
    sumC.store(out + c)
    sumD.store(out + d)
    block += 4 * bytes
  }
}

/// The same for fewer columns than a vector has lanes.
@inline(__always)
func sparseGatherNarrow<S: BitwiseCopyable & Numeric>(
  _ values: UnsafeRawPointer, _ columns: UnsafeRawPointer, _ terms: Int, _ table: UnsafeRawPointer,
  _ width: Int, _ out: UnsafeMutableRawPointer, _: S.Type
) {
  let stride = MemoryLayout<S>.stride
  for column in 0..<width {
    var sum: S = 0
    for term in 0..<terms {
      let place = Int(read(columns, 4 * term, as: Int32.self)) * width + column
      let product =
        read(values, term * stride, as: S.self) * read(table, place * stride, as: S.self)
      sum += product
    }
    write(sum, out, column * stride)
  }
}

/// table[columns[j], w] += values[j]·row[w].
///
/// A last vector that overlaps the one before it is read before that one is written.
@inline(__always)
func sparseScatter<V: KernelVector, S: BitwiseCopyable & Numeric>(
  _ values: UnsafeRawPointer, _ columns: UnsafeRawPointer, _ terms: Int, _ row: UnsafeRawPointer,
  _ width: Int, _ table: UnsafeMutableRawPointer, _: V.Type, _ multiplyAdd: (S, V, V) -> V
) {
  let stride = MemoryLayout<S>.stride
  let end = (width - V.width) * V.stride
  for term in 0..<terms {
    let value = read(values, term * stride, as: S.self)
    let target = table + Int(read(columns, 4 * term, as: Int32.self)) * width * stride
    guard end >= 0 else {
      for column in 0..<width {
        let sum =
          read(target, column * stride, as: S.self) + value * read(row, column * stride, as: S.self)
        write(sum, target, column * stride)
      }
      continue
    }
    let last = V.load(target + end)
    var offset = 0
    while true {
      let isLast = offset >= end
      let place = isLast ? end : offset
      multiplyAdd(value, V.load(row + place), isLast ? last : V.load(target + place))
        .store(target + place)
      if isLast { break }
      offset += V.width * V.stride
    }
  }
}
