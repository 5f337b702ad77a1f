import RecipeKit

/// A series of numbers as a row of blocks; a dot where there is no number.
enum SparkText {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// Blocks from the lowest number to the highest; all of middle height when they are equal.
  static func text(_ values: [Double]) -> String {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else {
      return String(repeating: "·", count: values.count)
    }
    return String(
      values.map { value in
        guard value.isFinite else { return "·" }
        if high == low { return blocks[3] }
        return blocks[Int(((value - low) / (high - low) * 7).rounded())]
      })
  }
}
