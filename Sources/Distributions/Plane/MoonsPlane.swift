import Autodiff
import Foundation

/// Two interleaved half circles without noise: (cos t, sin t) and (1 − cos t, ½ − sin t), t in [0, π].
///
/// - Source: released code of Bao et al. (2021), ICML, PMLR 139; §5.0 of its specification.
public struct MoonsPlane: PlaneDistribution {
  public let name = "two-moons"

  public init() {}

  public func sample(_ count: Int, key: KeyTensor) -> Tensor {
    let t = Double.pi * key["place"].uniform([count, 1])
    let isLower = key["moon"].uniform([count, 1]) .< 0.5
    return concatenated(
      [select(isLower, 1 - cos(t), cos(t)), select(isLower, 0.5 - sin(t), sin(t))], axis: 1)
  }
}
