import RecipeKit

/// Settings, deviations and the table of results, which items on the checkerboard share.
public enum CheckerboardText {
  public static func work(_ profile: Profile) -> Work {
    let run = CheckerboardRun(.kernel, profile, seed: 0)
    return Work(
      seeds: CheckerboardRun.seeds(profile).count, steps: "\(run.iterations) iterations")
  }

  /// The paper's settings beside ours.
  public static func settings(_ profile: Profile) -> [SettingComparison] {
    let run = CheckerboardRun(.kernel, profile, seed: 0)
    return [
      SettingComparison("Model", "Gaussian–Bernoulli RBM, 2 visible and 4 hidden units"),
      SettingComparison(
        "Data", paper: "60 000 training and 10 000 test points",
        ours: "\(spaced(run.trainingPoints)) training and \(spaced(run.testPoints)) test points"),
      SettingComparison(
        "Iterations", paper: "100 000", ours: spaced(run.iterations)),
      SettingComparison("Batch size", "100"),
      SettingComparison("Optimiser, both levels", "Adam, step 10⁻³, decays 0.9 and 0.95"),
      SettingComparison("Posterior", "Bernoulli, affine logits, relaxed at temperature 0.1"),
      SettingComparison("Steps K of the posterior", "5, by KL"),
      SettingComparison("Kernel of KSD", "Gaussian, bandwidth 0.1; 50 pairs of a minibatch"),
      SettingComparison("Noise of DSM", "0.05"),
      SettingComparison(
        "Seeds", paper: "10", ours: "\(CheckerboardRun.seeds(profile).count)"),
      SettingComparison(
        "Log-likelihood", paper: "annealed importance sampling, 2000 chains and temperatures",
        ours: "exact, by a sum over the 16 hidden states", isSame: false),
    ]
  }

  /// What differs from the paper.
  public static let deviations: [Deviation] = [
    Deviation(
      "Log-likelihoods are exact",
      because: "four hidden units can be enumerated. Annealed importance sampling with the paper's "
        + "settings is run once at the end of every training and stored beside (`annealed`)."),
    Deviation(
      "The main part of the paper was not available to us",
      because:
        "settings come from the appendix and the released code; that Figure 2 is a mean over "
        + "the code's ten seeds is an inference from them [reconstructed]."),
    Deviation(
      "Random numbers are our own",
      because: "seeds have the released code's numbers, not its streams. The same seed gives all "
        + "methods the same data and the same first parameters."),
  ]

  private static func spaced(_ number: Int) -> String {
    number >= 10_000
      ? "\(number / 1000) \(String("\(1000 + number % 1000)".dropFirst()))" : "\(number)"
  }

  /// One row for each method.
  public static func table(_ rows: CheckerboardRows, _ methods: [CheckerboardMethod]) -> Table {
    let columns: [(heading: String, column: Column)] = [
      ("Last 20 %", CheckerboardRows.late), ("At the end", CheckerboardRows.final),
      ("To 0 nats", CheckerboardRows.crossing), ("Distance", CheckerboardRows.variation),
      ("In the square", CheckerboardRows.inside), ("AIS − exact", CheckerboardRows.annealed),
    ]
    return Table(
      id: "methods", title: "Every method",
      caption:
        "Mean ± standard deviation over \(rows.seeds) seeds. Test log-likelihood over the last "
        + "fifth of the iterations and at the end, in nats; iterations until it is 0, of the seeds that "
        + "get there; total variation distance to the data on the plane; mass in the unit square; "
        + "log-likelihood by annealed importance sampling less the exact one.",
      columns: [TableColumn("Method")]
        + columns.map {
          TableColumn($0.heading, direction: $0.column.direction, alignment: .trailing)
        },
      rows: methods.map { method in
        [.text(method.name.split(separator: " ").joined(separator: "\u{A0}"))]
          + columns.map { _, column in
            entry(rows.of(method).values(column.name), column, rows.seeds)
          }
      })
  }

  /// Mean and deviation, with the number of seeds where some are missing.
  private static func entry(_ values: [Double], _ column: Column, _ seeds: Int) -> Entry {
    let estimate = Estimate(values.filter(\.isFinite))
    guard estimate.count > 0 else { return .empty }
    let digits = column.digits ?? 3
    let text =
      "\(NumberText.fixed(estimate.mean, digits: digits)) ± "
      + NumberText.fixed(estimate.standardDeviation, digits: digits)
    return .text(estimate.count < seeds ? "\(text) (\(estimate.count) seeds)" : text)
  }

  /// The mean of a quantity over seeds, in words.
  public static func mean(
    _ rows: CheckerboardRows, _ method: CheckerboardMethod, _ column: Column, digits: Int
  ) -> String {
    NumberText.fixed(rows.estimate(method, column).mean, digits: digits)
  }
}

extension CheckerboardText {
  /// What differs where densities are drawn.
  public static let densityDeviations: [Deviation] = [
    Deviation(
      "Densities are drawn on [−0.5, 1.5]² and in absolute terms",
      because:
        "the paper's panels are the unit square, each scaled by its own maximum; a model that "
        + "puts most of its mass elsewhere then looks like a good one. Distances are taken on the "
        + "whole plane for the same reason."),
    Deviation(
      "The pictures are those of seed 1234 [reconstructed]",
      because: "the paper does not say which run it shows. Distances are means over all seeds."),
  ]

  /// Distances in a sentence.
  public static func densitySummary(
    _ rows: CheckerboardRows, _ methods: [CheckerboardMethod]
  ) -> String {
    guard !rows.isEmpty else { return "Nothing has been measured yet." }
    let parts = methods.map { method in
      let distance = rows.estimate(method, CheckerboardRows.variation)
      let inside = rows.estimate(method, CheckerboardRows.inside)
      return "\(NumberText.fixed(distance.mean, digits: 3)) for \(method.name) "
        + "(\(NumberText.fixed(100 * inside.mean, digits: 0)) % of its mass in the square)"
    }
    return "Total variation distance to the data on the plane: " + parts.joined(separator: ", ")
      + "."
  }
}
