import Autodiff
import Models
import Networks

/// Block Gibbs sampling of a Gaussian–Bernoulli RBM: all hidden units, then all visible ones.
///
/// Starts uniform in [0, 1]ᵈ with h at its mean, as the released code has it.
///
/// - Source: Bao et al. (2021), ICML, PMLR 139; §4.2 of its specification (1000 steps).
public struct BlockGibbs: Sendable, Hashable {
  public var model: GaussianBernoulliRBM
  public var steps: Int

  public init(_ model: GaussianBernoulliRBM, steps: Int) {
    precondition(steps >= 1, "\(steps) Gibbs steps")
    self.model = model
    self.steps = steps
  }

  /// Visible samples, and their mean given the last hidden state: both `[chains, visible]`.
  public func run(
    _ parameters: Parameters, chains: Int, key: KeyTensor
  ) -> (samples: Tensor, means: Tensor) {
    let start = key["start"].uniform([chains, model.visibleCount])
    let first = model.posterior(parameters, given: start).mean
    let last = repeated(steps, carrying: [first]) { iteration, carried in
      let v = model.likelihood(parameters, given: carried[0])
        .sample(noise: key["visible"][iteration].normal([chains, model.visibleCount]))
      return [key["hidden"][iteration].bernoulli(model.posterior(parameters, given: v).mean)]
    }
    let visible = model.likelihood(parameters, given: last[0])
    let noise = key["last"].normal([chains, model.visibleCount])
    return (visible.sample(noise: noise), visible.mean)
  }
}
