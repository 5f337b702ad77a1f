import RecipeKit
import VaGESCheckerboard

/// Densities after training by the kernel Stein discrepancy: the trainings of Figure 2.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, G.1; §5.2 of its specification.
public struct AppendixFigure2: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/appendix-figure-2")

  private static let methods = CheckerboardMethod.kernels

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

  public let claims = CheckerboardClaims(source: "appendix Figure 2, G.1").kernelDensities

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    let order: [CheckerboardMethod] =
      [2, 5, 10].map { .variationalKernel(particles: $0) } + [.kernel]
      + [2, 5, 10].map { .sampledKernel(particles: $0) }
    let figure = DensityFigure(
      id: "densities", title: "Densities after KSD training",
      alt: "Heat maps of densities: VaGES-KSD and KSD keep to the two squares of the data, IS-KSD "
        + "spills over the plane with few particles.", methods: order)
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
