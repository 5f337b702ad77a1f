import ResultSamples
import Tables
import Testing

@testable import Comparison

/// What a pair of values by seed comes to.
struct ClassificationTests {
  private static let loss = Column("loss", direction: .lowerIsBetter, digits: 3)

  private func kind(
    _ before: [Double], _ after: [Double], _ column: Column = loss, seeds: UInt64 = 0,
    tolerance: Tolerance = Tolerance()
  ) -> DifferenceClass {
    Classification(Self.values(before), Self.values(after, from: seeds), column, tolerance).kind
  }

  private static func values(_ list: [Double], from first: UInt64 = 0) -> SeedValues {
    SeedValues(
      values: Dictionary(
        uniqueKeysWithValues: list.enumerated().map {
          (first + UInt64($0.offset), .number($0.element))
        }))
  }

  @Test func everyClassIsReached() {
    let old = [1.0, 1.2, 1.1]
    #expect(kind(old, old) == .identical)
    #expect(kind(old, old.map { $0 + 0.0004 }) == .same)
    #expect(kind(old, [1.1, 1.0, 1.3]) == .noise)
    #expect(kind(old, old.map { $0 + 0.1 }) == .worse)
    #expect(kind(old, old.map { $0 - 0.1 }) == .better)
    #expect(kind(old, old.map { $0 - 0.1 }, Column("x", digits: 3)) == .changed)
    #expect(kind(old, [1.0, .nan, 1.1]) == .failed)
    #expect(kind([1.0, .infinity, 1.1], old) == .fixed)
    #expect(kind([], old) == .added)
    #expect(kind(old, []) == .removed)
  }

  @Test func higherMayBeBetter() {
    let column = Column("bound", direction: .higherIsBetter)
    #expect(kind([1, 2, 3], [2, 3, 4.01], column) == .better)
    #expect(kind([1, 2, 3], [0, 1, 2.01], column) == .worse)
  }

  /// d = (0.1, 0.2, 0.3): mean 0.2, se 0.1/√3, t(0.975; 2) = 4.302653.
  @Test func thePairedIntervalIsStudents() throws {
    let found = Classification(
      Self.values([1, 2, 3]), Self.values([1.1, 2.2, 3.3]), Self.loss, Tolerance())
    let interval = try #require(found.interval)
    let half = 4.30265273 * 0.1 / 3.0.squareRoot()
    #expect(abs(interval.lowerBound - (0.2 - half)) < 1e-6)
    #expect(abs(interval.upperBound - (0.2 + half)) < 1e-6)
    #expect(found.kind == .noise && found.method == "paired by seed, n = 3")
  }

  @Test func otherSeedsAreComparedByWelch() {
    let found = Classification(
      Self.values([1, 1.1, 0.9, 1.05]), Self.values([3, 3.1, 2.9, 3.05], from: 10), Self.loss,
      Tolerance())
    #expect(found.kind == .worse)
    #expect(found.method == "Welch, n = 4 and 4")
  }

  /// Nine seeds instead of three, the three unchanged: nothing happened but more computing.
  @Test func moreSeedsAreNoChange() {
    let found = Classification(
      Self.values([1, 2, 3]), Self.values([1, 2, 3, 9, 9, 9]), Self.loss, Tolerance())
    #expect(found.kind == .noise && found.difference == 0)
    #expect(found.method == "the 3 common seeds are identical, 3 seeds more")
  }

  @Test func oneSeedHasNoInterval() {
    let found = Classification(Self.values([1]), Self.values([1.5]), Self.loss, Tolerance())
    #expect(found.kind == .worse && found.interval == nil)
    #expect(found.method == "one seed: no interval")
  }

  @Test func tolerancesMayBeGiven() {
    let old = [1.0, 1.2, 1.1]
    let new = old.map { $0 + 0.1 }
    #expect(kind(old, new, tolerance: Tolerance(absolute: 0.2)) == .same)
    #expect(kind(old, new, tolerance: Tolerance(relative: 0.2)) == .same)
    #expect(
      kind(old, old.map { $0 + 1e-4 }, tolerance: Tolerance(absolute: 0, relative: 0)) == .worse)
  }

  @Test func wordsAreComparedAsWords() {
    func side(_ word: String) -> SeedValues { SeedValues(values: [0: .text(word)]) }
    #expect(
      Classification(side("left"), side("right"), Column("end"), Tolerance()).kind == .changed)
    #expect(
      Classification(side("left"), side("left"), Column("end"), Tolerance()).kind == .identical)
  }

  @Test func divergenceOnBothSidesIsTheSame() {
    #expect(kind([.nan, 1, 2], [.nan, 1, 2]) == .identical)
    #expect(kind([.nan, .nan], [.nan, .nan], seeds: 5) == .same)
  }

  /// Where nothing changed, one entry in twenty lies beyond noise.
  @Test(arguments: [(5, true), (5, false), (10, true)])
  func noiseIsCalledChangeAsRarelyAsStated(count: Int, isPaired: Bool) {
    var normals = SeededNormals(seed: 7)
    let repetitions = 3000
    let changed = (0..<repetitions).count { _ in
      let before = (0..<count).map { _ in normals.next() }
      let after = (0..<count).map { _ in normals.next() }
      return kind(before, after, Column("x"), seeds: isPaired ? 0 : 100) == .changed
    }
    let share = Double(changed) / Double(repetitions)
    #expect(abs(share - 0.05) <= 4 * (0.05 * 0.95 / Double(repetitions)).squareRoot(), "\(share)")
  }
}
