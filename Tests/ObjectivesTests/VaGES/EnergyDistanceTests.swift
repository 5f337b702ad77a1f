import Metrics
import Testing

struct EnergyDistanceTests {
  /// By hand: distances between {0, 2} and {1, 5} are 1, 5, 1, 3, within them 2 and 4.
  @Test func isThatOfPairs() {
    let distance = EnergyDistance(dimensions: 1).squared([0, 2], [1, 5])
    #expect(abs(distance - (2 * 10 / 4.0 - 2 - 4)) < 1e-12)
  }

  /// In the plane, with distances of 3, 4 and 5.
  @Test func usesEuclideanDistances() {
    let distance = EnergyDistance(dimensions: 2).squared([0, 0, 3, 0], [0, 4, 3, 4])
    #expect(abs(distance - (2 * (4 + 5 + 5 + 4) / 4.0 - 3 - 3)) < 1e-12)
  }
}
