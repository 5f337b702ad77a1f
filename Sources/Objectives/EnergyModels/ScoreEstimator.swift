import Autodiff
import Networks

/// A way to see a model's score, and to move it: exact, or estimated.
///
/// - Shapes: v and z are `[points, visible]`.
/// - Source: Bao et al. (2021), §1.4 and §1.5 of its specification.
public protocol ScoreEstimator: Sendable {
  /// ŝ(v), `[points, visible]`.
  ///
  /// - Gradient: none is used; who forms z holds it constant.
  func score(_ parameters: EnergyParameters, _ v: Tensor, key: KeyTensor) -> Tensor

  /// A scalar whose gradient in θ is the mean over points of (∂s(v)/∂θ)ᵀz. Its value means nothing.
  ///
  /// - Gradient: v and z are held constant.
  func surrogate(
    _ parameters: EnergyParameters, _ v: Tensor, along z: Tensor, key: KeyTensor
  ) -> Tensor
}

/// Parameters of a latent energy model and of its variational posterior.
public struct EnergyParameters: Sendable {
  /// θ.
  public var model: Parameters
  /// φ; empty where no posterior is used.
  public var posterior: Parameters

  public init(model: Parameters, posterior: Parameters = Parameters()) {
    self.model = model
    self.posterior = posterior
  }
}

extension ScoreObjective {
  /// A scalar whose gradient in θ estimates that of the objective. Its value means nothing.
  public func surrogate(
    _ estimator: any ScoreEstimator, _ parameters: EnergyParameters, _ v: Tensor, key: KeyTensor
  ) -> Tensor {
    surrogate(estimator, parameters, problem(v, key: key["objective"]), key: key)
  }

  /// The same for a problem that is at hand.
  public func surrogate(
    _ estimator: any ScoreEstimator, _ parameters: EnergyParameters, _ problem: ScoreProblem,
    key: KeyTensor
  ) -> Tensor {
    let score = estimator.score(parameters, problem.observed, key: key["score"])
    let z = problem.cotangent(score).stopGradient()
    return estimator.surrogate(parameters, problem.moved, along: z, key: key["gradient"])
  }
}
