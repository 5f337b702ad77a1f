import RecipeKit
import VAEErrorText

extension Table2 {
  /// How much a bound may still fall in the last quarter of a training that counts as settled, nats.
  private static let restlessness = 1.0

  /// The best verdict of a claim on what trained models come to, such as their overfitting: while
  /// trainings that it is about still improve, neither that nor its contrary can be seen.
  ///
  /// - Parameter isAbout: Whether the claim is about a training.
  static func settledCeiling(
    of isAbout: @escaping @Sendable (_ bits: Int, _ depth: Int, TextEncoder) -> Bool
  ) -> @Sendable (Results) -> Ceiling? {
    { results in
      let trainings = results["curves"].grouped(by: ["bits", "depth", "encoder"]).map(\.rows)
        .filter { curve in
          guard let row = curve.first, let encoder = TextEncoder(rawValue: row.text("encoder"))
          else { return false }
          return isAbout(Int(row.number("bits")), Int(row.number("depth")), encoder)
        }
      let restless = trainings.count { lateFall($0) > restlessness }
      guard restless > 0 else { return TextScale.ceiling(results) }
      return Ceiling(
        .inconclusive,
        because: "in \(restless) of the \(trainings.count) trainings that the claim is about the "
          + "test bound still falls by more than \(NumberText.shortest(restlessness)) nat in the "
          + "last quarter of the epochs")
    }
  }

  /// By how much the lowest test bound falls in the last quarter of the epochs.
  private static func lateFall(_ curve: Rows) -> Double {
    let points = curve.filter { $0.number("test").isFinite }
    let last = points.values("epoch").max() ?? 0
    let before = points.filter { $0.number("epoch") <= 0.75 * last }.values("test").min()
    guard let before, let best = points.values("test").min() else { return .infinity }
    return before - best
  }
}
