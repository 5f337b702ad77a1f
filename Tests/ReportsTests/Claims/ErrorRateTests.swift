import Foundation
import ResultSamples
import Tables
import Testing

@testable import Reports

/// How often verdicts are wrong, by simulation with a fixed seed.
struct ErrorRateTests {
  static func share(
    of verdict: Verdict, seed: UInt64, repetitions: Int = 200,
    _ outcome: (inout SeededNormals) -> Outcome
  ) -> Double {
    var normals = SeededNormals(seed: seed)
    let hits = (0..<repetitions).count { _ in outcome(&normals).verdict == verdict }
    return Double(hits) / Double(repetitions)
  }

  static func equivalent(_ pairs: PairedValues) -> Outcome {
    .equivalent("A", "B", pairs, margin: Margin(1, because: "1 sd"), metric: ClaimSamples.bound)
  }

  static func better(_ pairs: PairedValues) -> Outcome {
    .better("A", than: "B", pairs, metric: ClaimSamples.bound)
  }

  /// Limits are the nominal rate and four standard errors.
  @Test func falseVerdictsAreRare() {
    let atMargin = Self.share(of: .reproduced, seed: 1) { Self.equivalent($0.pairs(10, mean: 1)) }
    #expect(atMargin <= 0.05 + 0.062, "\(atMargin)")
    let noGap = Self.share(of: .reproduced, seed: 2) { Self.better($0.pairs(5, mean: 0)) }
    #expect(noGap <= 0.025 + 0.044, "\(noGap)")
    let refuted = Self.share(of: .contradicted, seed: 3) { Self.equivalent($0.pairs(5, mean: 0)) }
    #expect(refuted <= 0.01, "\(refuted)")
  }

  /// Twelve true cases at the edge of the margin: without correction a quarter of the populations
  /// would be contradicted.
  @Test func populationsAreNotContradictedByChance() {
    let share = Self.share(of: .contradicted, seed: 4, repetitions: 50) { normals in
      .all(1...12) { _ in Self.equivalent(normals.pairs(5, mean: 1)) }
    }
    #expect(share <= 0.05 + 0.123, "\(share)")
  }

  @Test func theBestOfManyIsNotFoundByChance() {
    let share = Self.share(of: .reproduced, seed: 5, repetitions: 50) { normals in
      .any(1...12) { _ in Self.better(normals.pairs(5, mean: 0)) }
    }
    #expect(share <= 0.05 + 0.123, "\(share)")
  }

  @Test func enoughSeedsDecide() {
    let found = Self.share(of: .reproduced, seed: 6) { Self.equivalent($0.pairs(20, mean: 0)) }
    #expect(found > 0.95, "\(found)")
    let refuted = Self.share(of: .contradicted, seed: 7) { Self.equivalent($0.pairs(20, mean: 2)) }
    #expect(refuted > 0.95, "\(refuted)")
  }
}

extension SeededNormals {
  fileprivate mutating func pairs(_ count: Int, mean: Double) -> PairedValues {
    let noise = (0..<count).map { _ in next() }
    return PairedValues(noise.map { mean + $0 }, [Double](repeating: 0, count: count))
  }
}
