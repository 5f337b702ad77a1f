import RecipeKit

/// Small multiples of likelihood and score-matching loss against K: one column per data set.
public struct PlaneFigure: Sendable {
  public var id: String
  public var title: String
  /// Estimator of `m2` and `m3`.
  public var estimator: ScoreMatchingEstimator
  public var rows: PlaneRows

  public init(id: String, title: String, estimator: ScoreMatchingEstimator, rows: PlaneRows) {
    self.id = id
    self.title = title
    self.estimator = estimator
    self.rows = rows
  }

  private var steps: [Int] { rows.values("K") }
  private var unrolled: [Int] { rows.values("N") }

  public func figure() -> Figure {
    let metrics = [PlaneRows.nll, PlaneRows.sm]
    let datasets = rows.datasets
    return Figure(
      id: id, title: title,
      caption: "Mean over seeds against the number K of encoder updates per decoder update; bars "
        + "are ± one standard error of the mean. m2 and m3 by the \(words) estimator. "
        + "The axes are tight around the ELBO and the benchmark objective, as in the paper: an "
        + "arrow at the edge marks means beyond it, and settings of which a seed diverged.",
      alt: "Likelihood and score-matching loss of seven methods against K on "
        + "\(datasets.joined(separator: ", ")).",
      columns: datasets.count, sharedX: .all, sharedY: .none, legend: .right,
      width: datasets.count > 2 ? 720 : 504, aspect: 0.8, columnTitles: datasets
    ) {
      for metric in metrics {
        for data in datasets { panel(data, metric) }
      }
    }
  }

  private var words: String {
    estimator == .released ? "released (batch-mean)" : "per-datum"
  }

  private func panel(_ data: String, _ metric: Column) -> Panel {
    Panel(
      x: .values("Encoder updates K", steps.map(Double.init)),
      y: .linear(metric.label, unit: metric.unit, range: range(data, metric))
    ) {
      for method in PlaneMethod.all {
        for N in unrolled where N == 0 || method.hasEstimators {
          let points = means(data, method, N, metric)
          if !points.isEmpty {
            Points(
              x: points.map { Double($0.K) }, estimates: points.map(\.estimate),
              spread: .standardError,
              series: N == 0 ? Series(method.name) : Series(method.name, variant: "N = \(N)"),
              isConnected: true)
          }
        }
      }
    }
  }

  /// Estimates over seeds at every K that was measured.
  private func means(
    _ data: String, _ method: PlaneMethod, _ N: Int, _ metric: Column
  ) -> [(K: Int, estimate: Estimate)] {
    steps.compactMap { K in
      let found = rows.setting(data, method, estimator, K: K, N: N)
      return found.count > 0 ? (K, found.estimate(metric.name)) : nil
    }
  }

  /// Limits around the bars of the ELBO and the benchmark, with room for what lies close above.
  private func range(_ data: String, _ metric: Column) -> ClosedRange<Double>? {
    let estimates = [PlaneMethod.baseline, .benchmark].flatMap { method in
      means(data, method, 0, metric).map(\.estimate)
    }
    let ends = estimates.flatMap { estimate in
      let error = estimate.standardError.isFinite ? estimate.standardError : 0
      return [estimate.mean - error, estimate.mean + error]
    }.filter(\.isFinite)
    guard let low = ends.min(), let high = ends.max() else { return nil }
    let spread = max(high - low, 0.05 * max(abs(high), abs(low)))
    return low - 0.15 * spread...high + 0.5 * spread
  }
}
