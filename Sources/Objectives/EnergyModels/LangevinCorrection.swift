import Autodiff
import Models
import Networks

/// Steps of Langevin dynamics in h that bring particles of q(h|v) nearer to p(h|v).
///
///     h ← h − ½ α ∇_h E(v, h) + σε,  C times
///
/// α and σ are independent: with σ far below √α the chain is cold, as the released code has it.
///
/// - Gradient: none: corrected particles are constants.
/// - Source: Bao et al. (2021), ICML, PMLR 139; Eq. (2.2) of its specification (C = 5, σ = 10⁻⁴).
public struct LangevinCorrection: Sendable, Hashable {
  /// C.
  public var steps: Int
  /// α.
  public var stepSize: Double
  /// σ.
  public var noise: Double

  public init(steps: Int, stepSize: Double, noise: Double) {
    precondition(steps >= 1 && stepSize > 0 && noise >= 0, "\(steps) steps of \(stepSize)")
    self.steps = steps
    self.stepSize = stepSize
    self.noise = noise
  }

  /// The particles after the steps, `[particles, batch, latent]`.
  public func corrected(
    _ model: any LatentEnergyModel, _ theta: Parameters, _ v: Tensor, _ h: Tensor, key: KeyTensor
  ) -> Tensor {
    repeated(steps, carrying: [h]) { iteration, carried in
      let pull = gradient(
        of: model.logDensity(theta, v, carried[0]).sum(), withRespectTo: carried[0])
      let moved = carried[0] + (0.5 * stepSize) * pull
      return [noise > 0 ? moved + noise * key[iteration].normal(h.shape) : moved]
    }[0].stopGradient()
  }
}
