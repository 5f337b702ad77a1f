import Autodiff
import Models
import Networks
import Optimizers

/// A way to train a latent energy model, as one step on one minibatch.
///
/// Its state is named `model.…`, `modelOptimizer.…` and, where there is a posterior, `posterior.…`
/// and `posteriorOptimizer.…`; a method may add its own.
public protocol EnergyTraining: Sendable {
  /// The state before the first step.
  ///
  /// - Parameter v: The first minibatch, for methods whose chains start there.
  func initialState(_ v: Tensor, key: KeyTensor) -> Parameters

  /// The state after a step.
  ///
  /// - Parameters:
  ///   - v: Minibatch, `[batch, visible]`.
  ///   - step: Steps taken before, an index scalar.
  func step(_ state: Parameters, _ v: Tensor, key: KeyTensor, step: Tensor) -> Parameters
}

/// The parts of a state that all methods have.
struct EnergyState {
  var model: Parameters
  var modelMemory: Parameters
  var posterior: PosteriorInference.State?

  /// The first parameters of a model, of its optimiser and of its posterior.
  init(model: Parameters, _ optimizer: Adam, _ inference: PosteriorInference?, key: KeyTensor) {
    self.model = model
    modelMemory = optimizer.initialState(for: model)
    posterior = inference?.initialState(key: key["posterior"])
  }

  /// The parts of a state by their names.
  init(_ state: Parameters) {
    model = state.scope("model")
    modelMemory = state.scope("modelOptimizer")
    let phi = state.scope("posterior")
    posterior =
      phi.names.isEmpty
      ? nil
      : PosteriorInference.State(parameters: phi, memory: state.scope("posteriorOptimizer"))
  }

  /// All parts under their names.
  var named: Parameters {
    var state = Parameters()
    state.add(model, under: "model")
    state.add(modelMemory, under: "modelOptimizer")
    if let posterior {
      state.add(posterior.parameters, under: "posterior")
      state.add(posterior.memory, under: "posteriorOptimizer")
    }
    return state
  }

  var parameters: EnergyParameters {
    EnergyParameters(model: model, posterior: posterior?.parameters ?? Parameters())
  }

  /// One step of θ down the gradient of a scalar.
  mutating func descend(_ loss: Tensor, _ optimizer: Adam, step: Tensor) {
    let gradients = gradient(of: loss, withRespectTo: model.tensors)
    (model, modelMemory) = optimizer.updated(model, gradients, state: modelMemory, step: step)
  }

  /// K steps of φ on the points of a step, θ held constant.
  mutating func infer(
    _ inference: PosteriorInference, _ model: any LatentEnergyModel, key: KeyTensor, step: Tensor,
    _ points: (KeyTensor) -> PosteriorPoints
  ) {
    guard let state = posterior else { preconditionFailure("a state without a posterior") }
    posterior = inference.trained(
      state, model, self.model.stopGradient(), count: inference.steps,
      taken: step.multiplied(by: inference.steps), key: key, points
    ).stopGradient()
  }
}
