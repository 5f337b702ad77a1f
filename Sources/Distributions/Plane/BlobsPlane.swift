import Autodiff

/// Round Gaussians with equal weights around given centres.
///
/// - Source: data sets of the released code of Bao et al. (2021), ICML, PMLR 139; §5.0 of its
///   specification.
public struct BlobsPlane: PlaneDistribution {
  public let name: String
  /// Centres, and the standard deviation around each.
  public let centres: [[Double]]
  public let deviations: [Double]

  public init(name: String, centres: [[Double]], deviations: [Double]) {
    precondition(
      centres.allSatisfy { $0.count == 2 } && centres.count == deviations.count,
      "\(centres.count) centres with \(deviations.count) deviations")
    self.name = name
    self.centres = centres
    self.deviations = deviations
  }

  /// At (±1, 0) and (0, ±1).
  public static let diamond = even("diamond-blobs", [[1, 0], [-1, 0], [0, 1], [0, -1]])
  /// At the corners of an equilateral triangle of radius 1.
  public static let triangle = even(
    "triangle-blobs", [[0, 1], [-halfSide, -0.5], [halfSide, -0.5]])
  /// At (−1, −1), (0, 0) and (1, 1).
  public static let line = even("line-blobs", [[-1, -1], [0, 0], [1, 1]])
  /// At (−1, −1) with deviation 0.1 and at (1, 1) with 0.2.
  public static let two = BlobsPlane(
    name: "two-blobs", centres: [[-1, -1], [1, 1]], deviations: [0.1, 0.2])

  /// Half the side of that triangle: √3 / 2.
  private static let halfSide = 0.8660254037844386

  private static func even(_ name: String, _ centres: [[Double]]) -> BlobsPlane {
    BlobsPlane(name: name, centres: centres, deviations: centres.map { _ in 0.1 })
  }

  public func sample(_ count: Int, key: KeyTensor) -> Tensor {
    let components = centres.count
    let place = (Double(components) * key["component"].uniform([count, 1])).floored()
    let noise = key["noise"].normal([count, 2])
    return (0..<components).reduce(Tensor.constant(0, shape: [count, 2])) { sum, index in
      let isHere = (place .== Double(index).filling([count, 1])).broadcast(to: [count, 2])
      let centre = Tensor.constant(centres[index], shape: [1, 2]).broadcast(to: [count, 2])
      return sum + isHere * (centre + deviations[index] * noise)
    }
  }
}

extension Double {
  fileprivate func filling(_ shape: [Int]) -> Tensor { .constant(self, shape: shape) }
}
