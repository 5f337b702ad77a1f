import RecipeKit

/// A way of training that is compared on the checkerboard.
public enum CheckerboardMethod: Hashable, Sendable {
  /// Kernel Stein discrepancy with the exact score.
  case kernel
  /// VaGES-KSD with L particles.
  case variationalKernel(particles: Int, usesControlVariate: Bool = false)
  /// IS-KSD with L particles.
  case sampledKernel(particles: Int)
  /// CD-1, or PCD-1.
  case contrastive(isPersistent: Bool)
  /// NCE, or VNCE.
  case noiseContrastive(isVariational: Bool)
  /// Denoising score matching with the exact score.
  case denoising
  /// VaGES-DSM with L particles.
  case variationalDenoising(particles: Int, usesControlVariate: Bool = false)
  /// BiDSM with N unrolled steps.
  case bilevel(unrolled: Int)

  /// The seven methods of Figure 2, in its order.
  public static let kernels: [CheckerboardMethod] =
    [.kernel] + [2, 5, 10].map { .variationalKernel(particles: $0) }
    + [2, 5, 10].map { .sampledKernel(particles: $0) }

  /// The seven methods of appendix figure 3, in the order of appendix figure 4.
  public static let scores: [CheckerboardMethod] = [
    .contrastive(isPersistent: false), .contrastive(isPersistent: true),
    .noiseContrastive(isVariational: false), .noiseContrastive(isVariational: true), .denoising,
    .variationalDenoising(particles: 2), .bilevel(unrolled: 5),
  ]

  /// What it is called in tables and figures.
  public var name: String {
    switch self {
    case .kernel: "KSD"
    case .variationalKernel(let count, let controlled):
      "VaGES-KSD\(controlled ? "-CV" : ""), L = \(count)"
    case .sampledKernel(let count): "IS-KSD, L = \(count)"
    case .contrastive(let isPersistent): isPersistent ? "PCD-1" : "CD-1"
    case .noiseContrastive(let isVariational): isVariational ? "VNCE" : "NCE"
    case .denoising: "DSM"
    case .variationalDenoising(let count, let controlled):
      "VaGES-DSM\(controlled ? "-CV" : "")\(count == 2 ? "" : ", L = \(count)")"
    case .bilevel(let unrolled): "BiDSM\(unrolled == 5 ? "" : ", N = \(unrolled)")"
    }
  }

  /// Its training.
  ///
  /// - Parameter temperature: τ of the relaxed particles.
  public var training: any EnergyTraining {
    let model = CheckerboardModel.machine
    let posterior = CheckerboardModel.posterior
    let adam = CheckerboardModel.optimizer
    let inference = PosteriorInference(
      posterior, LatentKLDivergence(), steps: CheckerboardModel.inferenceSteps, optimizer: adam)
    let kernel = KernelSteinDiscrepancy(bandwidth: 0.1)
    let denoising = DenoisingScoreMatching(noise: 0.05)
    func variational(
      _ objective: any ScoreObjective, _ count: Int, _ controlled: Bool
    ) -> ScoreTraining {
      ScoreTraining(
        model, objective,
        VariationalScore(
          model, posterior, particles: count, usesControlVariate: controlled),
        inference: inference, optimizer: adam)
    }
    switch self {
    case .kernel: return ScoreTraining(model, kernel, ExactScore(model), optimizer: adam)
    case .variationalKernel(let count, let controlled):
      return variational(kernel, count, controlled)
    case .sampledKernel(let count):
      return ScoreTraining(
        model, kernel, ImportanceSampledScore(model, particles: count), optimizer: adam)
    case .contrastive(let isPersistent):
      return ContrastiveDivergence(model, steps: 1, isPersistent: isPersistent, optimizer: adam)
    case .noiseContrastive(let isVariational):
      return NoiseContrastiveEstimation(
        model, inference: isVariational ? inference : nil, optimizer: adam)
    case .denoising: return ScoreTraining(model, denoising, ExactScore(model), optimizer: adam)
    case .variationalDenoising(let count, let controlled):
      return variational(denoising, count, controlled)
    case .bilevel(let unrolled):
      return BilevelScoreMatching(
        model, denoising, inference: inference, unrolledSteps: unrolled, optimizer: adam)
    }
  }

  /// How it is drawn: a hue for each family, a dash for what varies in it.
  public var series: Series {
    let series = Series(name)
    switch self {
    case .kernel: return series.inked(.foreground).dashed(.solid)
    case .variationalKernel(let count, let controlled):
      return series.inked(.palette(controlled ? 1 : 0))
        .dashed(controlled ? .dashed : Self.dash(count))
    case .sampledKernel(let count): return series.inked(.palette(1)).dashed(Self.dash(count))
    case .contrastive(let isPersistent):
      return series.inked(.palette(3)).dashed(isPersistent ? .dashed : .solid)
    case .noiseContrastive(let isVariational):
      return series.inked(.palette(2)).dashed(isVariational ? .dashed : .solid)
    case .denoising: return series.inked(.foreground).dashed(.solid)
    case .variationalDenoising(_, let controlled):
      return series.inked(.palette(controlled ? 1 : 0)).dashed(controlled ? .dashed : .solid)
    case .bilevel(let unrolled):
      return series.inked(.palette(1)).dashed(unrolled == 5 ? .solid : .dotted)
    }
  }

  private static func dash(_ particles: Int) -> Dash {
    particles >= 10 ? .solid : particles >= 5 ? .dashed : .dotted
  }
}
