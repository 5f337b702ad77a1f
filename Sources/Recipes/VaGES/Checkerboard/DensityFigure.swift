import RecipeKit

/// The density of the data and of the trained machines, for one seed.
public struct DensityFigure {
  public var id: String
  public var title: String
  public var alt: String
  public var methods: [CheckerboardMethod]

  public init(id: String, title: String, alt: String, methods: [CheckerboardMethod]) {
    self.id = id
    self.title = title
    self.alt = alt
    self.methods = methods
  }

  /// The seed of the pictures: 1234, or the first one that is stored.
  private static let seed: UInt64 = 1234
  private static let cells = 100
  private static let window = -0.5...1.5

  private var centres: [Double] {
    let width = Self.window.upperBound - Self.window.lowerBound
    return (0..<Self.cells).map {
      Self.window.lowerBound + (Double($0) + 0.5) * width / Double(Self.cells)
    }
  }

  public func figure(_ rows: CheckerboardRows) -> Figure? {
    let candidates = [Self.seed] + CheckerboardModel.seeds
    guard
      let seed = candidates.first(where: { seed in
        methods.contains { rows.mixture($0, seed: seed) != nil }
      })
    else { return nil }
    let trained = methods.compactMap { method in
      rows.mixture(method, seed: seed).map { (method, $0) }
    }
    let panels =
      [("data", values(CheckerboardModel.density))]
      + trained.map { method, mixture in
        (title(method, mixture), values { mixture.density([$0, $1]) })
      }
    let greatest = panels.flatMap(\.1).max() ?? 1
    return Figure(
      id: id, title: title,
      caption: "Density of the data and of machines after training, seed \(seed), in closed form, "
        + "on [−0.5, 1.5]² with the unit square outlined; one scale for all. In brackets: the mass "
        + "inside the square. The paper's panels end at the square and are normalised on it, which "
        + "hides what lies outside.",
      alt: alt, columns: 4, sharedX: .all, sharedY: .all, legend: .none, width: 640
    ) {
      for (index, panel) in panels.enumerated() {
        self.panel(panel.0, panel.1, greatest, hasBar: index % 4 == 3)
      }
    }
  }

  private func title(_ method: CheckerboardMethod, _ mixture: BoltzmannMixture) -> String {
    let inside = mixture.mass(in: [0...1, 0...1])
    return "\(method.name) (\(NumberText.fixed(inside, digits: 2)))"
  }

  private func values(_ density: (Double, Double) -> Double) -> [Double] {
    centres.flatMap { y in centres.map { density($0, y) } }
  }

  private func panel(
    _ title: String, _ values: [Double], _ greatest: Double, hasBar: Bool
  ) -> Panel {
    let axis = Axis.linear("", range: Self.window, ticks: [0, 1])
    return Panel(title, x: axis, y: axis, aspect: .equal) {
      HeatMap(
        x: centres, y: centres, values: values, range: 0...greatest, label: "Density",
        hasBar: hasBar)
      Line(
        x: [0, 1, 1, 0, 0], y: [0, 0, 1, 1, 0],
        series: Series("unit square").inked(.fixed(RGB(hex: 0xFFFFFF))).dashed(.dotted)
          .stroked(0.8))
    }
  }
}
