import RecipeKit
import VaGESCheckerboard

/// Densities after score matching and its rivals: the trainings of appendix figure 3.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, G.2.1; §5.3 of its specification.
public struct AppendixFigure4: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/appendix-figure-4")

  private static let methods = CheckerboardMethod.scores

  // MARK: What is compared

  public func cells(_ profile: Profile) -> [Cell] {
    CheckerboardRun.runs(Self.methods, profile).map(\.cell)
  }

  public func work(_ profile: Profile) -> Work { CheckerboardText.work(profile) }

  public func settings(_ profile: Profile) -> [SettingComparison] {
    CheckerboardText.settings(profile)
  }

  public let deviations = CheckerboardText.deviations + CheckerboardText.densityDeviations

  // MARK: What the paper says

  public let claims = CheckerboardClaims(source: "appendix Figure 4, G.2.1").scoreDensities

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    let figure = DensityFigure(
      id: "densities", title: "Densities after score matching and its rivals",
      alt: "Heat maps of densities: seven methods that look much alike, two blurred squares each.",
      methods: Self.methods)
    return figure.figure(CheckerboardRows(results)).map { [$0] } ?? []
  }

  public func tables(_ results: Results) -> [Table] {
    let rows = CheckerboardRows(results)
    return rows.isEmpty ? [] : [CheckerboardText.table(rows, Self.methods)]
  }

  public func summary(_ results: Results) -> String {
    CheckerboardText.densitySummary(CheckerboardRows(results), Self.methods)
  }
}
