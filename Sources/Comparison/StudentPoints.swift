import Tables

/// 97.5 % points of Student's t, which a comparison of many entries asks for again and again.
enum StudentPoints {
  private static let known = (1...64).map {
    Statistics.studentTQuantile(0.975, degreesOfFreedom: Double($0))
  }

  /// The 95 % t-interval of a mean over seeds; `nil` for fewer than two.
  static func interval(_ estimate: Estimate) -> ClosedRange<Double>? {
    guard estimate.count >= 2, estimate.count - 1 <= known.count else {
      return estimate.confidenceInterval(0.95)
    }
    let half = known[estimate.count - 2] * estimate.standardError
    return (estimate.mean - half)...(estimate.mean + half)
  }
}
