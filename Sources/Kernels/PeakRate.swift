/// Twelve independent chains of fused products, `rounds` long: nothing can be faster.
///
/// - Returns: A number made of all of them, so that none is left out.
@inline(__always)
func fusedProducts(_ rounds: Int) -> Float {
  var (a0, a1, a2) = (FloatVector(repeating: 1), FloatVector(repeating: 2), FloatVector())
  var (a3, a4, a5) = (FloatVector(repeating: 3), FloatVector(repeating: 4), FloatVector())
  var (a6, a7, a8) = (FloatVector(repeating: 5), FloatVector(repeating: 6), FloatVector())
  var (a9, a10, a11) = (FloatVector(repeating: 7), FloatVector(repeating: 8), FloatVector())
  let (x, y) = (FloatVector(repeating: 0.999), FloatVector(repeating: Float(rounds & 1)))
  for _ in 0..<rounds {
    a0 = multiplyAdd(a0, x, y)
    a1 = multiplyAdd(a1, x, y)
    a2 = multiplyAdd(a2, x, y)
    a3 = multiplyAdd(a3, x, y)
    a4 = multiplyAdd(a4, x, y)
    a5 = multiplyAdd(a5, x, y)
    a6 = multiplyAdd(a6, x, y)
    a7 = multiplyAdd(a7, x, y)
    a8 = multiplyAdd(a8, x, y)
    a9 = multiplyAdd(a9, x, y)
    a10 = multiplyAdd(a10, x, y)
    a11 = multiplyAdd(a11, x, y)
  }
  let sum = ((a0 + a1) + (a2 + a3)) + ((a4 + a5) + (a6 + a7)) + ((a8 + a9) + (a10 + a11))
  return FloatSum.finish(sum)
}
