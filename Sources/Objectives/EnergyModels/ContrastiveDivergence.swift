import Autodiff
import Models
import Networks
import Optimizers

/// Contrastive divergence (CD-k) and its persistent form (PCD-k) for Gaussian–Bernoulli RBMs.
///
///     minimise  F_θ(v) − F_θ(v⁻),  v⁻ after k steps of block Gibbs sampling
///
/// Chains start at the minibatch, or go on from the last step's hidden states.
///
/// - Shapes: as many chains as data.
/// - Gradient: of both free energies in θ; v⁻ is held constant.
/// - Source: Hinton (2002), Neural Computation 14; Tieleman (2008), ICML; §3.5 of the specification of
///   Bao et al. (2021).
public struct ContrastiveDivergence: EnergyTraining {
  public var model: GaussianBernoulliRBM
  /// k.
  public var steps: Int
  public var isPersistent: Bool
  public var optimizer: Adam

  public init(_ model: GaussianBernoulliRBM, steps: Int, isPersistent: Bool, optimizer: Adam) {
    precondition(steps >= 1, "\(steps) Gibbs steps")
    self.model = model
    self.steps = steps
    self.isPersistent = isPersistent
    self.optimizer = optimizer
  }

  public func initialState(_ v: Tensor, key: KeyTensor) -> Parameters {
    let theta = model.initialParameters(key: key["model"])
    var state = EnergyState(model: theta, optimizer, nil, key: key).named
    if isPersistent { state["chains.hidden"] = hidden(theta, v, key["chains"]) }
    return state
  }

  public func step(
    _ state: Parameters, _ v: Tensor, key: KeyTensor, step: Tensor
  ) -> Parameters {
    var parts = EnergyState(state)
    let theta = parts.model.stopGradient()
    var h = isPersistent ? state["chains.hidden"] : hidden(theta, v, key["start"])
    var negative = v
    for sweep in 0..<steps {
      negative = visible(theta, h, key["visible"][sweep])
      if isPersistent || sweep + 1 < steps { h = hidden(theta, negative, key["hidden"][sweep]) }
    }
    let loss = loss(parts.model, v, negative: negative)
    parts.descend(loss, optimizer, step: step)
    var next = parts.named
    if isPersistent { next["chains.hidden"] = h }
    return next
  }

  /// The mean of F(v) − F(v⁻), a scalar.
  public func loss(_ theta: Parameters, _ v: Tensor, negative: Tensor) -> Tensor {
    model.freeEnergy(theta, v).mean() - model.freeEnergy(theta, negative.stopGradient()).mean()
  }

  private func hidden(_ theta: Parameters, _ v: Tensor, _ key: KeyTensor) -> Tensor {
    key.bernoulli(model.posterior(theta, given: v).mean)
  }

  private func visible(_ theta: Parameters, _ h: Tensor, _ key: KeyTensor) -> Tensor {
    model.likelihood(theta, given: h).sample(noise: key.normal([h.shape[0], model.visibleCount]))
  }
}
