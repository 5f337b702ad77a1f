import Autodiff
import Models
import Networks
import Optimizers

/// Training by an objective of the score, seen through an estimator.
///
/// With `ExactScore` it is the ordinary method (DSM, KSD), with `VariationalScore` and an inference
/// VaGES-DSM, VaGES-KSD and so on. One step:
///
/// 1. K steps of φ on the minibatch, θ held constant.
/// 2. New noise; z from the estimated score at the noised data.
/// 3. One step of θ along the estimator's gradient, φ held constant.
///
/// - Source: Bao et al. (2021), ICML, PMLR 139; §3.3 of its specification.
public struct ScoreTraining: EnergyTraining {
  public var model: any LatentEnergyModel
  public var objective: any ScoreObjective
  public var estimator: any ScoreEstimator
  /// How φ is trained; nil for estimators without a posterior.
  public var inference: PosteriorInference?
  public var optimizer: Adam

  public init(
    _ model: any LatentEnergyModel, _ objective: any ScoreObjective,
    _ estimator: any ScoreEstimator, inference: PosteriorInference? = nil, optimizer: Adam
  ) {
    self.model = model
    self.objective = objective
    self.estimator = estimator
    self.inference = inference
    self.optimizer = optimizer
  }

  public func initialState(_ v: Tensor, key: KeyTensor) -> Parameters {
    EnergyState(
      model: model.initialParameters(key: key["model"]), optimizer, inference, key: key
    ).named
  }

  public func step(
    _ state: Parameters, _ v: Tensor, key: KeyTensor, step: Tensor
  ) -> Parameters {
    var state = EnergyState(state)
    if let inference {
      state.infer(inference, model, key: key["inference"], step: step) {
        objective.posteriorPoints(v, key: $0)
      }
    }
    let surrogate = objective.surrogate(
      estimator, state.parameters, v, key: key["learning"])
    state.descend(surrogate, optimizer, step: step)
    return state.named
  }
}
