import _Builtin_intrinsics.intel

// Coefficients were fitted to minimise the largest relative error (Lawson's iteration on a
// Chebyshev grid), the lower ones rounded to Float before the higher ones were fitted.

/// ln 2 in two parts; a product of the first with an integer below 2¹⁵ is exact.
///
/// - Source: Cody & Waite (1980), "Software manual for the elementary functions".
let naturalLogarithmOf2: (high: Float, low: Float) = (0x1.63p-1, -0x1.bd0106p-13)

/// eˣ for −104 ≤ x ≤ 89: eˣ = 2ⁿ·eʳ with n = x / ln 2 rounded and |r| ≤ ln 2 / 2.
///
/// 2ⁿ is applied by an instruction that knows subnormal numbers, or as two factors, since it may be
/// below or above the range of normal numbers; the first product is exact, so both round once. The
/// magic constant carries the bias of both exponents.
@inline(__always)
func expInRange(_ x: FloatVector) -> FloatVector {
  let magic: Float = 0x1.8p23 + 254
  let shifted = multiplyAdd(x, 0x1.715476p0, magic)
  let n = shifted - magic
  var r = multiplyAdd(n, -naturalLogarithmOf2.high, x)
  r = multiplyAdd(n, -naturalLogarithmOf2.low, r)
  // Even and odd parts side by side: a short chain of products keeps the pipelines full.
  let square = r * r
  var y = multiplyAdd(r, 0x1.12398ep-7, 0x1.5558bp-5)
  y = multiplyAdd(square, 0x1.6a4d6p-10, y)
  y = multiplyAdd(y, square, multiplyAdd(r, 0x1.555492p-3, 0x1.fffffcp-2))
  y = multiplyAdd(multiplyAdd(y, r, 1), r, 1)
  #if WIDE_VECTORS
    return _mm512_scalef_ps(y, n)
  #else
    let exponents = shifted.words
    let half = shiftRight(exponents, 1)
    return y * shiftLeft(half, 23).floats * shiftLeft(exponents &- half, 23).floats
  #endif
}

/// eˣ; 0 and ∞ beyond the range, with gradual underflow.
@inline(__always)
func exp(_ x: FloatVector) -> FloatVector {
  let bounded = smaller(FloatVector(repeating: 89), x)
  return expInRange(larger(FloatVector(repeating: -104), bounded))
}

/// e^−|x|, which never overflows.
@inline(__always)
func expOfNegatedMagnitude(_ x: FloatVector) -> FloatVector {
  expInRange(larger(FloatVector(repeating: -104), (x.words | 0x8000_0000).floats))
}

/// (eˣ − 1) / 2 for −30 ≤ x ≤ 89, with small relative error also near 0.
///
/// With eʳ − 1 = r + r²·Q(r), the result is 2ⁿ⁻¹·(eʳ − 1) + (2ⁿ⁻¹ − ½); halves do not overflow.
@inline(__always)
func halfOfExpm1(_ x: FloatVector) -> FloatVector {
  let magic: Float = 0x1.8p23 + 126
  let shifted = multiplyAdd(x, 0x1.715476p0, magic)
  let n = shifted - magic
  var r = multiplyAdd(n, -naturalLogarithmOf2.high, x)
  r = multiplyAdd(n, -naturalLogarithmOf2.low, r)
  let square = r * r
  var y = multiplyAdd(r, 0x1.9e738p-13, 0x1.6d3a4ap-10)
  y = multiplyAdd(y, square, multiplyAdd(r, 0x1.1112d8p-7, 0x1.5554f8p-5))
  y = multiplyAdd(y, square, multiplyAdd(r, 0x1.555554p-3, 0.5))
  y = multiplyAdd(y, square, r)
  let scale = shiftLeft(shifted.words, 23).floats
  return multiplyAdd(scale, y, scale - 0.5)
}

/// eˣ − 1; ±0 and subnormal arguments are their own results.
@inline(__always)
func expm1(_ x: FloatVector) -> FloatVector {
  let bounded = smaller(FloatVector(repeating: 89), x)
  let y = halfOfExpm1(larger(FloatVector(repeating: -30), bounded))
  return (y + y).merging(x, where: x.magnitude .< 0x1p-26)
}

/// tanh |x| = h / (h + 1) with h = (e^2|x| − 1) / 2, and the sign of x.
///
/// Beyond 9.02 the result rounds to 1.
@inline(__always)
func tanh(_ x: FloatVector) -> FloatVector {
  let bounded = smaller(FloatVector(repeating: 9.02), x.magnitude)
  let h = halfOfExpm1(bounded + bounded)
  return ((h / (h + 1)).words | x.signs).floats
}

/// 1 / (1 + e⁻ˣ), with small relative error on both sides.
@inline(__always)
func sigmoid(_ x: FloatVector) -> FloatVector {
  let e = expOfNegatedMagnitude(x)
  return e.merging(1, where: x .>= 0) / (1 + e)
}
