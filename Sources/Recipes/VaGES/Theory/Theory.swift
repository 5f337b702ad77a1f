import RecipeKit

/// What the estimators are in expectation, and what does not change them, as checks with known answers.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, appendices A, B, E and H; claims 17, 18, 37 and 40 of its
/// specification.
public struct Theory: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/theory")

  static let checks: [any Check] = [
    ControlVariateCheck(), UnbiasednessCheck(), TestFunctionCheck(), InvarianceCheck(),
  ]

  // MARK: What is compared

  public func cells(_ profile: Profile) -> [Cell] { Self.checks.map(\.cell) }

  public func work(_ profile: Profile) -> Work {
    Work(
      seeds: 1, steps: "closed forms and averages over up to 200 000 draws, in double precision",
      varying: "")
  }

  public func settings(_ profile: Profile) -> [SettingComparison] {
    [
      SettingComparison(
        "Model", paper: "any",
        ours: "a Gaussian–Bernoulli RBM of 3 visible and 5 hidden units with "
          + "normal weights; for App. B also the Gaussian model", isSame: false),
      SettingComparison("Particles", paper: "any", ours: "2 and 4", isSame: false),
    ]
  }

  public let deviations = [
    Deviation(
      "A general statement is checked at a few settings",
      because:
        "a computation can refute such a statement or fail to; it proves nothing. Parameters are "
        + "random, and estimators and closed forms come from different code.")
  ]

  // MARK: What the paper says

  public var claims: [Claim] {
    [
      .checked(
        "C17",
        "With the control variate, VaES has neither bias nor variance at the true posterior.",
        source: "App. H",
        test:
          "over particles of p(h|v), the largest deviation of VaES-CV from the exact score is below "
          + "10⁻¹² and its variance below 10⁻²⁴, while the variance of VaES is above 0.01"),
      .checked(
        "C18", "VaGES is unbiased at the true posterior, with 1/(L − 1) in the covariance.",
        source: "App. A, Eqs. (1.2), (1.4)",
        test:
          "the mean of VaGESᵀz over 200 000 draws is the exact gradient within 4 standard errors "
          + "for every parameter, L = 2 and 4; with 1/L instead, the hidden biases' gradient is short by "
          + "1/L, beyond 4 standard errors"),
      .checked(
        "C37", "The best test function gives the exact Fisher divergence.",
        source: "App. E, Theorem 5",
        test:
          "with f* = ∇ log p_θ − ∇ log p_D the mean of the integrand is the true divergence within 4 "
          + "standard errors, and with f* halved or shifted it is below it"),
      .checked(
        "C40", "The objectives of q, KL and Fisher, do not depend on the partition function.",
        source: "App. B",
        test:
          "gradients in φ with an arbitrary function of v added to log p̃(v, h) are the same to 10⁻¹²"
      ),
    ]
  }

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] { [] }

  public func tables(_ results: Results) -> [Table] { Finding.tables(results) }

  public func summary(_ results: Results) -> String {
    let all = claims.flatMap { Finding.stored(results, of: $0.id) }
    guard !all.isEmpty else { return "Nothing has been computed yet." }
    return
      "\(all.count { $0.holds }) of \(all.count) numbers with a known answer come out as they should."
  }
}
