/// The energy distance between the distributions of two sets of points.
///
///     D² = 2 E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖
///
/// It is 0 for equal distributions alone. Pairs of a point with itself are left out, so that the
/// estimate has no bias and may be below 0.
///
/// - Units: those of the points' coordinates.
/// - Source: Székely & Rizzo (2013), J. Statistical Planning and Inference 143, Eq. (2.1).
public struct EnergyDistance: Sendable, Hashable {
  /// Coordinates of a point.
  public var dimensions: Int

  public init(dimensions: Int) {
    precondition(dimensions >= 1, "points of \(dimensions) coordinates")
    self.dimensions = dimensions
  }

  /// D² of two sets of at least two points each, rows of coordinates one after the other.
  public func squared(_ x: [Double], _ y: [Double]) -> Double {
    precondition(
      x.count % dimensions == 0 && y.count % dimensions == 0
        && min(x.count, y.count) >= 2 * dimensions,
      "\(x.count) and \(y.count) numbers are no two sets of points in \(dimensions) dimensions")
    let (n, m) = (Double(x.count / dimensions), Double(y.count / dimensions))
    return 2 * sum(x, y) / (n * m) - sum(x, x) / (n * (n - 1)) - sum(y, y) / (m * (m - 1))
  }

  /// The sum of distances over all pairs.
  private func sum(_ x: [Double], _ y: [Double]) -> Double {
    var total = 0.0
    for i in stride(from: 0, to: x.count, by: dimensions) {
      for j in stride(from: 0, to: y.count, by: dimensions) {
        var square = 0.0
        for axis in 0..<dimensions {
          let difference = x[i + axis] - y[j + axis]
          square += difference * difference
        }
        total += square.squareRoot()
      }
    }
    return total
  }
}
