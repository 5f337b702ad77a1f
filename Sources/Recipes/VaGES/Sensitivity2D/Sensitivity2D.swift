import RecipeKit

/// What the appendix varies on CIFAR-10, with a small deep model on the checkerboard.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, appendix Tables 1–3, F.2.2; §2.3, §5.8 and setting S1
/// of §8 of its specification.
public struct Sensitivity2D: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/sensitivity-2d")

  // MARK: What is compared

  public func cells(_ profile: Profile) -> [Cell] {
    let scale = ToyScale(profile)
    return ToyRun.all(profile).map(\.cell)
      + ToyCost.methods.map { ToyCost(method: $0, timedIterations: scale.timedIterations).cell }
  }

  public func work(_ profile: Profile) -> Work {
    let scale = ToyScale(profile)
    return Work(seeds: scale.seeds, steps: "\(Self.iterations(scale)) iterations")
  }

  public func settings(_ profile: Profile) -> [SettingComparison] {
    let scale = ToyScale(profile)
    return [
      SettingComparison("Data", paper: "CIFAR-10", ours: "checkerboard, 60 000 points"),
      SettingComparison(
        "Features", paper: "ResNet of 12, 18 or 24 convolutions",
        ours: "residual perceptron of 2, 3 or 4 blocks, 100 wide"),
      SettingComparison("Latents n", paper: "20, 50, 100", ours: "4, 10, 20"),
      SettingComparison("Particles L, posterior steps K, Langevin steps C", "2, 5, 5"),
      SettingComparison(
        "Langevin step α", paper: "10⁻² for n = 50: 2 · 10⁻⁴ n", ours: "2 · 10⁻⁴ n", isSame: true),
      SettingComparison("Langevin noise", "10⁻⁴"),
      SettingComparison(
        "Noise levels", paper: "100 from 0.05 to 1.2, σ₀ = 0.1",
        ours: "100 from 0.05 to 1, geometric, σ₀ = 0.05 [code]"),
      SettingComparison(
        "Optimiser, both levels", paper: "Adam, step 5 · 10⁻⁵ with cosine decay",
        ours: "Adam, step 10⁻⁴, decays 0.9 and 0.95"),
      SettingComparison("Batch size", "100"),
      SettingComparison(
        "Iterations", paper: "300 000", ours: Self.iterations(scale)),
      SettingComparison(
        "Measure", paper: "FID of samples",
        ours: "test log-likelihood, \(scale.particles) particles, \(scale.gridCells)² grid on "
          + "[−1, 2]²; energy distance of \(scale.samples) samples"),
    ]
  }

  public let deviations = [
    Deviation(
      "A toy in place of CIFAR-10",
      because: "the paper's runs take months of these processors. A point in the plane shows "
        + "orders at best, so that no verdict is better than consistent; FID becomes log-likelihood."
    ),
    Deviation(
      "\(spaced(ToyScale(.laptop).iterations)) iterations where a setting is varied, not 20 000, fewer settings and 130, 520 and 50 "
        + "sampler steps of 0.04 at the laptop profile",
      because: "the sweeps would take hours of one core. The paper profile has 100 000 iterations, "
        + "every setting and the paper's sampler. What diverges late cannot be seen here, and claims "
        + "about it are capped at inconclusive."),
    Deviation(
      "Constant step size, no averaging of parameters",
      because: "the released toy has both off; the paper's deep runs decay along a cosine."),
    Deviation(
      "Model, posterior and noise levels are the released toy's [code]; the energy without latents "
        + "has a head that fits the size the paper gives [reconstructed]",
      because: "the appendix describes the networks for images alone. The toy's own setting has no "
        + "Langevin steps; we take those of the deep runs, as in Table 3."),
    Deviation(
      "Cells of Table 3 (c), (d), (e) are resolved from scrambled text",
      because:
        "the table's source gives numbers without their places; the paper's FID in our tables "
        + "for L = 5 and 10, noise and (K, C) other than (5, 5) are probable, not certain."),
    Deviation(
      "Time is that of one processor core",
      because: "the paper's are those of graphics processors: orders and ratios are compared."),
  ]

  /// "20 000 of methods, 5000 of settings".
  static func iterations(_ scale: ToyScale) -> String {
    scale.methodIterations == scale.iterations
      ? spaced(scale.iterations)
      : "\(spaced(scale.methodIterations)) of methods, \(spaced(scale.iterations)) of settings"
  }

  /// "2500", "100 000".
  static func spaced(_ number: Int) -> String {
    number >= 10_000
      ? "\(number / 1000) \(String("\(1000 + number % 1000)".dropFirst()))" : "\(number)"
  }
}
