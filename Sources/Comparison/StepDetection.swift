import Foundation
import Tables

/// Finds where the level of a series moved: a piecewise constant fit with a price for each piece.
///
/// Minimises Σ wᵢ (yᵢ − level)² + β · (pieces − 1) with weights from each point's own standard
/// error, wᵢ = 1/seᵢ². The price β = 6 + 2 ln n asks for about four standard errors between two
/// single points, and for less between long pieces.
///
/// - Source: the weighted fit of asv's step detection; the price is ours.
public enum StepDetection {
  /// The positions at which a new level begins, without the first.
  ///
  /// - Parameters:
  ///   - values: The series; what is not finite is left out.
  ///   - errors: A standard error for each; where it is not above 0, the difference that counts
  ///     as the same takes its place.
  ///   - floor: The smallest standard error, above 0.
  /// - Cost: the square of the length.
  public static func steps(
    _ values: [Double], errors: [Double], floor: Double
  ) -> [Int] {
    precondition(values.count == errors.count, "\(values.count) values, \(errors.count) errors")
    precondition(floor > 0, "floor is \(floor), expected above 0")
    let kept = values.indices.filter { values[$0].isFinite }
    let count = kept.count
    guard count >= 2 else { return [] }
    let price = 6 + 2 * log(Double(count))
    // Sums up to each point: of weights, of weighted values, of weighted squares about the first.
    var sums = [(weight: 0.0, value: 0.0, square: 0.0)]
    for index in kept {
      let error = errors[index] > 0 ? max(errors[index], floor) : floor
      let weight = 1 / (error * error)
      let value = values[index] - values[kept[0]]
      let last = sums[sums.count - 1]
      sums.append(
        (last.weight + weight, last.value + weight * value, last.square + weight * value * value))
    }
    func cost(_ start: Int, _ end: Int) -> Double {
      let weight = sums[end].weight - sums[start].weight
      let value = sums[end].value - sums[start].value
      return max(0, sums[end].square - sums[start].square - value * value / weight)
    }
    var best = [0.0]
    var begin = [0]
    for end in 1...count {
      let options = (0..<end).map { best[$0] + cost($0, end) + ($0 > 0 ? price : 0) }
      let start = options.indices.min { options[$0] < options[$1] } ?? 0
      best.append(options[start])
      begin.append(start)
    }
    var steps: [Int] = []
    var end = count
    while end > 0, begin[end] > 0 {
      steps.append(kept[begin[end]])
      end = begin[end]
    }
    return steps.reversed()
  }
}
