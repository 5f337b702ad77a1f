import RecipeKit
import VaGESCheckerboard

/// Test log-likelihood of VaGES-DSM and six rivals; beside them BiDSM without unrolled steps.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, F.2.1, G.2.1; §5.3 of its specification.
public struct AppendixFigure3: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/appendix-figure-3")

  private static let methods = CheckerboardMethod.scores + [.bilevel(unrolled: 0)]

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
        "BiDSM with N = 0 is shown too",
        because:
          "the paper says elsewhere (App. I) that the unrolled steps matter; this is where it "
          + "can be seen.")
    ]

  // MARK: What the paper says

  public let claims = CheckerboardClaims(source: "appendix Figure 3, G.2.1").scores

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    let rows = CheckerboardRows(results)
    guard !rows.isEmpty else { return [] }
    let ours = CheckerboardMethod.variationalDenoising(particles: 2)
    return [
      LikelihoodFigure(
        id: "likelihood", title: "Test log-likelihood of score matching and its rivals",
        alt: "Two line charts over iterations: all methods end near 0.3 nats but BiDSM without "
          + "unrolled steps; VaGES-DSM arrives before BiDSM.",
        panels: [
          ("Score matching", [.denoising, ours, .bilevel(unrolled: 5), .bilevel(unrolled: 0)]),
          ("Against other methods", [ours] + Array(CheckerboardMethod.scores.prefix(4))),
        ], lowest: -0.6
      ).figure(rows)
    ]
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
    let parts = Self.methods.map { method in
      "\(CheckerboardText.mean(rows, method, CheckerboardRows.late, digits: 3)) for \(method.name)"
    }
    return
      "Log-likelihood over the last fifth of training, in nats, mean over \(rows.seeds) seeds: "
      + parts.joined(separator: "; ") + "."
  }
}
