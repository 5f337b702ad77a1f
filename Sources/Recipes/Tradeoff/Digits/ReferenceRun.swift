import RecipeKit

/// Another implementation's run at the scale of the laptop profile: one seed of each λ, trained on
/// 8000 of the first 10 000 test images, measured on the other 2000. Its initial weights are not
/// stated.
///
/// - Source: specification of Levy & Ermon, §5.
public struct ReferenceRun: Sendable, Hashable {
  public let latent: Int
  public let weight: Double
  /// Means over test images, in nats; log p(x) by importance weighting.
  public let elbo: Double
  public let logLikelihood: Double
  public let priorDivergence: Double
  public let scoreMatching: Double
  /// Accuracy with a radial and a linear kernel for 200, 600 and 1000 labelled images.
  public let radial: [Double]
  public let linear: [Double]

  public var gap: Double { logLikelihood - elbo }
  /// Labelled images of the accuracies.
  public static let labelled = [200, 600, 1000]

  /// The run at a point of the grid; nil where there was none.
  public static func at(latent: Int, weight: Double) -> ReferenceRun? {
    all.first { $0.latent == latent && $0.weight == weight }
  }

  private static let all = table.split(separator: "\n").map { line in
    let numbers = line.split(separator: " ").compactMap { Double($0) }
    return ReferenceRun(
      latent: Int(numbers[0]), weight: numbers[1], elbo: numbers[2], logLikelihood: numbers[3],
      priorDivergence: numbers[4], scoreMatching: numbers[5],
      radial: [numbers[6], numbers[8], numbers[10]],
      linear: [numbers[7], numbers[9], numbers[11]])
  }

  // d, λ, ELBO, log p(x), KL from the prior, D, then radial and linear for each number of labels.
  private static let table = """
    8 0 -116.91 -113.62 15.03 298.74 0.841 0.789 0.881 0.837 0.898 0.856
    8 0.01 -117.84 -115.26 15.39 157.32 0.841 0.794 0.879 0.841 0.895 0.861
    8 0.03 -118.93 -116.80 15.69 101.16 0.828 0.789 0.869 0.829 0.886 0.843
    8 0.1 -125.45 -124.06 16.36 42.50 0.831 0.789 0.875 0.833 0.889 0.842
    8 0.3 -133.32 -132.51 15.60 18.97 0.807 0.759 0.853 0.801 0.865 0.818
    8 1 -148.31 -147.92 12.93 4.89 0.769 0.737 0.818 0.774 0.826 0.795
    8 3 -170.35 -170.23 9.45 1.56 0.636 0.645 0.682 0.694 0.701 0.711
    50 0 -117.25 -109.22 23.21 279.80 0.860 0.811 0.920 0.862 0.934 0.885
    50 0.01 -118.21 -111.18 23.73 181.16 0.860 0.818 0.920 0.862 0.934 0.885
    50 0.03 -119.91 -113.97 23.70 118.41 0.863 0.822 0.919 0.863 0.933 0.885
    50 0.1 -124.18 -119.77 22.86 64.08 0.864 0.825 0.919 0.870 0.933 0.886
    50 0.3 -132.69 -130.24 20.50 25.19 0.854 0.813 0.903 0.866 0.917 0.880
    50 1 -151.63 -150.48 16.87 8.20 0.800 0.778 0.848 0.837 0.866 0.860
    50 3 -178.47 -178.20 9.26 1.99 0.554 0.604 0.614 0.689 0.639 0.732
    50 10 -203.44 -203.51 5.21 0.33 0.317 0.368 0.348 0.429 0.376 0.471
    """
}
