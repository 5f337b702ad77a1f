import Autodiff
import Distributions
import Networks

/// Independent bits with logits that are affine in v, drawn relaxed (Gumbel-softmax).
///
///     q(h_k = 1|v) = sigm(a_k),  a = Av + c
///     h_k = sigm((a_k + ℓ_k) / τ),  ℓ_k logistic: a draw of Gumbel-softmax over two classes
///
/// - Gradient: particles are differentiable in φ and v. They are never rounded: relaxed h are the
///   particles in every estimator, and log q takes them as they are.
/// - Shapes: `weight` (A) is `[latent, visible]`, `bias` (c) is `[latent]`.
/// - Source: Bao et al. (2021), ICML, PMLR 139, released code; §2.4 (a) of its specification, τ = 0.1.
public struct BernoulliPosterior: LatentPosterior, Hashable {
  public var visibleCount: Int
  public var latentCount: Int
  /// τ.
  public var temperature: Double

  public init(visible: Int, latent: Int, temperature: Double = 0.1) {
    visibleCount = visible
    latentCount = latent
    self.temperature = temperature
  }

  /// Uniform within ±1/√d.
  public func initialParameters(key: KeyTensor) -> Parameters {
    let bound = 1 / Double(visibleCount).squareRoot()
    var parameters = Parameters()
    parameters["weight"] =
      bound * (2 * key["weight"].uniform([latentCount, visibleCount]) - 1)
    parameters["bias"] = bound * (2 * key["bias"].uniform([latentCount]) - 1)
    return parameters
  }

  /// a, `[batch, latent]`.
  public func logits(_ parameters: Parameters, given v: Tensor) -> Tensor {
    matmul(v, parameters["weight"], transposeB: true) + parameters["bias"].expanded(0)
  }

  public func noise(_ key: KeyTensor, particles: Int, batch: Int) -> Tensor {
    key.logistic([particles, batch, latentCount])
  }

  public func sample(_ parameters: Parameters, _ v: Tensor, noise: Tensor) -> Tensor {
    sigmoid((logits(parameters, given: v).expanded(0) + noise) * (1 / temperature))
  }

  public func logDensity(_ parameters: Parameters, _ h: Tensor, given v: Tensor) -> Tensor {
    let logits = logits(parameters, given: v)
    return (h * logits.expanded(0)).sum(-1) - softplus(logits).sum(-1).expanded(0)
  }

  public func mean(_ parameters: Parameters, given v: Tensor) -> Tensor {
    sigmoid(logits(parameters, given: v))
  }

  /// Aᵀ(h̄ − sigm(a)): linear in h, so that particles are averaged first.
  public func meanScore(_ parameters: Parameters, _ h: Tensor, given v: Tensor) -> Tensor {
    matmul(h.mean(0) - mean(parameters, given: v), parameters["weight"])
  }
}
