/// Four vectors that become 64 successive elements.
typealias FloatQuadruple = (FloatVector, FloatVector, FloatVector, FloatVector)
/// The random words that they are made of.
typealias WordQuadruple = (WordVector, WordVector, WordVector, WordVector)

/// Elements whose words are made before any is transformed.
private let wordsAhead = 512

/// Fills `out` with `count` floats: 64 at a time, from sixteen Philox blocks.
///
/// Words of several blocks first, their transformation in place after that: either chain of
/// dependent operations alone is short enough for the processor to overlap it with the next.
@inline(__always)
func fillFloats(
  _ key: UInt64, _ upper: UInt64, _ first: UInt64, _ out: UnsafeMutableRawPointer, _ count: Int,
  _ transform: (WordQuadruple) -> FloatQuadruple
) {
  let whole = count & ~63
  var start = 0
  while start < whole {
    let end = min(start + wordsAhead, whole)
    fillWords(key, upper, (first &+ UInt64(start)) / 4, out + 4 * start, end - start)
    while start < end {
      write(transform(read(out, 4 * start, as: WordQuadruple.self)), out, 4 * start)
      start += 64
    }
  }
  if whole < count {
    let block = PhiloxBlock(key: key, index: (first &+ UInt64(whole)) / 4, upper: upper)
    storePart(transform(block.words), out + 4 * whole, count - whole)
  }
}

/// Fills `out` with random words, a multiple of 64 of them.
@inline(__always)
func fillWords(
  _ key: UInt64, _ upper: UInt64, _ first: UInt64, _ out: UnsafeMutableRawPointer, _ count: Int
) {
  var (index, offset) = (first, 0)
  while offset + 128 <= count {
    let (block, next) = philoxPair(key: key, index: index, upper: upper)
    write(block, out, 4 * offset)
    write(next, out, 4 * offset + 256)
    index &+= 32
    offset += 128
  }
  if offset < count {
    write(PhiloxBlock(key: key, index: index, upper: upper).words, out, 4 * offset)
  }
}

/// Stores the first `count` of 64 elements, `count` < 64.
@inline(__always)
func storePart(_ values: FloatQuadruple, _ out: UnsafeMutableRawPointer, _ count: Int) {
  withUnsafeBytes(of: values) { bytes in
    if let start = bytes.baseAddress { out.copyMemory(from: start, byteCount: 4 * count) }
  }
}
