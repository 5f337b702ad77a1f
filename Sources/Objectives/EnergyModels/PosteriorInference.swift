import Autodiff
import Models
import Networks
import Optimizers

/// The lower level: some steps on φ, on one minibatch, with θ as it is.
///
/// - Gradient: see `trained`; noise and noised data are new in every step.
/// - Source: Bao et al. (2021), ICML, PMLR 139; §2.5 of its specification.
public struct PosteriorInference: Sendable {
  public var posterior: any LatentPosterior
  public var divergence: any LatentDivergence
  /// K; with 0 the posterior stays as it starts.
  public var steps: Int
  public var optimizer: Adam

  public init(
    _ posterior: any LatentPosterior, _ divergence: any LatentDivergence, steps: Int,
    optimizer: Adam
  ) {
    precondition(steps >= 0, "\(steps) steps of the posterior")
    self.posterior = posterior
    self.divergence = divergence
    self.steps = steps
    self.optimizer = optimizer
  }

  /// φ and what its optimiser remembers.
  public struct State {
    public var parameters: Parameters
    public var memory: Parameters

    public init(parameters: Parameters, memory: Parameters) {
      self.parameters = parameters
      self.memory = memory
    }

    fileprivate var tensors: [Tensor] { parameters.tensors + memory.tensors }

    fileprivate func replacing(_ tensors: [Tensor]) -> State {
      let count = parameters.names.count
      return State(
        parameters: parameters.replacing(Array(tensors[..<count])),
        memory: memory.replacing(Array(tensors[count...])))
    }

    /// Held constant.
    func stopGradient() -> State {
      State(parameters: parameters.stopGradient(), memory: memory.stopGradient())
    }
  }

  /// The state before the first step.
  public func initialState(key: KeyTensor) -> State {
    let parameters = posterior.initialParameters(key: key)
    return State(parameters: parameters, memory: optimizer.initialState(for: parameters))
  }

  /// The state after `count` steps.
  ///
  /// - Parameters:
  ///   - theta: θ. Where it is not held constant the result depends on it, through every gradient
  ///     and through the optimiser's moments: differentiable steps of bi-level methods.
  ///   - taken: Steps taken before, an index scalar.
  ///   - points: Where the posterior is trained, for the key of a step.
  public func trained(
    _ state: State, _ model: any LatentEnergyModel, _ theta: Parameters, count: Int, taken: Tensor,
    key: KeyTensor, _ points: (KeyTensor) -> PosteriorPoints
  ) -> State {
    guard count > 0 else { return state }
    let last = repeated(count, carrying: state.tensors) { iteration, carried in
      let current = state.replacing(carried)
      let at = points(key["points"][iteration])
      let noise = posterior.noise(key["latent"][iteration], particles: 1, batch: at.v.shape[0])
      return updated(
        current, model, theta, at, noise: noise, step: taken.adding(iteration)
      ).tensors
    }
    return state.replacing(last)
  }

  /// The state after one step with given noise, `[1, points, latent]`.
  public func updated(
    _ state: State, _ model: any LatentEnergyModel, _ theta: Parameters, _ points: PosteriorPoints,
    noise: Tensor, step: Tensor
  ) -> State {
    let parameters = EnergyParameters(model: theta, posterior: state.parameters)
    let values = divergence.perExample(model, posterior, parameters, points.v, noise: noise)
    let loss = (points.weights.map { values * $0.expanded(0) } ?? values).mean()
    let (next, memory) = optimizer.updated(
      state.parameters, gradient(of: loss, withRespectTo: state.parameters.tensors),
      state: state.memory, step: step)
    return State(parameters: next, memory: memory)
  }
}
