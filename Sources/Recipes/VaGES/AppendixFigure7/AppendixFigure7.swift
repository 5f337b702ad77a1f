import RecipeKit
import VaGESCheckerboard

/// VaGES-KSD and VaGES-DSM with and without the control variate.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, App. H; §5.5 of its specification.
public struct AppendixFigure7: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/appendix-figure-7")

  private static let methods: [CheckerboardMethod] = [
    .variationalKernel(particles: 2), .variationalKernel(particles: 2, usesControlVariate: true),
    .variationalDenoising(particles: 2),
    .variationalDenoising(particles: 2, usesControlVariate: true),
  ]

  // MARK: What is compared

  public func cells(_ profile: Profile) -> [Cell] {
    CheckerboardRun.runs(Self.methods, profile).map(\.cell)
  }

  public func work(_ profile: Profile) -> Work { CheckerboardText.work(profile) }

  public func settings(_ profile: Profile) -> [SettingComparison] {
    CheckerboardText.settings(profile)
  }

  public let deviations =
    CheckerboardText.deviations + [
      Deviation(
        "L = 2 [reconstructed]", because: "the paper does not state L for this figure.")
    ]

  // MARK: What the paper says

  public let claims = CheckerboardClaims(source: "App. H, appendix Figure 7").controlVariate

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    let rows = CheckerboardRows(results)
    guard !rows.isEmpty else { return [] }
    return [
      LikelihoodFigure(
        id: "likelihood", title: "Effect of the control variate",
        alt:
          "Two line charts over iterations: with and without the control variate the curves lie on "
          + "each other.",
        panels: [
          ("VaGES-KSD", Array(Self.methods.prefix(2))),
          ("VaGES-DSM", Array(Self.methods.suffix(2))),
        ], lowest: -1
      ).figure(rows),
      differences(rows),
    ]
  }

  private func differences(_ rows: CheckerboardRows) -> Figure {
    Figure(
      id: "difference", title: "What the control variate changes",
      caption:
        "Test log-likelihood with the control variate minus that without it, on the same seeds and "
        + "noise; mean over \(rows.seeds) seeds, shaded: ± one standard error.",
      alt:
        "Two line charts of a difference near 0: a few thousandths of a nat up for VaGES-KSD, none "
        + "for VaGES-DSM.", columns: 2, sharedY: .all, legend: .none, width: 600, aspect: 0.62
    ) {
      for (title, start) in [("VaGES-KSD", 0), ("VaGES-DSM", 2)] {
        let found = rows.differences(Self.methods[start + 1], minus: Self.methods[start])
        let (x, y) = (found.map { $0.step / 1000 }, found.map(\.estimate))
        let series = Series("difference").inked(.palette(0)).dashed(.solid)
        Panel(
          title, x: .linear("Iterations (thousands)"),
          y: .linear("Difference of log-likelihoods", unit: .nats, range: -0.02...0.04)
        ) {
          Rule.horizontal(at: 0)
          if rows.seeds > 1 { Band(x: x, estimates: y, spread: .standardError, series: series) }
          Line(x: x, estimates: y, series: series)
        }
      }
    }
  }

  public func tables(_ results: Results) -> [Table] {
    let rows = CheckerboardRows(results)
    guard !rows.isEmpty else { return [] }
    return [
      CheckerboardText.table(rows, Self.methods), SimulatorComparison(rows, Self.methods).table,
    ].compactMap { $0 }
  }

  public func summary(_ results: Results) -> String {
    let rows = CheckerboardRows(results)
    guard !rows.isEmpty else { return "Nothing has been measured yet." }
    func change(_ with: CheckerboardMethod, _ without: CheckerboardMethod) -> String {
      let differences = Estimate(rows.pairs(with, without, CheckerboardRows.late).differences)
      return "\(NumberText.signed(differences.mean, digits: 4)) nats (paired standard deviation "
        + "\(NumberText.fixed(differences.standardDeviation, digits: 4)), \(differences.count) seeds)"
    }
    return "The control variate changes the log-likelihood over the last fifth of training by "
      + "\(change(Self.methods[1], Self.methods[0])) for VaGES-KSD and by "
      + "\(change(Self.methods[3], Self.methods[2])) for VaGES-DSM."
  }
}
