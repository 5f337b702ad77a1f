import Autodiff
import Foundation

/// The unit circle: equally spaced points, turned together by a random angle.
///
/// - Source: released code of Bao et al. (2021), ICML, PMLR 139; §5.0 of its specification.
public struct CirclePlane: PlaneDistribution {
  public let name = "circle"

  public init() {}

  public func sample(_ count: Int, key: KeyTensor) -> Tensor {
    let steps = (0..<count).map { 2 * Double.pi * Double($0) / Double(count) }
    let turn = 2 * Double.pi * key["turn"].uniform([1, 1])
    let angle = Tensor.constant(steps, shape: [count, 1]) + turn
    return concatenated([cos(angle), sin(angle)], axis: 1)
  }
}
