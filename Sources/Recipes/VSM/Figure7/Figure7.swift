import RecipeKit
import VSMPlane

/// As Figure 3, on all five synthetic data sets.
///
/// Source: Wenliang (2022), arXiv:2210.13390, Figure 7; §5.4 of its specification.
public struct Figure7: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vsm/figure-7")

  // MARK: What is compared

  func grid(_ profile: Profile) -> PlaneGrid {
    switch profile {
    case .smoke:
      PlaneGrid(
        datasets: PlaneData.allCases, inferenceSteps: [2], unrolled: [], hidden: 8, updates: 10,
        seeds: 0..<1, batchSize: 64,
        evaluation: PlaneEvaluation(points: 50, likelihoodSamples: 250, scoreSamples: 250))
    case .laptop:
      PlaneGrid(
        datasets: [.ring, .banana, .pinwheel], inferenceSteps: [10], unrolled: [], hidden: 30,
        updates: 5000, seeds: 0..<3,
        evaluation: PlaneEvaluation(
          points: 2000, likelihoodSamples: 20_000, scoreSamples: 10_000))
    case .paper:
      PlaneGrid(
        datasets: PlaneData.allCases, inferenceSteps: [1, 2, 5, 10, 20], unrolled: [1, 5],
        hidden: 30, updates: 10_000, seeds: 0..<10,
        evaluation: PlaneEvaluation(
          points: 5000, likelihoodSamples: 100_000, scoreSamples: 10_000))
    }
  }

  public func cells(_ profile: Profile) -> [Cell] { grid(profile).runs().map(\.cell) }

  public func work(_ profile: Profile) -> Work {
    let grid = grid(profile)
    return Work(seeds: grid.seeds.count, steps: "\(grid.updates) decoder updates")
  }

  // MARK: What the paper says

  static let tests = PlaneClaims(
    source: "§5, Figure 7", datasets: ["ring", "banana", "pinwheel"],
    ceiling: { _ in
      Ceiling(because: "the three data sets are substitutes for ones that were not released")
    })

  public let claims = [
    tests.benchmarkEqualsELBO("S10a"),
    tests.fisherInferenceIsSlightlyWorse("S10b"),
    tests.cannotFit("S10c", .m2),
    tests.cannotFit("S10d", .m3),
  ]

  public let deviations =
    PlaneText.deviations + [
      Deviation(
        "`ring`, `banana` and `pinwheel` are substitutes [reconstructed]",
        because: "The module that defines three of the five data sets was not released, and the "
          + "text does not name them.")
    ]

  public func settings(_ profile: Profile) -> [SettingComparison] {
    PlaneText.settings(grid(profile))
  }

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    let rows = PlaneRows(results)
    guard rows.rows.count > 0 else { return [] }
    return ScoreMatchingEstimator.allCases.map { estimator in
      PlaneFigure(
        id: "figure-7-\(estimator == .released ? "released" : "per-datum")",
        title: "\(estimator == .released ? "Released" : "Per-datum") estimators of m2 and m3",
        estimator: estimator, rows: rows
      ).figure()
    }
  }

  public func tables(_ results: Results) -> [Table] { [PlaneTable(PlaneRows(results)).table()] }

  public func summary(_ results: Results) -> String {
    let rows = PlaneRows(results)
    guard let K = rows.values("K").last else { return "Nothing has been measured yet." }
    let parts = rows.datasets.map { data -> String in
      func nll(_ method: PlaneMethod, _ estimator: ScoreMatchingEstimator? = nil) -> String {
        PlaneText.likelihood(rows, data, method, estimator, K: K)
      }
      let m3 = PlaneMethod(.kld, .m3)
      return "on `\(data)` \(nll(.baseline)) for the ELBO, \(nll(.benchmark)) for m1, "
        + "\(nll(m3, .released)) and \(nll(m3, .perDatum)) for m3 (released, per datum)"
    }
    return "Negative log-likelihood in nats at K = \(K): " + parts.joined(separator: "; ") + "."
  }
}
