import RecipeKit

/// How large the experiment is at a profile.
struct ToyScale: Sendable, Hashable {
  /// Iterations of the four methods that are compared.
  var methodIterations: Int
  /// Iterations where one setting is varied.
  var iterations: Int
  var seeds: Int
  /// Records of the loss.
  var records: Int
  var trainingPoints: Int
  var testPoints: Int
  /// Particles of the likelihood, and cells along a side of the grid that normalises it.
  var particles: Int
  var gridCells: Int
  /// Samples of annealed Langevin dynamics, and its steps.
  var samples: Int
  var sampler: AnnealedLangevin
  /// Iterations of a block that is timed; 0 where time is not measured.
  var timedIterations: Int

  /// Of a full training in the specification, 20 000 in its sweeps.
  static let paperIterations = 100_000

  init(_ profile: Profile) {
    switch profile {
    case .smoke:
      (methodIterations, iterations, seeds, records) = (6, 4, 2, 2)
      (trainingPoints, testPoints, particles, gridCells) = (200, 40, 4, 12)
      (samples, timedIterations) = (8, 0)
    case .laptop:
      (methodIterations, iterations, seeds, records) = (20_000, 5000, 3, 20)
      (trainingPoints, testPoints, particles, gridCells) = (60_000, 1000, 1000, 60)
      (samples, timedIterations) = (500, 50)
    case .paper:
      (methodIterations, iterations) = (Self.paperIterations, Self.paperIterations)
      (seeds, records) = (3, 100)
      (trainingPoints, testPoints, particles, gridCells) = (60_000, 10_000, 1000, 300)
      (samples, timedIterations) = (2000, 200)
    }
    let steps =
      switch profile {
      case .smoke: (2, 3, 2)
      case .laptop: (130, 520, 50)
      case .paper: (500, 2000, 200)
      }
    sampler = AnnealedLangevin(
      hotSteps: steps.0, coolingSteps: steps.1, coldSteps: steps.2,
      stepSize: profile == .paper ? 0.02 : 0.04, noise: ToySetting.reference)
  }
}

/// The settings that are compared.
enum ToySweep {
  /// The four methods.
  static let methods = ToyMethod.all.map { ToySetting(method: $0) }

  static let blocks = [2, 3, 4]
  static let latents = [4, 10, 20]
  static let noises = [4, 3, 2]

  static func depth() -> [ToySetting] { blocks.map { ToySetting(blocks: $0) } }
  static func latent() -> [ToySetting] { latents.map { ToySetting(latent: $0) } }
  static func noise(_ profile: Profile) -> [ToySetting] {
    (profile == .paper ? noises : [4, 2]).map { ToySetting(noiseExponent: $0) }
  }
  static func particles(_ profile: Profile) -> [ToySetting] {
    (profile == .paper ? [2, 5, 10] : [2, 10]).map { ToySetting(particles: $0) }
  }
  static let divergence = [ToySetting(), ToySetting(criterion: .kl)]

  /// K and C, of which the paper has those with sums of 0, 5, 10 and 15.
  static func steps(_ profile: Profile) -> [ToySetting] {
    let pairs =
      profile == .paper
      ? [0, 5, 10, 15].flatMap { sum in
        stride(from: 0, through: sum, by: 5).map { ($0, sum - $0) }
      }
      : [(0, 0), (0, 5), (5, 0), (5, 5), (5, 10), (10, 5)]
    return pairs.map { ToySetting(inferenceSteps: $0.0, correctionSteps: $0.1) }
  }

  /// The Langevin step over its usual size: the paper's grid for n = 50, and a step far above.
  static func factors(_ profile: Profile) -> [Double] {
    profile == .paper ? [0.1, 0.25, 0.5, 1, 1.5, 2.5, 10] : [0.25, 1, 2.5]
  }

  /// Steps and noise of the Langevin correction, for every n.
  static func langevin(_ profile: Profile) -> [ToySetting] {
    (profile == .paper ? latents : [10]).flatMap { latent in
      factors(profile).flatMap { factor in
        (profile == .paper ? noises : [4]).map {
          ToySetting(latent: latent, stepFactor: factor, noiseExponent: $0)
        }
      }
    }
  }

  /// What is varied, each setting once; the default is the first.
  static func settings(_ profile: Profile) -> [ToySetting] {
    let all: [[ToySetting]] =
      profile == .smoke
      ? [[ToySetting(), ToySetting(inferenceSteps: 0, correctionSteps: 5)]]
      : [
        [ToySetting()], depth(), latent(), particles(profile), noise(profile), divergence,
        steps(profile), langevin(profile),
      ]
    var seen: Set<ToySetting> = []
    return all.flatMap { $0 }.filter { seen.insert($0).inserted }
  }
}
