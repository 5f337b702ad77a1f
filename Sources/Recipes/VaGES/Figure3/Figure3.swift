import RecipeKit

/// Time, memory and likelihood of VaGES-DSM and BiDSM on Frey face, against particles and steps.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, F.2.1; §5.4 of its specification.
public struct Figure3: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/figure-3")

  // MARK: What is compared

  /// Settings (L, K) of the likelihoods and of the costs, and the size of a run.
  struct Scale {
    var likelihoods: [(particles: Int, steps: Int)]
    var costs: [(particles: Int, steps: Int)]
    var latent: Int
    var iterations: Int
    var annealing: Int
    var blocks: Int
  }

  static let iterations = 20_000

  static func scale(_ profile: Profile) -> Scale {
    let slices =
      [2, 4, 6, 8, 10].map { (particles: $0, steps: 5) }
      + [1, 2, 3, 4].map { (particles: 2, steps: $0) }
    return switch profile {
    case .smoke:
      Scale(
        likelihoods: [(2, 1)], costs: [(2, 1), (2, 2)], latent: 4, iterations: 10, annealing: 10,
        blocks: 0)
    case .laptop:
      Scale(
        likelihoods: [(2, 5)], costs: slices, latent: 400, iterations: 2000,
        annealing: 500, blocks: 10)
    case .paper:
      Scale(
        likelihoods: slices, costs: slices, latent: 400, iterations: iterations, annealing: 2000,
        blocks: 100)
    }
  }

  public func cells(_ profile: Profile) -> [Cell] {
    let scale = Self.scale(profile)
    func settings(_ pairs: [(particles: Int, steps: Int)]) -> [FreySetting] {
      pairs.flatMap { pair in
        FreyMethod.all.map {
          FreySetting(
            method: $0, particles: pair.particles, steps: pair.steps, latent: scale.latent)
        }
      }
    }
    return settings(scale.likelihoods).map {
      FreyRun(setting: $0, iterations: scale.iterations, seed: 0, annealing: scale.annealing).cell
    }
      + settings(scale.costs).map {
        FreyCost(setting: $0, iterations: max(scale.blocks, 1), isTimed: scale.blocks > 0).cell
      }
  }

  public func work(_ profile: Profile) -> Work {
    let scale = Self.scale(profile)
    return Work(
      seeds: 1,
      steps:
        "\(scale.iterations) iterations for \(scale.likelihoods.count) settings of each method; "
        + "costs for \(scale.costs.count)")
  }

  public func settings(_ profile: Profile) -> [SettingComparison] {
    let scale = Self.scale(profile)
    return [
      SettingComparison(
        "Model", paper: "GRBM, 560 visible and 400 hidden units",
        ours: "GRBM, 560 visible and \(scale.latent) hidden units"),
      SettingComparison("Data", "Frey face, 1400 frames for training, 300 and 265 held out"),
      SettingComparison("Noise of DSM", "0.3"),
      SettingComparison("Optimiser, both levels", "Adam, step 2 · 10⁻⁴, decays 0.9 and 0.95"),
      SettingComparison("Iterations", paper: "20 000", ours: "\(scale.iterations)"),
      SettingComparison(
        "Annealed importance sampling", paper: "2000 chains and temperatures",
        ours: "\(scale.annealing) chains and temperatures"),
    ]
  }

  public let deviations = [
    Deviation(
      "The last of all iterates is measured, and fewer iterations at the laptop profile",
      because:
        "the paper selects one of ten checkpoints by the validation likelihood, ten times the "
        + "annealing. Times keep their order exactly, likelihoods approximately."),
    Deviation(
      "Time is that of one processor core, memory that of our compiled step",
      because:
        "the paper's are those of a graphics processor and of PyTorch. Times of another machine "
        + "differ; memory does not."),
    Deviation(
      "The score-matching loss has the exact trace",
      because: "it is known; the paper estimates it along random directions."),
    Deviation(
      "Panels and settings [reconstructed]",
      because:
        "the main part of the paper was not available; the sweeps are those of the released code."),
  ]
}
