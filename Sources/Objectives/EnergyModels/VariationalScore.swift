import Autodiff
import Models
import Networks

/// VaES and VaGES: the score of a latent energy model and its gradient in θ from particles of q(h|v).
///
///     VaES  = 1/L Σ s_i,  s_i = ∇_v log p̃(v, h_i)
///     VaGES = 1/L Σ ∂s_i/∂θ + 1/(L − 1) Σ (s_i − s̄) g_iᵀ,  g_i = ∇_θ log p̃(v, h_i)
///
/// Their bias is due to q ≠ p(h|v) alone. VaGESᵀz is the gradient of an ordinary scalar, so that no
/// Jacobian is ever made:
///
///     Ĵ = 1/L Σ zᵀ∇_v log p̃(v, h_i^e)                              (the mean's derivative)
///       + 1/(L − 1) Σ α_i log p̃(v, h_i^c),  α_i = sg[zᵀ(s_i^c − s̄^c)]  (the covariance)
///
/// - Shapes: L particles for each use: one set in the score, one in the mean, one in the
///   covariance. Independent sets make the product of both estimates unbiased for q.
/// - Gradient: particles, z and α are constants: what θ moves is p̃ alone.
/// - Source: Bao et al. (2021), ICML, PMLR 139; Eqs. (1.3)–(1.6) of its specification. The released
///   code's form of the covariance is wrong in current PyTorch (trap 1); this one is not concerned.
public struct VariationalScore: ScoreEstimator {
  public var model: any LatentEnergyModel
  public var posterior: any LatentPosterior
  /// L.
  public var particles: Int
  /// Whether ∇_v log q is taken off the score (VaES-CV): the same mean, and no variance at q = p.
  public var usesControlVariate: Bool
  /// Steps towards the model's posterior that particles take after they are drawn, if any.
  public var correction: LangevinCorrection?

  /// - Parameter particles: L, at least 2.
  public init(
    _ model: any LatentEnergyModel, _ posterior: any LatentPosterior, particles: Int,
    usesControlVariate: Bool = false, correction: LangevinCorrection? = nil
  ) {
    precondition(particles >= 2, "a sample covariance needs 2 particles, got \(particles)")
    self.model = model
    self.posterior = posterior
    self.particles = particles
    self.usesControlVariate = usesControlVariate
    self.correction = correction
  }

  public func score(_ parameters: EnergyParameters, _ v: Tensor, key: KeyTensor) -> Tensor {
    let h = draw(particles, parameters, v, key)
    return score(parameters, v, h)
  }

  /// VaES, or VaES-CV, of given particles.
  public func score(_ parameters: EnergyParameters, _ v: Tensor, _ h: Tensor) -> Tensor {
    let mean = model.meanScore(parameters.model, v, h)
    guard usesControlVariate else { return mean }
    return mean - posterior.meanScore(parameters.posterior, h, given: v)
  }

  public func surrogate(
    _ parameters: EnergyParameters, _ v: Tensor, along z: Tensor, key: KeyTensor
  ) -> Tensor {
    let sets = draw(2 * particles, parameters, v, key).split(0, into: 2)
    return surrogate(parameters, v, along: z, mean: sets[0], covariance: sets[1])
  }

  /// The scalar for given particles, `[particles, points, latent]`: those of the mean and those of
  /// the covariance.
  public func surrogate(
    _ parameters: EnergyParameters, _ v: Tensor, along z: Tensor, mean: Tensor,
    covariance: Tensor
  ) -> Tensor {
    let theta = parameters.model
    let average = model.projectedScores(theta, v, mean, along: z).mean()
    let projected = model.projectedScores(theta, v, covariance, along: z)
    let alpha = (projected - projected.mean([0], keepingAxes: true)).stopGradient()
    let pairs = Double((covariance.shape[0] - 1) * v.shape[0])
    return average + (alpha * model.logDensity(theta, v, covariance)).sum() * (1 / pairs)
  }

  private func draw(
    _ count: Int, _ parameters: EnergyParameters, _ v: Tensor, _ key: KeyTensor
  ) -> Tensor {
    let h = posterior.sample(parameters.posterior, v, particles: count, key: key).stopGradient()
    guard let correction else { return h }
    return correction.corrected(model, parameters.model, v, h, key: key["correction"])
  }
}
