import Autodiff
import Networks

/// A restricted Boltzmann machine with Gaussian visible and binary hidden units.
///
///     E(v, h) = ½ ‖(v − b) / σ‖² − cᵀh − vᵀWh,  h ∈ {0, 1}ⁿ
///
/// Its conditionals, free energy and exact score are closed forms (`+Marginal`), which makes it the
/// measure of estimators that must do without them.
///
/// - Shapes: `logSigma` and `visibleBias` are `[visible]`, `hiddenBias` is `[latent]`, `weight` is
///   `[visible, latent]`.
/// - Gradient: h may be relaxed to (0, 1); every formula is the energy's, continued.
/// - Source: Bao et al. (2021), ICML, PMLR 139, released code; §2.1 of its specification. There is no
///   1/σ² on vᵀWh, so p(v|h) has the mean b + σ²·Wh.
public struct GaussianBernoulliRBM: LatentEnergyModel, Hashable {
  public var visibleCount: Int
  public var latentCount: Int

  public init(visible: Int, latent: Int) {
    visibleCount = visible
    latentCount = latent
  }

  /// log σ = 0, all others uniform within ±1/√n, n the number of hidden units (not of visible
  /// ones), as the released code has it.
  public func initialParameters(key: KeyTensor) -> Parameters {
    let bound = 1 / Double(latentCount).squareRoot()
    func uniform(_ name: String, _ shape: [Int]) -> Tensor {
      bound * (2 * key[name].uniform(shape) - 1)
    }
    var parameters = Parameters()
    parameters["logSigma"] = .constant(0, shape: [visibleCount])
    parameters["visibleBias"] = uniform("visibleBias", [visibleCount])
    parameters["hiddenBias"] = uniform("hiddenBias", [latentCount])
    parameters["weight"] = uniform("weight", [visibleCount, latentCount])
    return parameters
  }

  public func logDensity(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor {
    let logits = hiddenLogits(parameters, v)
    return (h * logits.expanded(0)).sum(-1) - visibleEnergy(parameters, v).expanded(0)
  }

  /// −(v − b) / σ² + W h̄: linear in h, so that particles are averaged first.
  public func meanScore(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor {
    gaussianScore(parameters, v) + matmul(h.mean(0), parameters["weight"], transposeB: true)
  }

  /// −zᵀ(v − b) / σ² + (Wᵀz)ᵀh: one product with W, however many particles.
  public func projectedScores(
    _ parameters: Parameters, _ v: Tensor, _ h: Tensor, along z: Tensor
  ) -> Tensor {
    let projected = matmul(z, parameters["weight"])
    let common = (z * gaussianScore(parameters, v)).sum(-1)
    return (h * projected.expanded(0)).sum(-1) + common.expanded(0)
  }

  // MARK: Parts of the energy

  /// t = c + Wᵀv, the logits of p(h|v), `[batch, latent]`.
  public func hiddenLogits(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    v.checkShape([nil, visibleCount], "v")
    return matmul(v, parameters["weight"]) + parameters["hiddenBias"].expanded(0)
  }

  /// ½ ‖(v − b) / σ‖², `[batch]`.
  func visibleEnergy(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    0.5 * ((v - parameters["visibleBias"].expanded(0)) * inverse(parameters, 1)).squaredNorm()
  }

  /// −(v − b) / σ², `[batch, visible]`.
  func gaussianScore(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    (parameters["visibleBias"].expanded(0) - v) * inverse(parameters, 2)
  }

  /// σ⁻ᵏ, `[1, visible]`.
  private func inverse(_ parameters: Parameters, _ power: Double) -> Tensor {
    exp(-power * parameters["logSigma"]).expanded(0)
  }
}
