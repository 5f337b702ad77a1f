import Autodiff
import Networks

/// A Gaussian energy with continuous latents, of which the posterior is Gaussian.
///
///     E(v, h) = ½ ‖(v − b) / σ‖² + ½ ‖h‖² − cᵀh − vᵀWh,  p(h|v) = N(c + Wᵀv, I)
///
/// Parameters are named as those of `GaussianBernoulliRBM`. It is normalisable where
/// diag(σ⁻²) − WWᵀ is positive definite; posteriors exist in any case.
///
/// - Shapes: see `LatentEnergyModel`.
/// - Source: Bao et al. (2021), ICML, PMLR 139, App. F.4; the energy is [reconstructed] in §2.2 of
///   its specification.
public struct GaussianLatentModel: LatentEnergyModel, Hashable {
  private let machine: GaussianBernoulliRBM

  public init(visible: Int, latent: Int) {
    machine = GaussianBernoulliRBM(visible: visible, latent: latent)
  }

  public var visibleCount: Int { machine.visibleCount }
  public var latentCount: Int { machine.latentCount }

  public func initialParameters(key: KeyTensor) -> Parameters {
    machine.initialParameters(key: key)
  }

  /// c + Wᵀv, the mean of p(h|v), `[batch, latent]`.
  public func posteriorMean(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    machine.hiddenLogits(parameters, v)
  }

  public func logDensity(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor {
    machine.logDensity(parameters, v, h) - 0.5 * h.squaredNorm()
  }

  public func meanScore(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor {
    machine.meanScore(parameters, v, h)
  }

  public func projectedScores(
    _ parameters: Parameters, _ v: Tensor, _ h: Tensor, along z: Tensor
  ) -> Tensor {
    machine.projectedScores(parameters, v, h, along: z)
  }
}
