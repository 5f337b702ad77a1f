import Autodiff
import Models

/// The score of a Gaussian–Bernoulli RBM in closed form, differentiated in θ.
///
/// - Gradient: of zᵀs_θ(v), exact.
public struct ExactScore: ScoreEstimator {
  public var model: GaussianBernoulliRBM

  public init(_ model: GaussianBernoulliRBM) { self.model = model }

  public func score(_ parameters: EnergyParameters, _ v: Tensor, key: KeyTensor) -> Tensor {
    model.score(parameters.model, v)
  }

  public func surrogate(
    _ parameters: EnergyParameters, _ v: Tensor, along z: Tensor, key: KeyTensor
  ) -> Tensor {
    (z * model.score(parameters.model, v)).sum(-1).mean()
  }
}
