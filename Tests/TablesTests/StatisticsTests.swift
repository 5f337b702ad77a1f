import Foundation
import ResultSamples
import Testing

@testable import Tables

struct StatisticsTests {
  @Test(arguments: [
    (5, 5, 0.95, 0.5655175352168251, 1.0), (3, 3, 0.95, 0.4385029682449546, 1.0),
    (0, 4, 0.95, 0.0, 0.4898908364545973), (18, 20, 0.95, 0.6989663547715128, 0.9721335187862319),
    (7, 10, 0.9, 0.4416997958698351, 0.8731234160968021),
  ])
  func wilsonMatchesScipy(k: Int, n: Int, level: Double, lower: Double, upper: Double) {
    let interval = Statistics.wilson(k, of: n, level: level)
    #expect(abs(interval.lowerBound - lower) < 1e-13, "\(interval)")
    #expect(abs(interval.upperBound - upper) < 1e-13, "\(interval)")
  }

  @Test func holmStepsDown() {
    #expect(Statistics.holm([0.01, 0.04, 0.03, 0.005]) == [0.03, 0.06, 0.06, 0.02])
    #expect(Statistics.holm([0.5, 0.9]) == [1, 1])
    #expect(Statistics.holm([0.02]) == [0.02])
    #expect(Statistics.holm([]) == [])
  }

  /// Values of scipy 1.17 (`kendalltau`, `spearmanr`) on data with ties.
  @Test func rankCorrelationsHandleTies() {
    let x = [1.5, 2, 2, 3, 8, -1, 4]
    let y = [2.0, 1, 5, 5, 9, 0, -3]
    #expect(isClose(Statistics.kendallTauB(x, y), 0.35))
    #expect(isClose(Statistics.spearman(x, y), 0.37272727272727274))
    #expect(Statistics.midRanks([3, 1, 3, .infinity]) == [2.5, 1, 2.5, 4])
    #expect(Statistics.kendallTauB([1, 2, 3], [10, 20, 30]) == 1)
    #expect(Statistics.spearman([1, 2, 3], [3, 2, 1]) == -1)
    #expect(Statistics.kendallTauB([1, 1], [1, 2]).isNaN)
    #expect(Statistics.spearman([1, 1], [1, 2]).isNaN)
    #expect(Statistics.pearson([1], [1]).isNaN)
  }

  @Test func spearmanIntervalHoldsTheEstimate() throws {
    for r in [-1, -0.5, 0, 0.97, 1] {
      let interval = try #require(Statistics.spearmanInterval(r, count: 12))
      #expect(interval.contains(r), "\(r): \(interval)")
      #expect(interval.upperBound - interval.lowerBound > 0.01)
    }
    let interval = try #require(Statistics.spearmanInterval(0.5, count: 28))
    let error = (1.125 / 25).squareRoot() * 1.959963984540054
    #expect(isClose(interval.lowerBound, tanh(atanh(0.5) - error)))
    #expect(Statistics.spearmanInterval(0.5, count: 3) == nil)
    #expect(Statistics.spearmanInterval(.nan, count: 30) == nil)
  }

  /// 7 of the 128 signs reach the positive rank sum 24 (scipy 1.17, `wilcoxon(mode="exact")`).
  @Test func signedRankIsExact() {
    let p = Statistics.signedRank([1.2, -0.4, 2.2, 3.1, 0.9, -1.1, 2])
    #expect(p.positive == 7.0 / 128)
    #expect(p.negative == 123.0 / 128)
  }

  /// The least two-sided p of n pairs is 2 / 2ⁿ: below 0.05 from 6 pairs on.
  @Test(arguments: [(3, 0.25), (5, 0.0625), (6, 0.03125), (10, 0.001953125)])
  func signedRankHasItsLeastValue(count: Int, least: Double) {
    let p = Statistics.signedRank([Double](repeating: .infinity, count: count))
    #expect(2 * p.positive == least)
    #expect(p.negative == 1)
  }

  @Test func tiesCountAgainstEitherAnswer() {
    let p = Statistics.signedRank([0, 0, 0, 0, 0, 0])
    #expect(p.positive == 1 && p.negative == 1)
    #expect(
      Statistics.signedRank([1, 2, 3, 4, 5, 6, 0, 0]).positive
        > Statistics.signedRank([1, 2, 3, 4, 5, 6]).positive)
  }

  /// Values of scipy 1.17 (`mannwhitneyu(method="exact")`).
  @Test func rankSumIsExact() {
    let p = Statistics.rankSum([1.1, 2.2, 3.3, 9], [0.5, 1.7, 2.1])
    #expect(isClose(p.larger, 0.11428571428571428))
    #expect(isClose(p.smaller, 0.9428571428571428))
    let diverged = Statistics.rankSum([.infinity, .infinity, 1], [0, 0.5, 0.7])
    #expect(diverged.larger == 0.05)
  }

  @Test func rankTestsGoOnSmoothlyBeyondTheirExactLimit() {
    var normals = SeededNormals(seed: 5)
    let small = normals.list(60, mean: 0.2)
    let large = small + [0.001]
    #expect(
      abs(Statistics.signedRank(small).positive - Statistics.signedRank(large).positive) < 0.01)
    let other = normals.list(31)
    let exact = Statistics.rankSum(Array(small[..<29]), other)
    let approximate = Statistics.rankSum(Array(small[..<29]) + [0.1], other)
    #expect(abs(exact.larger - approximate.larger) < 0.03)
  }

  /// Half-widths in sd: 2.48 at 3 seeds, 1.24 at 5, 0.72 at 10, 0.47 at 20.
  @Test func neededCountIsTheSmallestThatSuffices() {
    func need(_ half: Double, _ level: Double = 0.95) -> Int? {
      Statistics.neededCount(halfWidth: half, standardDeviation: 1, level: level)
    }
    #expect(need(2.49) == 3)
    #expect(need(1.25) == 5)
    #expect(need(1.23) == 6)
    #expect(need(0.72) == 10)
    #expect(need(0.47) == 20)
    #expect(need(0.96, 0.9) == 5)
    #expect(need(9) == 2)
    #expect(need(0) == nil)
    #expect(need(1e-6) == nil)
    #expect(Statistics.neededCount(halfWidth: 1, standardDeviation: 0, level: 0.95) == 2)
  }
}
