import Autodiff
import Models
import Networks

/// The exact log-likelihood of a Gaussian–Bernoulli RBM with few hidden units.
///
/// - Units: nats.
/// - Shapes: one value for each example.
public struct BoltzmannLikelihood: Sendable, Hashable {
  public var model: GaussianBernoulliRBM

  public init(_ model: GaussianBernoulliRBM) { self.model = model }

  /// log p(v) = −F(v) − log Z, `[batch]`, with log Z by a sum over all hidden states.
  public func perExample(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    -(model.freeEnergy(parameters, v) + model.logNormaliser(parameters).filling([v.shape[0]]))
  }
}
