import Autodiff
import Distributions
import Networks

/// A Gaussian with independent coordinates whose mean and log deviation are affine in features of v.
///
///     q(h|v) = N(μ, diag τ²),  μ = A f(v) + a,  log τ = B f(v) + b,  h = μ + τε
///
/// f is a residual perceptron with leaky rectifiers between its blocks and none after the last. All
/// weights and biases start uniform within ±1/√fan-in.
///
/// - Shapes: see `LatentPosterior`.
/// - Gradient: through μ and τ.
/// - Source: the toy posterior of the released code of Bao et al. (2021), ICML, PMLR 139; §2.3 of its
///   specification (2 → 100 → 100 → 100, n = 10: 63 226 parameters).
public struct ResidualGaussianPosterior: DiagonalGaussianPosterior, Hashable {
  public var features: ResidualPerceptron
  public var latentCount: Int

  public init(features: ResidualPerceptron, latent: Int) {
    self.features = features
    latentCount = latent
  }

  /// The toy of the released code.
  public static func toy(latent: Int = 10) -> ResidualGaussianPosterior {
    ResidualGaussianPosterior(
      features: ResidualPerceptron([2, 100, 100, 100], .leakyRelu), latent: latent)
  }

  private var head: Dense {
    Dense(
      features.widths[features.widths.count - 1], latentCount, weight: .fanInUniform,
      bias: .fanInUniform)
  }

  public func initialParameters(key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    parameters.add(features.initialParameters(key: key["features"]), under: "features")
    for name in ["mean", "logDeviation"] {
      parameters.add(head.initialParameters(key: key[name]), under: name)
    }
    return parameters
  }

  public func mean(_ parameters: Parameters, given v: Tensor) -> Tensor {
    head(parameters.scope("mean"), features(parameters.scope("features"), v))
  }

  /// q(h|v): batch shape `[batch]`, event shape `[latent]`.
  public func distribution(_ parameters: Parameters, given v: Tensor) -> DiagonalGaussian {
    let f = features(parameters.scope("features"), v)
    return DiagonalGaussian(
      mean: head(parameters.scope("mean"), f),
      standardDeviation: exp(head(parameters.scope("logDeviation"), f)))
  }
}
