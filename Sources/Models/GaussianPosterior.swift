import Autodiff
import Distributions
import Networks

/// A Gaussian with independent coordinates whose mean and log deviation are affine in v.
///
///     q(h|v) = N(μ, diag τ²),  μ = Av + a,  log τ = Bv + b,  h = μ + τε
///
/// - Shapes: `mean.weight` and `logDeviation.weight` are `[latent, visible]`, biases `[latent]`.
/// - Gradient: through μ and τ.
/// - Source: Bao et al. (2021), ICML, PMLR 139, App. F.4; §2.2 of its specification.
public struct GaussianPosterior: DiagonalGaussianPosterior, Hashable {
  public var visibleCount: Int
  public var latentCount: Int

  public init(visible: Int, latent: Int) {
    visibleCount = visible
    latentCount = latent
  }

  /// Uniform within ±1/√d.
  public func initialParameters(key: KeyTensor) -> Parameters {
    let bound = 1 / Double(visibleCount).squareRoot()
    var parameters = Parameters()
    for head in ["mean", "logDeviation"] {
      let weight = key[head]["weight"].uniform([latentCount, visibleCount])
      parameters["\(head).weight"] = bound * (2 * weight - 1)
      parameters["\(head).bias"] = bound * (2 * key[head]["bias"].uniform([latentCount]) - 1)
    }
    return parameters
  }

  /// The φ at which it is the posterior of a `GaussianLatentModel`.
  public func exact(for theta: Parameters) -> Parameters {
    var parameters = Parameters()
    parameters["mean.weight"] = theta["weight"].transposed()
    parameters["mean.bias"] = theta["hiddenBias"]
    parameters["logDeviation.weight"] = .constant(0, shape: [latentCount, visibleCount])
    parameters["logDeviation.bias"] = .constant(0, shape: [latentCount])
    return parameters
  }

  public func mean(_ parameters: Parameters, given v: Tensor) -> Tensor {
    head("mean", parameters, v)
  }

  /// q(h|v): batch shape `[batch]`, event shape `[latent]`.
  public func distribution(_ parameters: Parameters, given v: Tensor) -> DiagonalGaussian {
    DiagonalGaussian(
      mean: head("mean", parameters, v),
      standardDeviation: exp(head("logDeviation", parameters, v)))
  }

  private func head(_ name: String, _ parameters: Parameters, _ v: Tensor) -> Tensor {
    matmul(v, parameters["\(name).weight"], transposeB: true)
      + parameters["\(name).bias"].expanded(0)
  }
}
