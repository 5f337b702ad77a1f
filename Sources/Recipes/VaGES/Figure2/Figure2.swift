import RecipeKit
import VaGESCheckerboard

/// Test log-likelihood under the kernel Stein discrepancy: exact, VaGES-KSD and IS-KSD.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, main part and F.1, G.1; §5.2 of its specification.
public struct Figure2: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/figure-2")

  private static let methods = CheckerboardMethod.kernels

  // MARK: What is compared

  public func cells(_ profile: Profile) -> [Cell] {
    CheckerboardRun.runs(Self.methods, profile).map(\.cell)
  }

  public func work(_ profile: Profile) -> Work { CheckerboardText.work(profile) }

  public func settings(_ profile: Profile) -> [SettingComparison] {
    CheckerboardText.settings(profile)
  }

  public let deviations = CheckerboardText.deviations

  // MARK: What the paper says

  public let claims = CheckerboardClaims(source: "Figure 2, F.1, G.1").kernels

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    let rows = CheckerboardRows(results)
    guard !rows.isEmpty else { return [] }
    let variational = Self.methods.filter { $0.name.hasPrefix("VaGES") }
    let sampled = Self.methods.filter { $0.name.hasPrefix("IS") }
    return [
      LikelihoodFigure(
        id: "likelihood", title: "Test log-likelihood of KSD, VaGES-KSD and IS-KSD",
        alt: "Two line charts over iterations: VaGES-KSD follows KSD, sooner with more particles; "
          + "IS-KSD stays behind and turns down.",
        panels: [
          ("VaGES-KSD", [.kernel] + variational), ("IS-KSD", [.kernel] + sampled),
        ], lowest: -1.5
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
    func words(_ method: CheckerboardMethod) -> String {
      CheckerboardText.mean(rows, method, CheckerboardRows.late, digits: 2)
    }
    return
      "Log-likelihood over the last fifth of training, in nats, mean over \(rows.seeds) seeds: "
      + "\(words(.kernel)) for KSD with the exact score; VaGES-KSD reaches "
      + "\(words(.variationalKernel(particles: 2))), \(words(.variationalKernel(particles: 5))) and "
      + "\(words(.variationalKernel(particles: 10))) with 2, 5 and 10 particles, IS-KSD "
      + "\(words(.sampledKernel(particles: 2))), \(words(.sampledKernel(particles: 5))) and "
      + "\(words(.sampledKernel(particles: 10)))."
  }
}
