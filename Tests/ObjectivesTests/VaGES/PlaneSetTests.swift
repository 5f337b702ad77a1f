import Autodiff
import Distributions
import Execution
import Foundation
import Tensors
import Testing

/// Points of the two-dimensional data sets are where they should be.
struct PlaneSetTests {
  private func points(_ set: some PlaneDistribution, _ count: Int = 4000) -> [(Double, Double)] {
    let program = Program([Port("key", [], .key)]) { ["x": set.sample(count, key: $0.key("key"))] }
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKey(seed: 4))
    executable.run()
    let numbers = executable.values("x")
    return (0..<count).map { (numbers[2 * $0], numbers[2 * $0 + 1]) }
  }

  @Test func checkerboardFillsTwoCells() {
    let found = points(CheckerboardPlane())
    #expect(found.allSatisfy { x, y in (0..<1).contains(x) && (x < 0.5) == (y < 0.5) })
    let low = found.count { $0.0 < 0.5 }
    #expect(abs(Double(low) / 4000 - 0.5) < 0.03)
    #expect(abs(found.reduce(0) { $0 + $1.1 } / 4000 - 0.5) < 0.02)
  }

  @Test(arguments: [BlobsPlane.diamond, .triangle, .line, .two])
  func blobsLieAroundTheirCentres(_ set: BlobsPlane) {
    var counts = set.centres.map { _ in 0 }
    for (x, y) in points(set) {
      let distances = zip(set.centres, set.deviations).map { centre, deviation in
        ((x - centre[0]) * (x - centre[0]) + (y - centre[1]) * (y - centre[1])).squareRoot()
          / deviation
      }
      let nearest = distances.firstIndex(of: distances.min()!)!
      counts[nearest] += 1
      #expect(distances[nearest] < 6)
    }
    for count in counts { #expect(abs(Double(count * counts.count) / 4000 - 1) < 0.15) }
  }

  @Test func curvesAreOnTheirCurves() {
    #expect(points(CirclePlane()).allSatisfy { abs($0.0 * $0.0 + $0.1 * $0.1 - 1) < 1e-12 })
    for (x, y) in points(MoonsPlane()) {
      let upper = abs(x * x + y * y - 1)
      let lower = abs((x - 1) * (x - 1) + (y - 0.5) * (y - 0.5) - 1)
      #expect(min(upper, lower) < 1e-12)
    }
    for (x, y) in points(SwissRollPlane()) {
      let radius = (x * x + y * y).squareRoot()
      #expect(radius >= 4.71 && radius <= 14.14)
      #expect(abs(x - radius * cos(radius)) < 1e-9)
    }
  }
}
