import RecipeKit

extension Figure1 {
  public var claims: [Claim] {
    let estimators = BiasDots.Estimator.allCases
    return [
      correlated("C1", "Theorem 1", "VaES", .score),
      correlated("C2", "Theorem 2", "VaGES", .gradient),
      Claim(
        "C3", "The bias grows as the square root of the divergence.",
        source: "Theorems 1 and 2, F.4",
        test:
          "slope of log bias on log KL over GRBM dots with $\\sqrt{KL} \\le 3$, for both estimates: "
          + "between 0.45 and 0.55",
        margin: "0.05",
        marginReason: "the specification's: the law is asymptotic, and dots reach large divergences"
      ) { results in
        .all(estimators, of: "estimates", label: \.rawValue) { estimator in
          Self.exponent(BiasDots(results, .machine, estimator))
        }
      },
      Claim(
        "C4", "With continuous latents the same holds with the Fisher divergence.",
        source: "Theorems 3 and 4, F.4",
        test: "the tests of C1, C2 and C3 for the Gaussian model",
        margin: "0.97 and 0.05", marginReason: "as for C1, C2 and C3"
      ) { results in
        .all(
          estimators.flatMap { estimator in
            let dots = BiasDots(results, .gaussian, estimator)
            return [
              ("correlation, \(estimator.rawValue)", Self.correlation(dots, estimator)),
              ("exponent, \(estimator.rawValue)", Self.exponent(dots)),
            ]
          }, of: "parts")
      },
      Claim(
        "C5", "There is no bias where the variational posterior is the true one.",
        source: "Theorems 1–4",
        test: "both biases of both models below 10⁻¹⁰ without a disturbance",
        margin: "10⁻¹⁰", marginReason: "rounding in double precision over 224 000 weights"
      ) { results in
        .all(
          DisturbedModel.allCases.flatMap { model in
            estimators.map { estimator in
              let value = BiasDots(results, model, estimator).atExact
              return (
                "\(model.title), \(estimator.rawValue)",
                value.map { Outcome.exact("bias", $0, is: .below(1e-10)) }
                  ?? .notAttempted("nothing has been measured yet")
              )
            }
          }, of: "biases")
      },
      Claim(
        "C6", "The bias of VaES is at most $\\sqrt2 A\\sqrt{KL}$.", source: "Theorem 1",
        test:
          "no GRBM dot above the bound, A the largest norm of a conditional score by the triangle "
          + "inequality"
      ) { results in
        let dots = BiasDots(results, .machine, .score)
        guard let bound = dots.bound, !dots.roots.isEmpty else {
          return .notAttempted("nothing has been measured yet")
        }
        let shares = zip(dots.roots, dots.biases).map { $1 / (2.0.squareRoot() * bound * $0) }
        let above = shares.count { $0 > 1 }
        return .exact(
          above == 0,
          "\(above) of \(shares.count) dots lie above the bound; the largest bias is "
            + "\(NumberText.significant(100 * (shares.max() ?? .nan), digits: 2)) % of its bound")
      },
    ]
  }

  private func correlated(
    _ id: String, _ theorem: String, _ name: String, _ estimator: BiasDots.Estimator
  ) -> Claim {
    Claim(
      id, "The bias of \(name) decreases with the KL divergence of the posteriors.",
      source: "\(theorem), F.4",
      test: "Spearman's correlation of bias and root of KL over all GRBM dots above 0.97",
      margin: "0.97",
      marginReason: "the specification's: what a proportionality with 6 % scatter gives"
    ) { Self.correlation(BiasDots($0, .machine, estimator), estimator) }
  }

  private static func correlation(
    _ dots: BiasDots, _ estimator: BiasDots.Estimator
  ) -> Outcome {
    .correlation(
      dots.biases, with: dots.roots, "the root of the divergence", is: .above(0.97),
      metric: Disturbance.columns.first { $0.name == estimator.rawValue }!)
  }

  private static func exponent(_ dots: BiasDots) -> Outcome {
    guard dots.roots.count > 2 else { return .notAttempted("nothing has been measured yet") }
    return .exact("exponent of the divergence", dots.exponent, is: .within(0.45...0.55))
  }
}
