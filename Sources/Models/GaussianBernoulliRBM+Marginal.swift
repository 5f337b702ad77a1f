import Autodiff
import Distributions
import Foundation
import Networks

/// What is known of p(v) and of the conditionals in closed form.
extension GaussianBernoulliRBM {
  /// p(h|v): independent bits, batch shape `[batch]`, event shape `[latent]`.
  public func posterior(_ parameters: Parameters, given v: Tensor) -> IndependentBernoulli {
    IndependentBernoulli(logits: hiddenLogits(parameters, v))
  }

  /// p(v|h) = N(b + σ²·Wh, σ²): batch shape `[batch]` for h of shape `[batch, latent]`.
  public func likelihood(_ parameters: Parameters, given h: Tensor) -> DiagonalGaussian {
    let sigma = exp(parameters["logSigma"]).expanded(0)
    let mean =
      parameters["visibleBias"].expanded(0)
      + sigma.squared() * matmul(h, parameters["weight"], transposeB: true)
    return DiagonalGaussian(mean: mean, standardDeviation: sigma.broadcast(to: mean.shape))
  }

  /// F(v) = −log p̃(v) = ½ ‖(v − b) / σ‖² − Σ softplus(c + Wᵀv), `[batch]`, in nats.
  public func freeEnergy(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    visibleEnergy(parameters, v) - softplus(hiddenLogits(parameters, v)).sum(-1)
  }

  /// ∇_v log p(v) = −(v − b) / σ² + W sigm(c + Wᵀv), `[batch, visible]`.
  public func score(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    gaussianScore(parameters, v)
      + matmul(
        sigmoid(hiddenLogits(parameters, v)), parameters["weight"], transposeB: true)
  }

  /// tr ∇_v² log p(v) = −Σ σ⁻² + Σ_k π_k (1 − π_k) ‖W_k‖², `[batch]`.
  public func scoreTrace(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    let probability = sigmoid(hiddenLogits(parameters, v))
    let lengths = parameters["weight"].squaredNorm(0).expanded(0)
    let precision = exp(-2 * parameters["logSigma"]).sum()
    return (probability * (1 - probability) * lengths).sum(-1) - precision
  }

  /// Most hidden units of which `logNormaliser` goes through all states.
  public static let mostEnumerated = 16

  /// log Z by a sum over all states of h, a scalar in nats.
  ///
  ///     log Z = Σ log σ + ½ d log 2π + log Σ_h exp(cᵀh + bᵀWh + ½ ‖σ·Wh‖²)
  ///
  /// - Precondition: At most `mostEnumerated` hidden units.
  public func logNormaliser(_ parameters: Parameters) -> Tensor {
    let states = Self.states(latentCount)
    let pull = matmul(states, parameters["weight"], transposeB: true)
    let sigma = exp(parameters["logSigma"]).expanded(0)
    let exponents =
      (states * parameters["hiddenBias"].expanded(0)).sum(-1)
      + (pull * parameters["visibleBias"].expanded(0)).sum(-1)
      + 0.5 * (pull * sigma).squaredNorm()
    return logSumExp(exponents) + logGaussianVolume(parameters)
  }

  /// Σ log σ + ½ d log 2π, a scalar: log ∫ exp(−½ ‖(v − b) / σ‖²) dv.
  public func logGaussianVolume(_ parameters: Parameters) -> Tensor {
    parameters["logSigma"].sum() + 0.5 * Double(visibleCount) * Foundation.log(2 * Double.pi)
  }

  /// Every state of n bits, `[2ⁿ, n]`.
  private static func states(_ count: Int) -> Tensor {
    precondition(count <= mostEnumerated, "\(count) hidden units are too many to enumerate")
    let values = (0..<1 << count).flatMap { state in
      (0..<count).map { Double(state >> $0 & 1) }
    }
    return .constant(values, shape: [1 << count, count])
  }
}
