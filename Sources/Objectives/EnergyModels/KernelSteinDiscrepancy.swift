import Autodiff

/// Kernel Stein discrepancy, by pairs of the two halves of a minibatch.
///
///     KSD² = E u(v, v'),  u = k s(v)ᵀs(v') + s(v)ᵀ∇_{v'}k + ∇_v kᵀs(v') + tr ∇_v∇_{v'}k
///     k = exp(−‖v − v'‖² / 2λ²),  z = k s(v) + ∇_v k,  ∇_v k = −k (v − v') / λ²
///
/// v is the second half, v' the first. By symmetry ∇_θ KSD² = 2 E (∂s(v')/∂θ)ᵀz; the released code
/// drops the 2, and so do we.
///
/// - Shapes: half as many points as data, which have to be an even number.
/// - Gradient: through s(v') alone; the score at v is seen as a constant. The sum over pairs takes
///   linear time and is unbiased in the data.
/// - Source: Liu, Lee & Jordan (2016), ICML; Bao et al. (2021), §3.1 of its specification (λ = 0.1).
public struct KernelSteinDiscrepancy: ScoreObjective, Hashable {
  /// λ, in the unit of the data.
  public var bandwidth: Double

  public init(bandwidth: Double = 0.1) {
    precondition(bandwidth > 0, "a bandwidth of \(bandwidth)")
    self.bandwidth = bandwidth
  }

  public func problem(_ v: Tensor, key: KeyTensor) -> ScoreProblem {
    precondition(v.shape[0] % 2 == 0, "KSD pairs the halves of a minibatch, not \(v.shape[0]) data")
    let halves = v.split(0, into: 2)
    return problem(halves[1], halves[0])
  }

  /// The objective on pairs (v, v').
  public func problem(_ v: Tensor, _ partner: Tensor) -> ScoreProblem {
    let kernel = kernel(v, partner)
    let slope = -1 / (bandwidth * bandwidth) * kernel * (v - partner)
    return ScoreProblem(observed: v, moved: partner) { score in kernel * score + slope }
  }

  /// k, `[pairs, 1]`.
  public func kernel(_ v: Tensor, _ partner: Tensor) -> Tensor {
    exp(-0.5 / (bandwidth * bandwidth) * (v - partner).squaredNorm()).expanded(-1)
  }

  /// u(v, v'), `[pairs]`, for the scores at both: what the discrepancy is the mean of.
  public func value(
    _ v: Tensor, _ partner: Tensor, score: Tensor, partnerScore: Tensor
  ) -> Tensor {
    let kernel = kernel(v, partner)
    let precision = 1 / (bandwidth * bandwidth)
    let slope = -precision * kernel * (v - partner)
    let trace =
      precision * Double(v.shape[1]) - precision * precision * (v - partner).squaredNorm()
    return ((kernel * score + slope) * partnerScore - score * slope).sum(-1)
      + kernel.reshaped([v.shape[0]]) * trace
  }
}
