import Autodiff
import Models
import Networks
import Optimizers

/// Bi-level score matching (BiDSM, BiMDSM): the score through a posterior that follows θ.
///
///     J(θ, φ) = E E_{q(h|ṽ)} F(∇_ṽ log p̃(ṽ, h)/q(h|ṽ), ω)  at  φ_N(θ) ≈ argmin D(q ‖ p)
///
/// 1. K ordinary steps of φ, kept.
/// 2. From there N differentiable steps φ_N(θ), by a copy of the optimiser's state.
/// 3. One step of θ along dJ(θ, φ_N(θ))/dθ; φ_N is thrown away.
///
/// - Shapes: L particles are averaged inside F.
/// - Gradient: h is reparametrised, and held fixed in ∇_ṽ alone; θ explicitly and through φ_N, with
///   the optimiser's moments. With N = 0 a hidden bias that enters p̃(v, h) as cᵀh gets none.
/// - Source: Bao et al. (2020), NeurIPS (BiSM); §3.4 of the specification of Bao et al. (2021).
public struct BilevelScoreMatching: EnergyTraining {
  public var model: any LatentEnergyModel
  /// An objective that moves the score where it looks at it.
  public var objective: any ScoreObjective
  public var inference: PosteriorInference
  /// N.
  public var unrolledSteps: Int
  /// L.
  public var particles: Int
  public var optimizer: Adam

  public init(
    _ model: any LatentEnergyModel, _ objective: any ScoreObjective,
    inference: PosteriorInference, unrolledSteps: Int, particles: Int = 1, optimizer: Adam
  ) {
    self.model = model
    self.objective = objective
    self.inference = inference
    self.unrolledSteps = unrolledSteps
    self.particles = particles
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
    let points: (KeyTensor) -> PosteriorPoints = { objective.posteriorPoints(v, key: $0) }
    state.infer(inference, model, key: key["inference"], step: step, points)
    guard var adapted = state.posterior else { preconditionFailure("no posterior") }
    if unrolledSteps > 0 {
      let taken = step.adding(.index(1)).multiplied(by: inference.steps)
      var differentiated = inference
      differentiated.optimizer = inference.optimizer.differentiated
      adapted = differentiated.trained(
        adapted, model, state.model, count: unrolledSteps, taken: taken, key: key["unrolled"],
        points)
    }
    let problem = objective.problem(v, key: key["objective"])
    let noise = inference.posterior.noise(
      key["latent"], particles: particles, batch: problem.moved.shape[0])
    let parameters = EnergyParameters(model: state.model, posterior: adapted.parameters)
    state.descend(surrogate(parameters, problem, noise: noise), optimizer, step: step)
    return state.named
  }

  /// ∇_ṽ log p̃(ṽ, h)/q(h|ṽ), averaged over particles, `[points, visible]`.
  public func score(_ parameters: EnergyParameters, _ v: Tensor, noise: Tensor) -> Tensor {
    let h = inference.posterior.sample(parameters.posterior, v, noise: noise)
    return model.meanScore(parameters.model, v, h)
      - inference.posterior.meanScore(parameters.posterior, h, given: v)
  }

  /// The mean of sg[z]ᵀ score, whose gradient is that of F.
  public func surrogate(
    _ parameters: EnergyParameters, _ problem: ScoreProblem, noise: Tensor
  ) -> Tensor {
    let score = score(parameters, problem.observed, noise: noise)
    return (problem.cotangent(score).stopGradient() * score).sum(-1).mean()
  }
}
