import RecipeKit
import TradeoffDigits

extension Theory {
  public var claims: [Claim] {
    [
      .checked(
        "B10", "λ = 0 is the variational autoencoder.", source: "§2, Eq. (6)",
        test: "with the same seeds the losses are the same, bit for bit, as those of a program "
          + "without the divergence, and as those of one that multiplies it by 0"),
      .checked(
        "B11",
        "The divergence has an unbiased estimator by reparametrisation, differentiated with "
          + "second derivatives of the likelihood.",
        source: "§2, Eqs. (5), (6); specification §2.1",
        test: "on linear Gaussians the mean of the estimator is the closed form within 4 standard "
          + "errors; its gradient is that of central differences to 10⁻⁵, and that of the layer "
          + "formulas to 10⁻¹⁰, for every parameter of a softplus decoder"),
      convergence,
      .checked(
        "D1", "The divergence concentrates the approximate posterior even more than reverse KL.",
        source: "derived: specification §2.2",
        test: "on linear Gaussians the slope by the variances vanishes at "
          + "$1/\\sqrt{(\\Lambda^2)_{ii}}$ for the divergence and at $1/\\Lambda_{ii}$ for the bound, "
          + "and the former is never larger"),
      .checked(
        "D2", "Where log p(x|z) is concave in z, the gap is at most half the divergence.",
        source: "derived: logarithmic Sobolev inequality, specification §2.2",
        test: "on every linear Gaussian drawn; for trained models see B9 in Figure 1"),
      .checked(
        "D3", "The divergence is 0 at posterior collapse, so that a large λ gives up the latents.",
        source: "derived: specification §2.2",
        test: "a decoder that ignores z with q(z|x) = p(z) has divergence 0, whatever it fits"),
    ]
  }

  private var convergence: Claim {
    Claim(
      "B12",
      "Annealed importance sampling gives log p(x), and converges with the number of "
        + "temperatures.",
      source: "§3",
      test: "the forward estimate falls nowhere by more than 2 standard errors as T grows; it "
        + "changes by less than 0.3 nats from T = 3000 to 10 000; on simulated data forward is "
        + "below backward by less than 0.5 nats at the largest T; and the exact value lies "
        + "between them within 2 standard errors at every T, where it is known",
      margin: "0.3 and 0.5 nats",
      marginReason: "the specification's, §6; far below the gaps that are measured with it",
      data: [],
      ceiling: Self.ceiling,
      readings: [
        Reading("linear Gaussian, sigmoid schedule", isHeadline: true) {
          Self.annealing($0, isLinear: true, start: .prior)
        },
        Reading("trained model, from the encoder") {
          Self.annealing($0, isLinear: false, start: .encoder)
        },
        Reading("trained model, from the prior") {
          Self.annealing($0, isLinear: false, start: .prior)
        },
      ])
  }

  // MARK: Annealing

  /// Where no T reaches 1000, as in the smoke profile, convergence is out of reach.
  private static func ceiling(_ results: Results) -> Ceiling? {
    guard let most = results["annealing"].values("steps").max(), most < 1000 else { return nil }
    return Ceiling(.inconclusive, because: "fewer than 1000 temperatures")
  }

  private static func annealing(
    _ results: Results, isLinear: Bool, start: DigitEvidence.Start
  ) -> Outcome {
    guard
      let runs = Annealing.stored(
        results, isLinear: isLinear, start: start.rawValue, schedule: .sigmoid)
    else { return .notAttempted("nothing has been measured yet") }
    var parts = [
      ("rises with T", rises(runs)), ("converges", converges(runs)), ("sandwich", sandwich(runs)),
    ]
    if runs.isExact { parts.append(("exact value", contains(runs))) }
    return .all(parts.map { (label: $0.0, outcome: $0.1) }, of: "parts")
  }

  private static func text(_ value: Double) -> String { NumberText.fixed(value, digits: 3) }

  private static func rises(_ runs: Annealing) -> Outcome {
    let steps = zip(runs.steps, runs.steps.dropFirst()).map { runs.change(from: $0, to: $1) }
    let falls = steps.filter { $0.mean < -2 * $0.standardError }
    let least = steps.map(\.mean).min() ?? .nan
    return .exact(
      falls.isEmpty,
      "forward estimate from \(text(runs.estimate("forward", runs.steps.first ?? 0).mean)) to "
        + "\(text(runs.estimate("forward", runs.steps.last ?? 0).mean)) nats over T = "
        + runs.steps.map(String.init).joined(separator: ", ")
        + "; \(falls.count) of \(steps.count) changes fall beyond noise, the smallest is \(text(least))"
    )
  }

  private static func converges(_ runs: Annealing) -> Outcome {
    guard runs.steps.contains(3000), runs.steps.contains(10_000) else {
      return .notAttempted("T = 3000 and 10 000 are not both computed at this profile")
    }
    let change = runs.change(from: 3000, to: 10_000)
    return .exact(
      "change of the forward estimate from T = 3000 to 10 000", abs(change.mean), is: .below(0.3),
      unit: .nats)
  }

  private static func sandwich(_ runs: Annealing) -> Outcome {
    guard let last = runs.steps.last else { return .notAttempted("nothing is measured") }
    let gap = runs.difference("backward", "forward", last)
    let error = text(gap.standardError)
    return .exact(
      gap.mean > -2 * gap.standardError && gap.mean < 0.5,
      "backward − forward at T = \(last) is \(text(gap.mean)) nats (standard error \(error), limit "
        + "0.5)")
  }

  private static func contains(_ runs: Annealing) -> Outcome {
    let outside = runs.steps.filter { steps in
      let below = runs.difference("exact", "forward", steps)
      let above = runs.difference("backward", "exact", steps)
      return below.mean < -2 * below.standardError || above.mean < -2 * above.standardError
    }
    let last = runs.steps.last ?? 0
    return .exact(
      outside.isEmpty,
      "mean log p(x) is \(text(runs.reference)); at T = \(last) forward is "
        + "\(text(runs.estimate("forward", last).mean)) and backward "
        + "\(text(runs.estimate("backward", last).mean)); outside beyond noise at \(outside.count) of "
        + "\(runs.steps.count) T")
  }
}
