import RecipeKit

extension Sensitivity2D {
  public func figures(_ results: Results) -> [Figure] {
    let (methods, settings) = (ToyRows.methods(results), ToyRows.settings(results))
    guard !methods.isEmpty else { return [] }
    return [densities(methods), training(methods, settings), sensitivity(methods, settings)]
      .compactMap { $0 }
  }

  // MARK: Densities

  private func densities(_ rows: ToyRows) -> Figure? {
    let found = ToySweep.methods.compactMap { setting in
      rows.density(setting).map { (setting.label, $0) }
    }
    guard let first = found.first?.1 else { return nil }
    let data = first.y.flatMap { y in
      first.x.map { x in
        let isInside = x >= 0 && x < 1 && y >= 0 && y < 1
        return isInside && (x < 0.5) == (y < 0.5) ? 2.0 : 0
      }
    }
    let panels = [("data", data)] + found.map { ($0.0, $0.1.values) }
    let greatest = panels.flatMap(\.1).max() ?? 1
    return Figure(
      id: "density", title: "What each method learns",
      caption: "Density of the data and of the trained models of the first seed on [−0.5, 1.5]², "
        + "normalised on [−1, 2]²; one scale for all. A model learns the data with noise of "
        + "0.05, so that edges are soft.",
      alt: "Heat maps of the checkerboard's two cells, of three latent models and of one without.",
      columns: panels.count, sharedX: .all, sharedY: .all, legend: .none, width: 680
    ) {
      for (index, panel) in panels.enumerated() {
        let axis = Axis.linear("", range: ToyRows.window, ticks: [0, 1])
        Panel(panel.0, x: axis, y: axis, aspect: .equal) {
          HeatMap(
            x: first.x, y: first.y, values: panel.1, range: 0...greatest, label: "Density",
            hasBar: index == panels.count - 1)
        }
      }
    }
  }

  // MARK: Training

  private static let steps: [(setting: ToySetting, series: Series)] = [
    (
      ToySetting(),
      Series("K = 5, C = 5").inked(.palette(0)).dashed(.solid)
    ),
    (
      ToySetting(correctionSteps: 0),
      Series("K = 5, C = 0").inked(.palette(2)).dashed(.dashed)
    ),
    (
      ToySetting(inferenceSteps: 0),
      Series("K = 0, C = 5").inked(.palette(3)).dashed(.dotted)
    ),
    (
      ToySetting(inferenceSteps: 0, correctionSteps: 0),
      Series("K = 0, C = 0").inked(.palette(1)).dashed(.solid)
    ),
  ]

  private func training(_ methods: ToyRows, _ settings: ToyRows) -> Figure {
    let curves = [
      ("Methods", methods, ToySweep.methods.map { ($0, $0.method.series) }),
      ("VaGES-MDSM, K and C", settings, Self.steps.map { ($0.setting, $0.series) }),
    ]
    return Figure(
      id: "training", title: "The loss while models are trained",
      caption: "Share of the noise that the score leaves unexplained, mean of ‖ε + σ₀²s/σ‖²/d over "
        + "test points and all noise levels, mean over \(methods.seeds) seeds; shaded: ± one standard "
        + "error. A flat energy has 1; what grows beyond 1.1 is not drawn. Particles take the Langevin "
        + "steps that they take in training.",
      alt: "Two line charts of a falling loss: by method, and by numbers of posterior and Langevin "
        + "steps.",
      columns: 2, sharedY: .all, legend: .right, width: 640, aspect: 0.8
    ) {
      for (title, rows, members) in curves {
        Panel(
          title, x: .linear("Iterations (thousands)"),
          y: .linear(
            "Unexplained share of the noise", range: 0.4...1.1, better: .lowerIsBetter)
        ) {
          for (setting, series) in members { marks(rows.curve(setting), series, rows.seeds) }
        }
      }
    }
  }

  private func marks(
    _ curve: [(step: Double, estimate: Estimate)], _ series: Series, _ seeds: Int
  ) -> [any Mark] {
    guard !curve.isEmpty else { return [] }
    let (x, estimates) = (curve.map { $0.step / 1000 }, curve.map(\.estimate))
    let line = Line(x: x, estimates: estimates, series: series)
    guard seeds > 1 else { return [line] }
    return [Band(x: x, estimates: estimates, spread: .standardError, series: series), line]
  }

  // MARK: Sensitivity

  /// What is varied, with the names of its values.
  static let sweeps: [(title: String, members: [(name: String, setting: ToySetting)])] = [
    ("Method", zip(["VaGES", "N = 0", "N = 5", "none"], ToySweep.methods).map { ($0, $1) }),
    ("Blocks", ToySweep.blocks.map { ("\($0)", ToySetting(blocks: $0)) }),
    ("Latents n", ToySweep.latents.map { ("\($0)", ToySetting(latent: $0)) }),
    ("Particles L", [2, 5, 10].map { ("\($0)", ToySetting(particles: $0)) }),
    (
      "Langevin noise",
      zip(["10⁻⁴", "10⁻³", "10⁻²"], ToySweep.noises).map { ($0, ToySetting(noiseExponent: $1)) }
    ),
    (
      "Langevin step over 2 · 10⁻⁴ n",
      ToySweep.factors(.paper).map {
        (NumberText.shortest($0), ToySetting(stepFactor: $0))
      }
    ),
    (
      "K, C",
      ToySweep.steps(.paper).map {
        ("\($0.inferenceSteps), \($0.correctionSteps)", $0)
      }
    ),
    ("Posterior by", [("Fisher", ToySetting()), ("KL", ToySetting(criterion: .kl))]),
  ]

  private static let drawnLikelihoods = -2.0...0.7

  private func sensitivity(_ methods: ToyRows, _ settings: ToyRows) -> Figure? {
    let known = Self.sweeps.enumerated().map { index, sweep in
      let rows = index == 0 ? methods : settings
      return (sweep.title, rows, sweep.members.filter { rows.has($0.setting) })
    }.filter { $0.2.count > 1 }
    guard !known.isEmpty else { return nil }
    let series = Series("test log-likelihood").inked(.palette(0)).dashed(.solid).marked(.circle)
    return Figure(
      id: "sensitivity", title: "Test log-likelihood as one setting is varied",
      caption: "Mean over \(settings.seeds) seeds, bars: ± one standard error; methods after "
        + "\(Self.spaced(methods.iterations ?? 0)) iterations, settings after "
        + "\(Self.spaced(settings.iterations ?? 0)); all else as in the "
        + "default (3 blocks, n = 10, L = 2, K = 5, C = 5, noise 10⁻⁴, Fisher). Methods: "
        + "VaGES-MDSM, BiMDSM with N = 0 and 5, and MDSM without latents. No density exceeds "
        + "log 2 = 0.693 nats. Where K = 0 the posterior is untrained, and importance sampling from "
        + "it may be far off. Arrows: beyond the frame, or diverged.",
      alt: "Small charts of the log-likelihood: one for each setting that is varied.",
      columns: 4, sharedY: .all, legend: .none, width: 680, aspect: 0.95
    ) {
      for (title, rows, members) in known {
        Panel(
          x: .categories(title, members.map(\.name)),
          y: .linear(
            "Log-likelihood", unit: .nats, range: Self.drawnLikelihoods, better: .higherIsBetter)
        ) {
          Points(
            x: members.indices.map(Double.init),
            estimates: members.map { rows.estimate($0.setting) }, spread: .standardError,
            series: series, isConnected: false)
        }
      }
    }
  }
}
