import Foundation
import Metrics
import Testing

struct BoltzmannMixtureTests {
  /// The machine of `GoldenSetting`, whose log p(v) was computed apart.
  let mixture = BoltzmannMixture(
    logSigma: [log(0.5), log(0.8)], visibleBias: [0.1, -0.2], hiddenBias: [0.3, -0.4, 0.25],
    weight: [0.5, -1, 0.75, 0.2, 0.4, -0.6])

  @Test func densityIsThatOfTheMachine() {
    #expect(abs(log(mixture.density([0.7, -0.3])) + 1.446525332) < 1e-9)
    #expect(abs(mixture.weights.reduce(0, +) - 1) < 1e-14)
  }

  @Test func massAddsUp() {
    #expect(abs(mixture.mass(in: [-20...20, -20...20]) - 1) < 1e-12)
    let halves =
      mixture.mass(in: [-20...0.3, -20...20]) + mixture.mass(in: [0.3...20, -20...20])
    #expect(abs(halves - 1) < 1e-12)
  }

  /// Without weights it is one Gaussian: its distance to the uniform density on the square is 1 less
  /// the overlap, here by a finer grid.
  @Test func totalVariationOfOneGaussian() {
    let single = BoltzmannMixture(
      logSigma: [log(0.2), log(0.2)], visibleBias: [0.5, 0.5], hiddenBias: [0], weight: [0, 0])
    let coarse = single.totalVariation(cells: 100) { _, _ in 1 }
    var overlap = 0.0
    for row in 0..<400 {
      for column in 0..<400 {
        let place = [(Double(column) + 0.5) / 400, (Double(row) + 0.5) / 400]
        overlap += min(1, single.density(place)) / 160_000
      }
    }
    #expect(abs(coarse - (1 - overlap)) < 1e-3)
  }
}
