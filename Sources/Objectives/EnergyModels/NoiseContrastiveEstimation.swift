import Autodiff
import Foundation
import Models
import Networks
import Optimizers

/// Noise-contrastive estimation against standard normal noise, exact or variational (VNCE).
///
///     ℓ = −log sigm(x(v)) − log sigm(−x(y)),  y ~ N(0, I), one for each datum
///     NCE:  x(v) = log p̃(v) − c − log N(v; 0, I)
///     VNCE: x(v) = log p̃(v, h)/q(h|v) − c − log N(v; 0, I),  h ~ q(h|v)
///           x(y) = log 1/5 Σ p̃(y, h_i)/q(h_i|y) − c − log N(y; 0, I)
///
/// c, in the place of log Z, is learned beside θ from 0 on, as `model.logNormaliser`.
///
/// - Gradient: θ and c; in VNCE particles are constants, and φ is trained by KL on the data.
/// - Source: Gutmann & Hyvärinen (2012), JMLR 13; Rhodes & Gutmann (2019), AISTATS; §3.6 of the
///   specification of Bao et al. (2021). The noise is poorly matched to [0, 1]² on purpose (trap 15).
public struct NoiseContrastiveEstimation: EnergyTraining {
  public var model: GaussianBernoulliRBM
  /// How the posterior of VNCE is trained; nil for NCE.
  public var inference: PosteriorInference?
  /// Particles for each noise point of VNCE.
  public var particles: Int
  public var optimizer: Adam

  public init(
    _ model: GaussianBernoulliRBM, inference: PosteriorInference? = nil, particles: Int = 5,
    optimizer: Adam
  ) {
    self.model = model
    self.inference = inference
    self.particles = particles
    self.optimizer = optimizer
  }

  public func initialState(_ v: Tensor, key: KeyTensor) -> Parameters {
    var theta = model.initialParameters(key: key["model"])
    theta["logNormaliser"] = .constant(0)
    return EnergyState(model: theta, optimizer, inference, key: key).named
  }

  public func step(
    _ state: Parameters, _ v: Tensor, key: KeyTensor, step: Tensor
  ) -> Parameters {
    var state = EnergyState(state)
    if let inference {
      state.infer(inference, model, key: key["inference"], step: step) { _ in PosteriorPoints(v: v)
      }
    }
    let noise = key["noise"].normal(v.shape)
    let loss = contrast(
      logRatio(state.parameters, v, particles: 1, key["data"]),
      logRatio(state.parameters, noise, particles: particles, key["latent"]))
    state.descend(loss, optimizer, step: step)
    return state.named
  }

  /// −log sigm(x(v)) − log sigm(−x(y)), a scalar.
  public func contrast(_ data: Tensor, _ noise: Tensor) -> Tensor {
    softplus(-data).mean() + softplus(noise).mean()
  }

  /// x, `[batch]`, of the exact model.
  public func logRatio(_ theta: Parameters, _ v: Tensor) -> Tensor {
    ratio(-model.freeEnergy(theta, v), theta, v)
  }

  private func logRatio(
    _ parameters: EnergyParameters, _ v: Tensor, particles: Int, _ key: KeyTensor
  ) -> Tensor {
    guard let posterior = inference?.posterior else { return logRatio(parameters.model, v) }
    let h = posterior.sample(parameters.posterior, v, particles: particles, key: key)
      .stopGradient()
    return logRatio(parameters, v, h, posterior)
  }

  /// x, `[batch]`, from particles of a posterior.
  public func logRatio(
    _ parameters: EnergyParameters, _ v: Tensor, _ h: Tensor, _ posterior: any LatentPosterior
  ) -> Tensor {
    let weights =
      model.logDensity(parameters.model, v, h)
      - posterior.logDensity(parameters.posterior, h, given: v)
    let count = Foundation.log(Double(h.shape[0]))
    return ratio(logSumExp(weights, axis: 0) - count, parameters.model, v)
  }

  private func ratio(_ logDensity: Tensor, _ theta: Parameters, _ v: Tensor) -> Tensor {
    let logNoise =
      -0.5 * v.squaredNorm() - 0.5 * Double(model.visibleCount) * Foundation.log(2 * Double.pi)
    return logDensity - theta["logNormaliser"] - logNoise
  }
}
