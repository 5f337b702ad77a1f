import KernelInterface

/// u = (upper 23 bits of the word + ½)·2⁻²³, exact, on the open interval (0, 1).
@inline(__always)
func uniform(_ words: WordVector) -> FloatVector {
  (shiftRight(words, 9) | 0x3F80_0000).floats - (1 - 0x1p-24)
}

/// log x where x is neither 0 nor subnormal nor infinite, as for all numbers made of uniform ones.
@inline(__always)
func logOfUniform(_ x: FloatVector) -> FloatVector {
  logOfNormal(x, exponentOffset: FloatVector(repeating: 0))
}

/// Applies `f` to each of four vectors of words.
@inline(__always)
func eachWord(_ words: WordQuadruple, _ f: (WordVector) -> FloatVector) -> FloatQuadruple {
  (f(words.0), f(words.1), f(words.2), f(words.3))
}

/// Two independent normal deviates of two words: r·cos θ and r·sin θ with r = √(−2 log u₁) and
/// θ = 2π u₂.
///
/// - Source: Box & Muller (1958), Ann. Math. Stat. 29(2).
@inline(__always)
func boxMuller(_ radius: WordVector, _ angle: WordVector) -> (FloatVector, FloatVector) {
  let logarithm = logOfUniform(uniform(radius))
  let r = squareRoot(logarithm * -2)
  let (sine, cosine) = sineAndCosineOfTurns(angle)
  return (r * cosine, r * sine)
}

/// sin 2πu and cos 2πu for the uniform number u of each word.
///
/// u = (k + ½)·2⁻²³ for an integer k. The nearest quarter turn is found in integers, and the rest,
/// an odd multiple of 2⁻²⁴ turns, is exact.
@inline(__always)
func sineAndCosineOfTurns(_ words: WordVector) -> (sine: FloatVector, cosine: FloatVector) {
  let k = shiftRight(words, 9)
  let quarter = shiftRight(k &+ 0x10_0000, 21)
  let rest = unsafeBitCast(k &- shiftLeft(quarter, 21), to: IntegerVector.self).converted + 0.5
  let (sine, cosine) = sineAndCosine(rest * 0x1.921fb6p-21)
  let x = sine.merging(cosine, whereOdd: quarter)
  let y = cosine.merging(sine, whereOdd: quarter)
  return (
    (x.words ^ shiftLeft(quarter & 2, 30)).floats,
    (y.words ^ shiftLeft((quarter &+ 1) & 2, 30)).floats
  )
}

/// The kernel that draws floats from a distribution.
func randomFloatKernel(_ distribution: RandomDistribution) -> RandomKernel {
  switch distribution {
  case .uniform:
    { key, upper, first, out, n in
      fillFloats(key, upper, first, out, n) { eachWord($0) { uniform($0) } }
    }
  case .normal:
    { key, upper, first, out, n in
      fillFloats(key, upper, first, out, n) { words in
        let (a, b) = boxMuller(words.0, words.1)
        let (c, d) = boxMuller(words.2, words.3)
        return (a, b, c, d)
      }
    }
  case .gumbel:
    { key, upper, first, out, n in
      fillFloats(key, upper, first, out, n) {
        eachWord($0) { logOfUniform(logOfUniform(uniform($0)).negated).negated }
      }
    }
  case .logistic:
    { key, upper, first, out, n in
      fillFloats(key, upper, first, out, n) {
        eachWord($0) { words in
          let u = uniform(words)
          return logOfUniform(u / (1 - u))
        }
      }
    }
  case .exponential:
    { key, upper, first, out, n in
      fillFloats(key, upper, first, out, n) { eachWord($0) { logOfUniform(uniform($0)).negated } }
    }
  case .rademacher:
    { key, upper, first, out, n in
      fillFloats(key, upper, first, out, n) {
        eachWord($0) { words in ((words & 0x8000_0000 ^ 0x8000_0000) | 0x3F80_0000).floats }
      }
    }
  }
}
