import ResultSamples
import Testing

@testable import Comparison

/// Levels of a series, found through noise.
struct StepDetectionTests {
  private func steps(_ values: [Double], error: Double) -> [Int] {
    StepDetection.steps(values, errors: values.map { _ in error }, floor: 1e-9)
  }

  @Test func aLevelThatHoldsHasNoStep() {
    #expect(steps([1, 1, 1, 1], error: 0) == [])
    #expect(steps([], error: 1) == [] && steps([5], error: 1) == [])
    #expect(steps([1, 1.3, 0.8, 1.1, 0.9], error: 0.3) == [])
  }

  @Test func stepsAreWhereTheLevelMoves() {
    #expect(steps([1, 1, 1, 2, 2, 5], error: 0) == [3, 5])
    #expect(steps([1.1, 0.9, 1.0, 3.1, 2.9, 3.0], error: 0.15) == [3])
  }

  /// Between two single points it takes about four standard errors.
  @Test func twoPointsNeedAClearDistance() {
    #expect(steps([0, 3], error: 1) == [])
    #expect(steps([0, 6], error: 1) == [1])
  }

  @Test func divergedPointsAreLeftOut() {
    #expect(steps([1, .nan, 1, 2], error: 0) == [3])
  }

  /// A point that is known badly does not make a step; one that is known well does.
  @Test func weightsCount() {
    let values = [0.0, 0, 1, 0, 0]
    #expect(
      StepDetection.steps(values, errors: [0.1, 0.1, 1, 0.1, 0.1], floor: 1e-9) == [])
    #expect(
      StepDetection.steps(values, errors: [0.1, 0.1, 0.1, 0.1, 0.1], floor: 1e-9) == [2, 3])
  }

  /// Where nothing moves, a step is rarely seen.
  @Test func noiseMakesFewSteps() {
    var normals = SeededNormals(seed: 3)
    let seen = (0..<400).count { _ in
      !steps((0..<20).map { _ in normals.next() }, error: 1).isEmpty
    }
    #expect(seen <= 40, "\(seen) of 400")
  }
}
