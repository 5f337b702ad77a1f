import KernelInterface

/// The numbers of a step of Adam that are the same for all elements, repeated in every lane.
struct AdamFactors<V> {
  var firstDecay: V
  var firstShare: V
  var secondDecay: V
  var secondShare: V
  var epsilon: V
  /// η / (1 − β₁ᵗ).
  var scale: V
  /// 1 − β₂ᵗ.
  var correction: V
}

/// One step of Adam for many elements: three results of four arguments in one pass over memory.
///
/// The last vector overlaps the one before it; it is read before anything is written, since the
/// moments and parameters are replaced in place.
@inline(__always)
func adamLoop<V: KernelVector>(
  _ places: AdamPlaces, _ count: Int, sum: (V, V) -> V,
  step: (_ g: V, _ m: V, _ v: V, _ p: V) -> (m: V, v: V, p: V)
) {
  guard count > 0 else { return }
  let end = (count - V.width) * V.stride
  let isShort = end < 0
  @inline(__always)
  func last(_ a: UnsafeRawPointer) -> V { isShort ? V.load(a, count: count) : V.load(a + end) }
  let added = places.addedGradient
  let lastGradient =
    added.map { sum(last(places.gradient), last($0)) } ?? last(places.gradient)
  let lastFirst = last(places.first)
  let lastSecond = last(places.second)
  let lastParameter = last(places.parameter)
  var offset = 0
  while true {
    let isLast = offset >= end
    var gradient = isLast ? lastGradient : V.load(places.gradient + offset)
    if !isLast, let added { gradient = sum(gradient, V.load(added + offset)) }
    let new = step(
      gradient,
      isLast ? lastFirst : V.load(places.first + offset),
      isLast ? lastSecond : V.load(places.second + offset),
      isLast ? lastParameter : V.load(places.parameter + offset))
    if isLast && isShort {
      new.m.store(places.newFirst, count: count)
      new.v.store(places.newSecond, count: count)
      return new.p.store(places.newParameter, count: count)
    }
    let start = isLast ? end : offset
    new.m.store(places.newFirst + start)
    new.v.store(places.newSecond + start)
    new.p.store(places.newParameter + start)
    if isLast { return }
    offset += V.width * V.stride
  }
}

/// Adam for floats; operations one by one, so that the bits are those of the separate kernels.
func adamFloats(_ places: AdamPlaces, _ numbers: AdamNumbers, _ count: Int) {
  let factor = { (x: Double) in FloatVector(repeating: Float(x)) }
  let factors = AdamFactors(
    firstDecay: factor(numbers.firstDecay), firstShare: factor(numbers.firstShare),
    secondDecay: factor(numbers.secondDecay), secondShare: factor(numbers.secondShare),
    epsilon: factor(numbers.epsilon),
    scale: FloatVector(repeating: read(places.scale, 0, as: Float.self)),
    correction: FloatVector(repeating: read(places.correction, 0, as: Float.self)))
  typealias V = FloatVector
  adamLoop(
    places, count, sum: { $0 + $1 },
    step: { (g: V, m: V, v: V, p: V) in
      let first = factors.firstDecay * m + factors.firstShare * g
      let second = factors.secondDecay * v + factors.secondShare * (g * g)
      let root = squareRoot(second / factors.correction) + factors.epsilon
      return (first, second, p - factors.scale * (first / root))
    })
}

/// Adam for doubles.
func adamDoubles(_ places: AdamPlaces, _ numbers: AdamNumbers, _ count: Int) {
  let factor = { (x: Double) in DoubleVector(repeating: x) }
  let factors = AdamFactors(
    firstDecay: factor(numbers.firstDecay), firstShare: factor(numbers.firstShare),
    secondDecay: factor(numbers.secondDecay), secondShare: factor(numbers.secondShare),
    epsilon: factor(numbers.epsilon),
    scale: DoubleVector(repeating: read(places.scale, 0, as: Double.self)),
    correction: DoubleVector(repeating: read(places.correction, 0, as: Double.self)))
  typealias V = DoubleVector
  adamLoop(
    places, count, sum: { $0 + $1 },
    step: { (g: V, m: V, v: V, p: V) in
      let first = factors.firstDecay * m + factors.firstShare * g
      let second = factors.secondDecay * v + factors.secondShare * (g * g)
      let root = squareRoot(second / factors.correction) + factors.epsilon
      return (first, second, p - factors.scale * (first / root))
    })
}
