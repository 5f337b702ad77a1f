import RecipeKit

/// Consistent models, the bounds of Theorem 2, a counter-example, and gradient estimators, as
/// checks with
/// known answers.
///
/// Source: Shekhovtsov, Schlesinger & Flach (2022), ICLR, §2, §3 and appendix A; what its
/// specification
/// derives from them, §3, §4.
public struct Theory: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vae-error/theory")

  static let checks: [any Check] = [
    Consistency(), FrequenciesAreNotEnough(), NearlyTight(), Estimators(), DeeperEncoders(),
    TightWithoutLinearity(), FixedPrior(),
  ]

  public func cells(_ profile: Profile) -> [Cell] { Self.checks.map(\.cell) }

  public func work(_ profile: Profile) -> Work {
    Work(
      seeds: 1, steps: "sums over all codes and all data of tiny models, in double precision",
      varying: "")
  }

  public let deviations = [
    Deviation(
      "A general statement is checked on finitely many models.",
      because: "a computation can refute such a statement or fail to. What keeps it from passing "
        + "by accident is that models are drawn at random and both sides come from different "
        + "code."),
    Deviation(
      "Theorem 2 is checked with the constants of the specification.",
      because: "the paper's own constant is not in the text that we have."),
    Deviation(
      "Corollary 2 is checked with a fixed uniform prior.",
      because: "that is how the paper trains. For Gaussians the rotations of the prior save the "
        + "statement; for bits nothing does, which the paper's wording does not say."),
  ]

  public func settings(_ profile: Profile) -> [SettingComparison] {
    [
      SettingComparison(
        "Harmonia", paper: "general statement",
        ours: "5 draws, 5 words, 3 bits, documents of 4 words (70 of them)", isSame: true),
      SettingComparison(
        "Tiny VAEs", paper: "general statement",
        ours: "200 draws, 2 bits, 3 binary visibles", isSame: true),
      SettingComparison(
        "Estimators", paper: "ARM",
        ours: "ARM, DisARM, Gumbel-Softmax on a function of 3 bits; noise by exact quadrature, and "
          + "10⁶ draws", isSame: true),
    ]
  }

  public func summary(_ results: Results) -> String {
    let all = claims.flatMap { Finding.stored(results, of: $0.id) }
    guard !all.isEmpty else { return "Nothing has been measured yet." }
    let held = all.count { $0.holds }
    var text =
      "\(held) of \(all.count) numbers with a known answer come out as they should. A harmonium "
      + "is a consistent pair of decoder and encoder, and one on documents needs their counts."
    let errors = Finding.stored(results, of: "D2").filter { $0.relation == .above }.map(\.value)
    if let least = errors.min(), let most = errors.max() {
      text +=
        " An affine decoder is not enough for that when the prior is fixed: on data from such a "
        + "decoder the bound's optimum loses \(NumberText.significant(least, digits: 2)) to "
        + "\(NumberText.significant(most, digits: 2)) nats of likelihood."
    }
    let relaxed = results["estimators"].where("estimator", .text("Gumbel-Softmax"))
    if let one = relaxed.first(where: { $0.number("temperature") == 1 }) {
      text +=
        " The gradient of Gumbel-Softmax is off by "
        + "\(NumberText.fixed(100 * one.number("bias"), digits: 0)) % at temperature 1; ARM's and "
        + "DisARM's have no bias."
    }
    return text
  }
}
