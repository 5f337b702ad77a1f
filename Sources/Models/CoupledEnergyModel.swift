import Autodiff
import Networks

/// The deep energy-based latent variable model, on points instead of images.
///
///     E(v, h) = Σ_m ELU(A [f(v) + h; h] + a)_m²,  f a residual perceptron and an affine map to ℝⁿ
///
/// The energy is at least 0, and h enters after all of f: features are computed once for any number of
/// particles.
///
/// - Shapes: see `LatentEnergyModel`.
/// - Source: Bao et al. (2021), ICML, PMLR 139, appendix Figure 1, released toy code; §2.3 of its
///   specification (2 → 100 → 100 → 100, n = 10, M = 100: 64 316 parameters).
public struct CoupledEnergyModel: LatentEnergyModel, Hashable {
  public var features: ResidualPerceptron
  public var latentCount: Int
  /// M.
  public var headWidth: Int

  public init(features: ResidualPerceptron, latent: Int, headWidth: Int) {
    self.features = features
    latentCount = latent
    self.headWidth = headWidth
  }

  /// The toy of the released code.
  ///
  /// - Parameter blocks: Residual blocks, of which the paper's toy has 3.
  public static func toy(blocks: Int = 3, latent: Int = 10) -> CoupledEnergyModel {
    CoupledEnergyModel(
      features: ResidualPerceptron([2] + Array(repeating: 100, count: blocks), .elu),
      latent: latent, headWidth: 100)
  }

  public var visibleCount: Int { features.widths[0] }

  private var map: Dense {
    Dense(
      features.widths[features.widths.count - 1], latentCount, weight: .fanInUniform,
      bias: .fanInUniform)
  }

  private var head: Dense {
    Dense(2 * latentCount, headWidth, weight: .fanInUniform, bias: .fanInUniform)
  }

  public func initialParameters(key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    parameters.add(features.initialParameters(key: key["features"]), under: "features")
    parameters.add(map.initialParameters(key: key["map"]), under: "map")
    parameters.add(head.initialParameters(key: key["head"]), under: "head")
    return parameters
  }

  public func logDensity(_ parameters: Parameters, _ v: Tensor, _ h: Tensor) -> Tensor {
    let f = map(parameters.scope("map"), features(parameters.scope("features"), v))
    let joined = concatenated([f.expanded(0) + h, h], axis: 2)
    let outputs = Activation.elu(head(parameters.scope("head"), joined))
    return -outputs.squaredNorm()
  }
}
