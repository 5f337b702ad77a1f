/// Philox4x32-10: ten rounds of a keyed bijection on 128-bit counters, sixteen counters at once.
///
/// - Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3",
///   SC '11; multipliers and Weyl constants from its Table 2 and §4.
struct PhiloxBlock {
  /// The four words of each of sixteen blocks.
  var words: WordQuadruple

  /// The blocks with counters (`index` + lane, `upper`), where `index` is a multiple of 16.
  @inline(__always)
  init(key: UInt64, index: UInt64, upper: UInt64) {
    let counters = WordVector(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let low = (counters &+ UInt32(truncatingIfNeeded: index)).bits
    var even = PhiloxState(low, index: index, upper: upper)
    var odd = PhiloxState(shiftRight64(low, 32), index: index, upper: upper)
    var keys = PhiloxKeys(key)
    for _ in 0..<10 {
      even.round(keys)
      odd.round(keys)
      keys.advance()
    }
    words = even.interleaved(with: odd)
  }
}

/// Two successive `PhiloxBlock`s, round by round side by side: one alone waits for its products.
@inline(__always)
func philoxPair(
  key: UInt64, index: UInt64, upper: UInt64
) -> (WordQuadruple, WordQuadruple) {
  let counters = WordVector(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  let low = (counters &+ UInt32(truncatingIfNeeded: index)).bits
  let next = (counters &+ UInt32(truncatingIfNeeded: index &+ 16)).bits
  var a = PhiloxState(low, index: index, upper: upper)
  var b = PhiloxState(shiftRight64(low, 32), index: index, upper: upper)
  var c = PhiloxState(next, index: index &+ 16, upper: upper)
  var d = PhiloxState(shiftRight64(next, 32), index: index &+ 16, upper: upper)
  var keys = PhiloxKeys(key)
  for _ in 0..<10 {
    a.round(keys)
    b.round(keys)
    c.round(keys)
    d.round(keys)
    keys.advance()
  }
  return (a.interleaved(with: b), c.interleaved(with: d))
}

/// The four words of eight blocks, each in the lower half of 64 bits; the upper halves hold what
/// the products left there, which nothing reads.
struct PhiloxState {
  var x0: VectorBits
  var x1: VectorBits
  var x2: VectorBits
  var x3: VectorBits

  /// - Parameters:
  ///   - low: The lowest words of the counters.
  ///   - index: Bits 32 to 63 of the counters.
  ///   - upper: Bits 64 to 127 of the counters.
  @inline(__always)
  init(_ low: VectorBits, index: UInt64, upper: UInt64) {
    x0 = low
    x1 = VectorBits(repeating: Int64(index >> 32))
    x2 = VectorBits(repeating: Int64(upper & 0xFFFF_FFFF))
    x3 = VectorBits(repeating: Int64(upper >> 32))
  }

  @inline(__always)
  mutating func round(_ keys: PhiloxKeys) {
    let first = lowProducts(x0, VectorBits(repeating: 0xD251_1F53))
    let second = lowProducts(x2, VectorBits(repeating: 0xCD9E_8D57))
    x0 = bitXor(bitXor(shiftRight64(second, 32), x1), VectorBits(repeating: Int64(keys.k0)))
    x1 = second
    x2 = bitXor(bitXor(shiftRight64(first, 32), x3), VectorBits(repeating: Int64(keys.k1)))
    x3 = first
  }

  /// These as the even lanes and others as the odd lanes of sixteen.
  @inline(__always)
  func interleaved(with odd: PhiloxState) -> WordQuadruple {
    (
      joinedLanes(x0, odd.x0), joinedLanes(x1, odd.x1),
      joinedLanes(x2, odd.x2), joinedLanes(x3, odd.x3)
    )
  }
}

/// The keys of a round.
struct PhiloxKeys {
  var k0: UInt32
  var k1: UInt32

  @inline(__always)
  init(_ key: UInt64) {
    k0 = UInt32(truncatingIfNeeded: key)
    k1 = UInt32(truncatingIfNeeded: key >> 32)
  }

  @inline(__always)
  mutating func advance() {
    k0 &+= 0x9E37_79B9
    k1 &+= 0xBB67_AE85
  }
}

/// The lower halves of eight even and eight odd lanes, in the order of the lanes.
@inline(__always)
func joinedLanes(_ even: VectorBits, _ odd: VectorBits) -> WordVector {
  let lower = bitAnd(even, VectorBits(repeating: 0xFFFF_FFFF))
  return unsafeBitCast(bitOr(lower, shiftLeft64(odd, 32)), to: WordVector.self)
}
