import RecipeKit

/// One training: a latent dimension, a weight of the divergence, a seed.
public struct DigitRun: Sendable, Hashable {
  public var scale: DigitScale
  /// d.
  public var latent: Int
  /// λ.
  public var weight: Double
  public var seed: UInt64

  public init(scale: DigitScale, latent: Int, weight: Double, seed: UInt64) {
    self.scale = scale
    self.latent = latent
    self.weight = weight
    self.seed = seed
  }

  /// "d = 50, λ = 0.003, seed 2".
  public var label: String { "d = \(latent), λ = \(Self.text(weight)), seed \(seed)" }

  /// A value of λ in words.
  public static func text(_ weight: Double) -> String {
    weight == weight.rounded() ? String(Int(weight)) : NumberText.shortest(weight)
  }

  public var model: BernoulliVAE {
    BernoulliVAE(
      observed: DigitImages.pixelCount, hidden: [scale.hidden, scale.hidden], latent: latent)
  }

  /// How the model is trained; the same key in every item that uses it.
  public var training: Training {
    let programs = BinarizedTraining(
      model: model, objective: WeightedELBO(weight: weight), optimizer: Adam(stepSize: 1e-3),
      imageCount: scale.trainingImages, batchSize: scale.batchSize)
    let count = scale.trainingImages
    return Training(
      settings: [
        "dataset": .text(DigitImages.dataset), "trainingImages": .integer(count),
        "selection": .integer(DigitImages.revision), "hidden": .integer(scale.hidden),
        "latent": .integer(latent), "lambda": .number(weight), "epochs": .integer(scale.epochs),
        "batchSize": .integer(scale.batchSize),
      ], seed: seed, steps: scale.epochs * programs.stepsPerEpoch,
      recordEvery: programs.stepsPerEpoch,
      recorded: weight > 0 ? [Self.loss, Self.bound, Self.divergence] : [Self.loss, Self.bound],
      data: DigitImages.key,
      inputs: { context in
        let images = try DigitImages(context, .train, count: count)
        return [
          BinarizedTraining.images: HostArray(
            images.intensities, shape: [count, DigitImages.pixelCount])
        ]
      }, keeps: BinarizedTraining.isParameter,
      programs: {
        Training.Programs(initialisation: programs.initialisation(), step: programs.step())
      })
  }

  /// Seconds of the training on one core, about.
  public var estimatedSeconds: Double {
    let width = Double(scale.hidden)
    let products = 2 * (Double(DigitImages.pixelCount) * width + width * width)
    let passes: Double = weight > 0 ? 10 : 6
    return passes * products * Double(scale.trainingImages * scale.epochs) / 1e11
  }

  // The last batch of each epoch, before its update.
  private static let loss = Column("loss", label: "Loss", unit: .natsPerExample)
  private static let bound = Column("negative_elbo", label: "−ELBO", unit: .natsPerExample)
  private static let divergence = Column(
    "divergence", label: "Divergence of the posteriors", unit: "nats² per squared latent unit")
}
