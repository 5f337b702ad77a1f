import Autodiff
import Networks

/// An energy-based model without latent variables: log p(v) = −E(v) − log Z.
///
/// - Shapes: v is `[batch, visible]`.
/// - Units: nats.
/// - Gradient: everything is differentiable in the parameters and in v, to any order.
public protocol VisibleEnergyModel: Sendable {
  /// d.
  var visibleCount: Int { get }

  /// First values of θ.
  func initialParameters(key: KeyTensor) -> Parameters

  /// E(v), `[batch]`.
  func energy(_ parameters: Parameters, _ v: Tensor) -> Tensor
}

extension VisibleEnergyModel {
  /// The score −∇_v E(v), `[batch, visible]`: one reverse pass.
  public func score(_ parameters: Parameters, _ v: Tensor) -> Tensor {
    // A node of its own: what v was made from is held fixed.
    let point = v + 0
    return -gradient(of: energy(parameters, point).sum(), withRespectTo: point)
  }
}
