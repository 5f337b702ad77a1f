import Autodiff
import Models
import Networks
import Optimizers

/// Training of an energy without latent variables by an objective of the score.
///
/// - Gradient: of zᵀs_θ(ṽ), the score by differentiation, z held constant.
/// - Source: Li, Chen & Sommer (2019), arXiv:1910.07762, with the multi-level objective.
public struct VisibleScoreTraining: EnergyTraining {
  public var model: any VisibleEnergyModel
  public var objective: any ScoreObjective
  public var optimizer: Adam

  public init(_ model: any VisibleEnergyModel, _ objective: any ScoreObjective, optimizer: Adam) {
    self.model = model
    self.objective = objective
    self.optimizer = optimizer
  }

  public func initialState(_ v: Tensor, key: KeyTensor) -> Parameters {
    EnergyState(model: model.initialParameters(key: key["model"]), optimizer, nil, key: key).named
  }

  public func step(
    _ state: Parameters, _ v: Tensor, key: KeyTensor, step: Tensor
  ) -> Parameters {
    var state = EnergyState(state)
    let problem = objective.problem(v, key: key["learning"]["objective"])
    state.descend(surrogate(state.model, problem), optimizer, step: step)
    return state.named
  }

  /// The mean of sg[z]ᵀs, whose gradient is that of the objective.
  public func surrogate(_ theta: Parameters, _ problem: ScoreProblem) -> Tensor {
    let z = problem.cotangent(model.score(theta, problem.observed)).stopGradient()
    return (z * model.score(theta, problem.moved)).sum(-1).mean()
  }
}
