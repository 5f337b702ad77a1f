import ResultSamples
import Testing

@testable import Tables

/// Coverage and power by simulation with a fixed seed; limits are four standard errors.
struct CoverageTests {
  static let repetitions = 1500

  static func share(
    _ seed: UInt64, of count: Int = repetitions, _ holds: (inout SeededNormals) -> Bool
  ) -> Double {
    var normals = SeededNormals(seed: seed)
    return Double((0..<count).count { _ in holds(&normals) }) / Double(count)
  }

  static func isNear(_ share: Double, _ expected: Double) -> Bool {
    let error = (expected * (1 - expected) / Double(repetitions)).squareRoot()
    return abs(share - expected) <= 4 * error
  }

  @Test(arguments: [(3, 0.95), (5, 0.95), (5, 0.9), (20, 0.95)])
  func tIntervalsCover(count: Int, level: Double) {
    let share = Self.share(1) { normals in
      Estimate(normals.list(count, mean: 7, deviation: 3)).confidenceInterval(level)?
        .contains(7) ?? false
    }
    #expect(Self.isNear(share, level), "\(share)")
  }

  @Test func predictionIntervalsCoverOneMore() {
    let share = Self.share(2) { normals in
      let interval = Estimate(normals.list(5)).predictionInterval(0.95)
      return interval?.contains(normals.next()) ?? false
    }
    #expect(Self.isNear(share, 0.95), "\(share)")
  }

  @Test func welchCoversUnderUnequalSpread() {
    let share = Self.share(3) { normals in
      let first = Estimate(normals.list(12, mean: 1, deviation: 4))
      let second = Estimate(normals.list(7, mean: 0, deviation: 1))
      return Statistics.welch(first, minus: second)?.confidenceInterval(0.95).contains(1) ?? false
    }
    #expect(Self.isNear(share, 0.95), "\(share)")
  }

  /// Power of the equivalence test at a margin of 1, 2 and 3 sd when the true difference is 0.
  @Test(arguments: [
    (3, 1.0, 0.13), (3, 2, 0.56), (3, 3, 0.88), (5, 1, 0.29), (5, 2, 0.95), (10, 1, 0.79),
  ])
  func equivalenceHasItsPower(count: Int, margin: Double, power: Double) {
    let share = Self.share(4) { normals in
      guard let contrast = Statistics.pairedT(normals.list(count)) else { return false }
      return Statistics.tost(contrast, margin: margin) < 0.05
    }
    let error = (power * (1 - power) / Double(Self.repetitions)).squareRoot()
    #expect(abs(share - power) <= 4 * error + 0.005, "\(share)")  // table printed to 1 %
  }

  @Test func equivalenceAtTheMarginIsRare() {
    let share = Self.share(5) { normals in
      guard let contrast = Statistics.pairedT(normals.list(10, mean: 1)) else { return false }
      return Statistics.tost(contrast, margin: 1) < 0.05
    }
    #expect(share <= 0.05 + 0.023, "\(share)")
  }

  @Test(arguments: [(10, 0.5), (20, 0.2), (40, 0.9)])
  func wilsonCovers(count: Int, chance: Double) {
    let share = Self.share(6) { normals in
      let successes = (0..<count).count { _ in normals.uniform() < chance }
      return Statistics.wilson(successes, of: count).contains(chance)
    }
    #expect(share > 0.925 && share < 0.99, "\(share)")
  }

  @Test func spearmanIntervalCovers() {
    // for a bivariate normal with correlation 0.6 Spearman's is (6/π) asin(0.3)
    let truth = 0.58188
    let share = Self.share(7) { normals in
      let x = normals.list(30)
      let y = x.map { 0.6 * $0 + 0.8 * normals.next() }
      return Statistics.spearmanInterval(Statistics.spearman(x, y), count: 30)?.contains(truth)
        ?? false
    }
    #expect(share > 0.92 && share < 0.98, "\(share)")
  }

  @Test func rankTestsKeepTheirLevel() {
    let signed = Self.share(8, of: 500) { normals in
      Statistics.signedRank(normals.list(9)).positive <= 0.05
    }
    let summed = Self.share(9, of: 500) { normals in
      Statistics.rankSum(normals.list(5), normals.list(6)).larger <= 0.05
    }
    #expect(signed < 0.09 && signed > 0.01, "\(signed)")
    #expect(summed < 0.09 && summed > 0.01, "\(summed)")
  }

  @Test func holmKeepsTheFamilyWiseLevel() {
    let share = Self.share(10) { normals in
      Statistics.holm((0..<20).map { _ in normals.uniform() }).contains { $0 <= 0.05 }
    }
    #expect(share < 0.066, "\(share)")
  }
}
