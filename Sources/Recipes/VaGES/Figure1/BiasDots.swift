import RecipeKit

/// The stored disturbances of one model, and the biases of one estimate.
struct BiasDots {
  enum Estimator: String, CaseIterable { case score, gradient }

  /// Roots of the divergence, and biases, of all disturbances.
  let roots: [Double]
  let biases: [Double]
  /// Bias without any disturbance.
  let atExact: Double?
  /// A of Theorem 1.
  let bound: Double?

  init(_ results: Results, _ model: DisturbedModel, _ estimator: Estimator) {
    let rows = results.rows.where("model", .text(model.rawValue))
    let disturbed = rows.filter { $0.number("level") > 0 }
    roots = disturbed.values("divergence").map { max($0, 0).squareRoot() }
    biases = disturbed.values(estimator.rawValue)
    atExact = rows.first { $0.number("level") == 0 }?.number(estimator.rawValue)
    bound = rows.first?.number("bound")
  }

  /// Least squares through the origin.
  var slope: Double {
    let square = roots.reduce(0) { $0 + $1 * $1 }
    return zip(roots, biases).reduce(0) { $0 + $1.0 * $1.1 } / square
  }

  /// The exponent of a power law in the divergence, over dots with a root of at most 3.
  var exponent: Double {
    let pairs = zip(roots, biases).filter { $0.0 > 0 && $0.0 <= 3 }
      .map { (2 * Foundation.log($0.0), Foundation.log($0.1)) }
    let count = Double(pairs.count)
    let (x, y) = (
      pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count
    )
    let product = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
    return product / pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
  }
}
