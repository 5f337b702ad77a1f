import RecipeKit

/// Bias of VaES and VaGES against the divergence of the posteriors, as q is disturbed.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, F.4, Theorems 1–4; §5.1 of its specification.
public struct Figure1: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/figure-1")

  // MARK: What is compared

  public func cells(_ profile: Profile) -> [Cell] {
    DisturbedModel.allCases.map { Disturbance(model: $0, profile).cell }
  }

  public func work(_ profile: Profile) -> Work {
    let disturbance = Disturbance(model: .machine, profile)
    return Work(
      seeds: disturbance.draws,
      steps:
        "closed forms in double precision at \(disturbance.levels.count) sizes of a disturbance",
      varying: "the disturbance")
  }

  public func settings(_ profile: Profile) -> [SettingComparison] {
    let disturbance = Disturbance(model: .machine, profile)
    func chosen(_ setting: String, _ ours: String) -> SettingComparison {
      SettingComparison(setting, paper: "not known", ours: ours, isSame: false)
    }
    return [
      SettingComparison("Image", "one random training image of Frey face"),
      SettingComparison("Hidden units", "\(Disturbance.latent)"),
      SettingComparison("Parameters θ", "random uniform initialisation"),
      SettingComparison("Posterior", "first exact, then with Gaussian noise on all of φ"),
      chosen(
        "Sizes of the noise",
        "\(disturbance.levels.count), from 10⁻⁴ to 0.05 (GRBM) and to 0.01 (Gaussian), logarithmic"),
      chosen("Draws at each size", "\(disturbance.draws)"),
    ]
  }

  public let deviations = [
    Deviation(
      "Biases are closed forms, not averages over samples",
      because:
        "both models have them. The largest difference to Jacobians made entry by entry is at "
        + "rounding; the tests of the program check it."),
    Deviation(
      "The Gaussian model's energy is $\\tfrac12\\|(v-b)/\\sigma\\|^2 + \\tfrac12\\|h\\|^2 - c^\\top h - "
        + "v^\\top W h$ [reconstructed]",
      because: "the appendix says that its posterior is Gaussian and names no energy."),
    Deviation(
      "Sizes of the noise, axes and scales [reconstructed]",
      because: "the main part of the paper was not available. Both axes are logarithmic, so that a "
        + "square-root law is a straight line of slope 1 over the root of the divergence."),
  ]

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    guard results.rows.count > 0 else { return [] }
    return [
      Figure(
        id: "bias", title: "Bias against the root of the divergence",
        caption: "Each dot is one disturbance of the exact posterior; the line has slope 1 on both "
          + "logarithmic axes, that is, bias proportional to the root of the divergence, fitted through "
          + "the origin by least squares; its factor is above each panel.",
        alt: "Four scatter plots on logarithmic axes: dots lie on lines of slope 1.", columns: 2,
        legend: .none, width: 560, aspect: 0.72
      ) {
        for estimator in BiasDots.Estimator.allCases {
          for model in DisturbedModel.allCases { panel(model, estimator, results) }
        }
      }
    ]
  }

  private func panel(
    _ model: DisturbedModel, _ estimator: BiasDots.Estimator, _ results: Results
  ) -> Panel {
    let dots = BiasDots(results, model, estimator)
    let slope = dots.slope
    let name = estimator == .score ? "VaES" : "VaGES"
    let hue = Ink.palette(estimator == .score ? 0 : 1)
    let factor = NumberText.significant(slope, digits: 3)
    return Panel(
      "\(name), \(model.title): \(factor) × root", x: .log10(model.rootLabel),
      y: .log10("Bias of \(name)")
    ) {
      if slope.isFinite && slope > 0 {
        Rule.diagonal(
          slope: 1, intercept: Foundation.log10(slope),
          series: Series("proportional").inked(.foreground).dashed(.solid))
      }
      Points(
        x: dots.roots, y: dots.biases, series: Series(name).inked(hue).marked(.circle),
        diameter: 2.8)
    }
  }

  public func tables(_ results: Results) -> [Table] {
    guard results.rows.count > 0 else { return [] }
    return [
      Table(
        id: "slopes", title: "Bias over the root of the divergence",
        caption:
          "Least squares through the origin; the range of the ratio over all dots; the exponent "
          + "of a power law in the divergence, over dots with a root of at most 3.",
        columns: [
          TableColumn("Model"), TableColumn("Estimate"), TableColumn("Dots", alignment: .trailing),
          TableColumn("Slope", alignment: .trailing), TableColumn("Smallest", alignment: .trailing),
          TableColumn("Largest", alignment: .trailing),
          TableColumn("Exponent", alignment: .trailing),
        ],
        rows: DisturbedModel.allCases.flatMap { model in
          BiasDots.Estimator.allCases.map { estimator in
            let dots = BiasDots(results, model, estimator)
            let ratios = zip(dots.biases, dots.roots).map { $0 / $1 }
            return [
              .text(model.title), .text(estimator == .score ? "VaES" : "VaGES"),
              .integer(dots.roots.count), .number(dots.slope, digits: 3),
              .number(ratios.min() ?? .nan, digits: 3), .number(ratios.max() ?? .nan, digits: 3),
              .number(dots.exponent, digits: 3),
            ]
          }
        }, headerColumns: 2)
    ]
  }

  public func summary(_ results: Results) -> String {
    guard results.rows.count > 0 else { return "Nothing has been measured yet." }
    func words(_ model: DisturbedModel, _ estimator: BiasDots.Estimator) -> String {
      NumberText.significant(BiasDots(results, model, estimator).slope, digits: 3)
    }
    return "Bias is proportional to the root of the divergence: "
      + "\(words(.machine, .score)) (VaES) and \(words(.machine, .gradient)) (VaGES) times the root "
      + "of the KL divergence for the GRBM, \(words(.gaussian, .score)) and "
      + "\(words(.gaussian, .gradient)) times the root of the Fisher divergence for the Gaussian model."
  }
}
