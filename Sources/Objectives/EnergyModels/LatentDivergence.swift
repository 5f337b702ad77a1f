import Autodiff
import Models
import Networks

/// A divergence of q(h|v) from p(h|v) that needs p̃(v, h) alone: what a posterior is trained by.
///
/// - Units: nats, or nats² per squared unit of h; up to a term that does not depend on φ.
/// - Source: Bao et al. (2021), ICML, PMLR 139, App. B; §2.5 of its specification.
public protocol LatentDivergence: Sendable {
  /// One value for each particle, `[particles, points]`, for reparametrised particles.
  ///
  /// - Gradient: φ through the particles and through log q; θ where it is not held constant.
  func perExample(
    _ model: any LatentEnergyModel, _ posterior: any LatentPosterior,
    _ parameters: EnergyParameters, _ v: Tensor, noise: Tensor
  ) -> Tensor
}

/// KL(q ‖ p(h|v)) − log p̃(v): the negative evidence bound without the partition function.
///
///     ℓ = −[log p̃(v, h) − log q(h|v)],  h = h(φ, v, noise)
///
/// - Gradient: φ through h and through the parameters of log q.
/// - Source: Bao et al. (2021), §2.5 of its specification.
public struct LatentKLDivergence: LatentDivergence, Hashable {
  public init() {}

  public func perExample(
    _ model: any LatentEnergyModel, _ posterior: any LatentPosterior,
    _ parameters: EnergyParameters, _ v: Tensor, noise: Tensor
  ) -> Tensor {
    let h = posterior.sample(parameters.posterior, v, noise: noise)
    return posterior.logDensity(parameters.posterior, h, given: v)
      - model.logDensity(parameters.model, v, h)
  }
}

/// The Fisher divergence ½ E_q ‖∇_h log p̃(v, h) − ∇_h log q(h|v)‖², for continuous h.
///
/// - Gradient: φ through h, and through the parameters of ∇_h log q.
/// - Source: Bao et al. (2021), §2.5 of its specification.
public struct LatentFisherDivergence: LatentDivergence, Hashable {
  public init() {}

  public func perExample(
    _ model: any LatentEnergyModel, _ posterior: any LatentPosterior,
    _ parameters: EnergyParameters, _ v: Tensor, noise: Tensor
  ) -> Tensor {
    let h = posterior.sample(parameters.posterior, v, noise: noise)
    let logRatio =
      model.logDensity(parameters.model, v, h)
      - posterior.logDensity(parameters.posterior, h, given: v)
    return 0.5 * gradient(of: logRatio.sum(), withRespectTo: h).squaredNorm()
  }
}
