import Autodiff
import Networks

/// The energy-based model without latents that the deep EBLVM is compared with, on points.
///
///     E(v) = (aᵀx + a₀)(bᵀx + b₀) + cᵀx² + c₀,  x = ELU(f(v)),  f a residual perceptron
///
/// Unlike that of `CoupledEnergyModel` the energy has no lower bound.
///
/// - Shapes: see `VisibleEnergyModel`.
/// - Source: Li, Chen & Sommer (2019), arXiv:1910.07762 (MDSM). The head is reconstructed from the size
///   that Bao et al. (2021), ICML, PMLR 139, App. F.2.2, give of their model; §2.3 of its specification.
public struct BilinearEnergyModel: VisibleEnergyModel, Hashable {
  public var features: ResidualPerceptron

  public init(features: ResidualPerceptron) { self.features = features }

  /// With the features of `CoupledEnergyModel.toy`.
  public static func toy(blocks: Int = 3) -> BilinearEnergyModel {
    BilinearEnergyModel(features: CoupledEnergyModel.toy(blocks: blocks).features)
  }

  public var visibleCount: Int { features.widths[0] }

  private static let heads = ["first", "second", "square"]

  private var head: Dense {
    Dense(
      features.widths[features.widths.count - 1], 1, weight: .fanInUniform, bias: .fanInUniform)
  }

  public func initialParameters(key: KeyTensor) -> Parameters {
    var parameters = Parameters()
    parameters.add(features.initialParameters(key: key["features"]), under: "features")
    for name in Self.heads { parameters.add(head.initialParameters(key: key[name]), under: name) }
    return parameters
  }

  public func energy(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    let x = Activation.elu(features(parameters.scope("features"), v))
    let outputs = Self.heads.map { name in
      head(parameters.scope(name), name == "square" ? x.squared() : x)
    }
    return (outputs[0] * outputs[1] + outputs[2]).reshaped([v.shape[0]])
  }
}
