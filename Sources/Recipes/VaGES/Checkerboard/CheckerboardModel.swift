import RecipeKit

/// The machine, its posterior and their optimiser in all experiments on the checkerboard.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, F.1, F.2.1; §5.2, §5.3 of its specification.
public enum CheckerboardModel {
  /// Two visible and four hidden units.
  public static let machine = GaussianBernoulliRBM(visible: 2, latent: 4)
  /// Affine logits, particles relaxed at a temperature of 0.1.
  public static let posterior = BernoulliPosterior(visible: 2, latent: 4, temperature: 0.1)
  /// Both levels.
  public static let optimizer = Adam(stepSize: 1e-3, decay: (0.9, 0.95))
  /// K.
  public static let inferenceSteps = 5
  /// Minibatch.
  public static let batch = 100
  /// Seeds of the released code.
  public static let seeds: [UInt64] = [1, 22, 77, 123, 666, 1234, 3333, 7777, 9090, 23_333]
  /// Iterations of the paper.
  public static let iterations = 100_000

  /// The density of the data: 2 on the two diagonal cells of the unit square.
  public static func density(_ x: Double, _ y: Double) -> Double {
    let isInside = x >= 0 && x < 1 && y >= 0 && y < 1
    return isInside && (x < 0.5) == (y < 0.5) ? 2 : 0
  }

  /// The log-likelihood that no density exceeds, in nats.
  public static let bestLogLikelihood = 0.693147180559945309
}
