import Autodiff

/// Denoising score matching: the Fisher divergence to the data with Gaussian noise, up to a constant.
///
///     ṽ = v + σε,  F = ½ ‖s(ṽ) + ε/σ‖²,  z = s(ṽ) + ε/σ
///
/// - Shapes: as many points as data.
/// - Gradient: ε is new for every minibatch and in every step of the posterior.
/// - Source: Vincent (2011), Neural Computation 23; Bao et al. (2021), §3.2 of its specification.
public struct DenoisingScoreMatching: ScoreObjective, Hashable {
  /// σ, in the unit of the data.
  public var noise: Double

  public init(noise: Double) {
    precondition(noise > 0, "a noise of \(noise)")
    self.noise = noise
  }

  public func problem(_ v: Tensor, key: KeyTensor) -> ScoreProblem {
    let epsilon = key["noise"].normal(v.shape)
    return problem(v, noise: epsilon)
  }

  /// The objective for given standard normal noise.
  public func problem(_ v: Tensor, noise epsilon: Tensor) -> ScoreProblem {
    ScoreProblem(observed: v + noise * epsilon) { score in score + epsilon / noise }
  }

  public func posteriorPoints(_ v: Tensor, key: KeyTensor) -> PosteriorPoints {
    PosteriorPoints(v: v + noise * key["noise"].normal(v.shape))
  }
}
