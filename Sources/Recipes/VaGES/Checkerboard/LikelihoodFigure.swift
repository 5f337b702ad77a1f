import RecipeKit

/// Test log-likelihood against iterations: a mean curve for each method.
public struct LikelihoodFigure {
  public var id: String
  public var title: String
  /// What the methods are, for those who do not see the figure.
  public var alt: String
  /// One panel for each list of methods.
  public var panels: [(title: String?, methods: [CheckerboardMethod])]
  /// Lowest log-likelihood that is drawn.
  public var lowest: Double

  public init(
    id: String, title: String, alt: String,
    panels: [(title: String?, methods: [CheckerboardMethod])], lowest: Double = -1
  ) {
    self.id = id
    self.title = title
    self.alt = alt
    self.panels = panels
    self.lowest = lowest
  }

  public func figure(_ rows: CheckerboardRows) -> Figure {
    Figure(
      id: id, title: title,
      caption:
        "Exact log-likelihood of the test points, mean over \(rows.seeds) seeds; shaded: ± one "
        + "standard error. The most that any density reaches is log 2 = 0.693 nats. Values below "
        + "\(NumberText.fixed(lowest, digits: 1)) are not drawn.",
      alt: alt, columns: panels.count, sharedY: .all, legend: .right,
      width: panels.count > 1 ? 640 : 504, aspect: panels.count > 1 ? 0.95 : 0.72
    ) {
      for panel in panels {
        Panel(
          panel.title, x: .linear("Iterations (thousands)"),
          y: .linear(
            "Test log-likelihood", unit: .nats, range: lowest...0.5, better: .higherIsBetter)
        ) {
          for method in panel.methods { marks(method, rows) }
        }
      }
    }
  }

  private func marks(_ method: CheckerboardMethod, _ rows: CheckerboardRows) -> [any Mark] {
    let curve = rows.curve(method)
    guard !curve.isEmpty else { return [] }
    let (x, estimates) = (curve.map { $0.step / 1000 }, curve.map(\.estimate))
    let line = Line(x: x, estimates: estimates, series: method.series.stroked(1.4))
    guard rows.seeds > 1 else { return [line] }
    return [
      Band(x: x, estimates: estimates, spread: .standardError, series: method.series), line,
    ]
  }
}
