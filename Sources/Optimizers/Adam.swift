import Autodiff
import Foundation
import Networks

/// Adam with bias correction.
///
///     m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²
///     θ ← θ − η m̂ / (√v̂ + ε),  m̂ = m / (1 − β₁ᵗ),  v̂ = v / (1 − β₂ᵗ)
///
/// ε is added to the root of the corrected second moment, as PyTorch does.
///
/// - Source: Kingma & Ba (2015), arXiv:1412.6980, Algorithm 1.
public struct Adam: Optimizer, Hashable {
  /// η.
  public var stepSize: Double
  /// β₁, β₂: decay of the first and of the second moment.
  public var decay: [Double]
  /// ε.
  public var epsilon: Double
  /// Whether gradients are taken through the steps.
  ///
  /// √v has no derivative where v is 0, as for the weights of a unit that no example has reached
  /// yet; there the root counts as constant.
  public var isDifferentiated = false

  public init(stepSize: Double, decay: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8) {
    self.stepSize = stepSize
    self.decay = [decay.0, decay.1]
    self.epsilon = epsilon
  }

  /// The same steps, to take gradients through.
  public var differentiated: Adam {
    var adam = self
    adam.isDifferentiated = true
    return adam
  }

  public func initialState(for parameters: Parameters) -> Parameters {
    var state = Parameters()
    for (name, tensor) in parameters.outputs {
      state["first.\(name)"] = .constant(0, shape: tensor.shape)
      state["second.\(name)"] = .constant(0, shape: tensor.shape)
    }
    return state
  }

  public func updated(
    _ parameters: Parameters, _ gradients: [Tensor], state: Parameters, step: Tensor
  ) -> (parameters: Parameters, state: Parameters) {
    // 1 − βᵗ by expm1, which keeps its digits for small t in single precision.
    let count = step.real() + 1
    let correction = decay.map { -expm1(log($0) * count) }
    var (next, nextState) = (parameters, state)
    for (name, gradient) in zip(parameters.names, gradients) {
      let first = decay[0] * state["first.\(name)"] + (1 - decay[0]) * gradient
      let second = decay[1] * state["second.\(name)"] + (1 - decay[1]) * gradient.squared()
      let scale = stepSize / correction[0]
      let root = self.root(second / correction[1]) + epsilon
      next[name] = parameters[name] - scale * (first / root)
      nextState["first.\(name)"] = first
      nextState["second.\(name)"] = second
    }
    return (next, nextState)
  }

  private func root(_ moment: Tensor) -> Tensor {
    guard isDifferentiated else { return moment.squareRoot() }
    let isZero = moment .<= 0
    let one = Tensor.constant(1, shape: moment.shape)
    return select(isZero, moment, select(isZero, one, moment).squareRoot())
  }
}
