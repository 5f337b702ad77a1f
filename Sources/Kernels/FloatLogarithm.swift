/// log(1 + f) + e·ln 2 for 1 + f in [√½, √2).
///
/// log(1 + f) = f − f²/2 + f³·P(f); the large parts are added last.
@inline(__always)
func logarithm(_ f: FloatVector, exponent e: FloatVector) -> FloatVector {
  // Pairs of terms side by side: a short chain of products keeps the pipelines full.
  let square = f * f
  var upper = multiplyAdd(f, -0x1.38dc2cp-4, 0x1.056c1ep-3)
  upper = multiplyAdd(upper, square, multiplyAdd(f, -0x1.0d854cp-3, 0x1.22d792p-3))
  let lower = multiplyAdd(f, -0x1.54720cp-3, 0x1.99a028p-3)
  var y = multiplyAdd(lower, square, multiplyAdd(f, -0x1.000228p-2, 0x1.555554p-2))
  y = multiplyAdd(upper, square * square, y)
  y = multiplyAdd(y, f, -0.5)
  y = multiplyAdd(e, naturalLogarithmOf2.low, y * square)
  return multiplyAdd(e, naturalLogarithmOf2.high, f + y)
}

/// The integers in the place of a float's exponent.
@inline(__always)
func exponentField(_ exponent: IntegerVector) -> WordVector {
  shiftLeft(exponent.words, 23)
}

/// log x for positive normal finite x.
@inline(__always)
func logOfNormal(_ x: FloatVector, exponentOffset: FloatVector) -> FloatVector {
  let exponent = shiftRight(x.integers &- 0x3F35_04F3, 23)
  let mantissa = (x.words &- exponentField(exponent)).floats
  return logarithm(mantissa - 1, exponent: exponent.converted - exponentOffset)
}

/// log x; −∞ at 0, NaN below.
@inline(__always)
func log(_ x: FloatVector) -> FloatVector {
  let isSubnormal = x .< 0x1p-126
  let scaled = x.merging(x * 0x1p24, where: isSubnormal)
  let offset = FloatVector(repeating: 0).merging(24, where: isSubnormal)
  return logOfNormal(scaled, exponentOffset: offset)
    .merging(x, where: .!(x .< .infinity))
    .merging(-.infinity, where: x .== 0)
    .merging(.nan, where: x .< 0)
}

/// log(1 + x) with small relative error also near 0; −∞ at −1, NaN below.
///
/// 1 + x only chooses the exponent e; the reduced f = x·2⁻ᵉ + (2⁻ᵉ − 1) is made of x itself.
@inline(__always)
func log1p(_ x: FloatVector) -> FloatVector {
  let exponent = shiftRight((1 + x).integers &- 0x3F35_04F3, 23)
  let scaled = (x.words &- exponentField(exponent)).floats
  let shift = exponentField(127 &- exponent).floats - 1
  let f = scaled + shift.merging(-1, where: x .> 0x1p126)
  return logarithm(f, exponent: exponent.converted)
    .merging(x, where: .!(x .< .infinity))
    .merging(x, where: x.magnitude .< 0x1p-30)
    .merging(-.infinity, where: x .== -1)
    .merging(.nan, where: x .< -1)
}

/// log(1 + e) for 0 ≤ e ≤ 1, with small relative error also near 0.
///
/// 2·artanh(s) = log((1 + s) / (1 − s)) with s = e / (2 + e) ≤ ⅓, by a polynomial in s².
@inline(__always)
func log1pOfFraction(_ e: FloatVector) -> FloatVector {
  let s = e / (2 + e)
  let square = s * s
  var y = multiplyAdd(square, 0x1.1ed7bep-2, 0x1.1ebd0ep-2)
  y = multiplyAdd(y, square, 0x1.99d208p-2)
  y = multiplyAdd(y, square, 0x1.555502p-1)
  return multiplyAdd(y * square, s, s + s)
}

/// out[i] = log(1 + eˣ) = max(x, 0) + log(1 + e), e = e^−|x|, for x = a[i].
///
/// In two passes over parts that stay in the nearest cache: one chain of dependent products from x
/// to the result would be too long for the processor to overlap with the next.
@inline(__always)
func mapSoftplus(_ a: UnsafeRawPointer, _ out: UnsafeMutableRawPointer, _ count: Int) {
  typealias Four = (FloatVector, FloatVector, FloatVector, FloatVector)
  let zero = FloatVector()
  let four: Four = (zero, zero, zero, zero)
  var part = (four, four, four, four)
  withUnsafeMutableBytes(of: &part) { part in
    guard let exponentials = part.baseAddress else { return }
    var start = 0
    while start < count {
      let length = min(256, count - start)
      map(a + 4 * start, exponentials, length) { (x: FloatVector) in expOfNegatedMagnitude(x) }
      map(a + 4 * start, exponentials, out + 4 * start, length) {
        (x: FloatVector, e: FloatVector) in relu(x) + log1pOfFraction(e)
      }
      start += length
    }
  }
}
