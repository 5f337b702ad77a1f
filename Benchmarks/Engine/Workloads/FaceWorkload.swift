import Autodiff
import Models
import Networks
import Objectives
import Optimizers
import Tensors

/// F, F0, F2, F5: one iteration on a Gaussian restricted Boltzmann machine of Frey's faces, 560-400
/// units, batch 100, five Adam steps on the posterior, two particles, by the objectives of the
/// library: VaGES denoising score matching, and bi-level score matching with N unrolled steps.
///
/// - Source: Bao et al. (2021), ICML, PMLR 139, Figure 3; Bao et al. (2020), NeurIPS.
struct FaceWorkload: Workload {
  /// N; nil for VaGES.
  var unrolled: Int?
  private let batch = 100
  private let steps = 5
  private let particles = 2
  private let visible = 560
  private let latent = 400
  private let optimizer = Adam(stepSize: 2e-4, decay: (0.9, 0.95))

  init(unrolled: Int?) { self.unrolled = unrolled }

  var name: String { "F" + (unrolled.map { "\($0)" } ?? "") }
  var title: String {
    (unrolled.map { "BiDSM, N = \($0)" } ?? "VaGES-DSM")
      + ", Frey face, GRBM 560-400, K = 5, L = 2, batch 100"
  }

  /// Products of 100 × 560 × 400: three for each step of the posterior; five of VaGES, four of BiDSM,
  /// and three more and six for each unrolled step, forwards and back, where it is unrolled.
  var operations: Double {
    let ours = unrolled.map { $0 == 0 ? 4 : 7 + 6 * $0 } ?? 5
    return 2 * Double(batch * visible * latent * (3 * steps + ours))
  }
  var stepsPerRound: Int { 10 }
  var goals: Goals { Goals(milliseconds: unrolled == nil ? 7 : nil) }

  var draws: [Draw] {
    let points = [batch, visible]
    let gates = [1, batch, latent]
    var draws = [
      Draw(name: "inner", distribution: .normal, shape: points, iterations: steps),
      Draw(name: "gates", distribution: .logistic, shape: gates, iterations: steps),
      Draw(name: "outer", distribution: .normal, shape: points, iterations: nil),
      Draw(
        name: "particles", distribution: .logistic,
        shape: [(unrolled == nil ? 3 : 1) * particles, batch, latent], iterations: nil),
    ]
    if let unrolled, unrolled > 0 {
      draws += [
        Draw(name: "unrolled", distribution: .normal, shape: points, iterations: unrolled),
        Draw(name: "unrolledGates", distribution: .logistic, shape: gates, iterations: unrolled),
      ]
    }
    return draws
  }

  // MARK: The parts

  private var machine: GaussianBernoulliRBM {
    GaussianBernoulliRBM(visible: visible, latent: latent)
  }
  private var posterior: BernoulliPosterior {
    BernoulliPosterior(visible: visible, latent: latent)
  }
  private var inference: PosteriorInference {
    PosteriorInference(posterior, LatentKLDivergence(), steps: steps, optimizer: optimizer)
  }
  private let objective = DenoisingScoreMatching(noise: 0.3)

  private var theta: TrainedState {
    TrainedState(machine.initialParameters(key: .placeholder("key")), prefix: "model.")
  }
  private var phi: TrainedState {
    TrainedState(posterior.initialParameters(key: .placeholder("key")), prefix: "posterior.")
  }
  var state: [String] { theta.stateNames + phi.stateNames }

  func inputs() -> [(name: String, array: HostArray)] {
    let data = NumberSource.uniform("v", [batch, visible], bound: 0.5, centre: 0.5)
    return [("v", data)] + parameters(theta) + theta.moments() + parameters(phi) + phi.moments()
  }

  private func parameters(_ state: TrainedState) -> [(name: String, array: HostArray)] {
    zip(state.names, state.shapes).map { name, shape in
      let full = state.prefix + name
      return shape.count < 2
        ? (full, NumberSource.zeros(shape)) : (full, NumberSource.uniform(full, shape, bound: 0.05))
    }
  }

  // MARK: The step

  func step(_ inputs: Program.Inputs, _ noise: Noise) -> (loss: Tensor, state: [(String, Tensor)]) {
    let model = theta.parameters(inputs)
    let first = PosteriorInference.State(
      parameters: phi.parameters(inputs), memory: phi.moments(inputs))
    let adapted = inferred(
      first, model.stopGradient(), inputs, noise, ("inner", "gates"), count: steps,
      taken: inputs["step"].multiplied(by: steps))
    let problem = objective.problem(inputs["v"], noise: noise("outer"))
    let (score, surrogate) =
      unrolled == nil
      ? variational(model, adapted, problem, noise)
      : bilevel(model, adapted, problem, inputs, noise)
    return (
      0.5 * problem.cotangent(score).squaredNorm().mean(),
      TrainedState.updated([theta], inputs, optimizer, loss: surrogate)
        + phi.outputs(adapted.parameters, adapted.memory)
    )
  }

  /// The posterior after some steps, each with fresh noise.
  private func inferred(
    _ start: PosteriorInference.State, _ model: Parameters, _ inputs: Program.Inputs,
    _ noise: Noise, _ names: (points: String, gates: String), count: Int, taken: Tensor
  ) -> PosteriorInference.State {
    let carried = start.parameters.tensors + start.memory.tensors
    func state(_ tensors: [Tensor]) -> PosteriorInference.State {
      let own = start.parameters.names.count
      return PosteriorInference.State(
        parameters: start.parameters.replacing(Array(tensors[..<own])),
        memory: start.memory.replacing(Array(tensors[own...])))
    }
    return state(
      repeated(count, carrying: carried) { iteration, carried in
        let points = PosteriorPoints(v: inputs["v"] + 0.3 * noise(names.points, iteration))
        let next = inference.updated(
          state(carried), machine, model, points, noise: noise(names.gates, iteration),
          step: taken.adding(iteration))
        return next.parameters.tensors + next.memory.tensors
      })
  }

  private func variational(
    _ model: Parameters, _ adapted: PosteriorInference.State, _ problem: ScoreProblem,
    _ noise: Noise
  ) -> (score: Tensor, surrogate: Tensor) {
    let estimator = VariationalScore(machine, posterior, particles: particles)
    let held = adapted.stopped
    let parameters = EnergyParameters(model: model, posterior: held.parameters)
    let sets = posterior.sample(held.parameters, problem.observed, noise: noise("particles"))
      .stopGradient().split(0, into: 3)
    let score = estimator.score(parameters, problem.observed, sets[0])
    return (
      score,
      estimator.surrogate(
        parameters, problem.moved, along: problem.cotangent(score).stopGradient(), mean: sets[1],
        covariance: sets[2])
    )
  }

  private func bilevel(
    _ model: Parameters, _ adapted: PosteriorInference.State, _ problem: ScoreProblem,
    _ inputs: Program.Inputs, _ noise: Noise
  ) -> (score: Tensor, surrogate: Tensor) {
    let method = BilevelScoreMatching(
      machine, objective, inference: inference, unrolledSteps: unrolled ?? 0, particles: particles,
      optimizer: optimizer)
    var current = adapted.stopped
    if let unrolled, unrolled > 0 {
      current = inferred(
        current, model, inputs, noise, ("unrolled", "unrolledGates"), count: unrolled,
        taken: inputs["step"].adding(.index(1)).multiplied(by: steps))
    }
    let parameters = EnergyParameters(model: model, posterior: current.parameters)
    return (
      method.score(parameters, problem.observed, noise: noise("particles")),
      method.surrogate(parameters, problem, noise: noise("particles"))
    )
  }
}

extension PosteriorInference.State {
  /// Held constant.
  fileprivate var stopped: PosteriorInference.State {
    PosteriorInference.State(
      parameters: parameters.stopGradient(), memory: memory.stopGradient())
  }
}
