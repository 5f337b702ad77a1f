import Autodiff
import Foundation

/// A spiral without noise: t (cos t, sin t) with t uniform between 1.5π and 4.5π.
///
/// - Source: coordinates 0 and 2 of the common Swiss roll, as in the released code of Bao et al. (2021),
///   ICML, PMLR 139; §5.0 of its specification.
public struct SwissRollPlane: PlaneDistribution {
  public let name = "swiss-roll"

  public init() {}

  public func sample(_ count: Int, key: KeyTensor) -> Tensor {
    let t = 1.5 * Double.pi * (1 + 2 * key["place"].uniform([count, 1]))
    return concatenated([t * cos(t), t * sin(t)], axis: 1)
  }
}
