import RecipeKit

/// A method with everything that the sensitivity analysis varies; by default what the paper uses.
struct ToySetting: Hashable, Sendable {
  /// What the posterior is trained by.
  enum Criterion: String, Hashable, Sendable { case fisher, kl }

  var method = ToyMethod.variational
  /// n.
  var latent = 10
  /// Residual blocks of the features.
  var blocks = 3
  /// L.
  var particles = 2
  /// K.
  var inferenceSteps = 5
  /// C.
  var correctionSteps = 5
  /// The step of the Langevin correction over the one that is proportional to n, 2 · 10⁻⁴ n.
  var stepFactor = 1.0
  /// Exponent of its noise, 10^−noiseExponent.
  var noiseExponent = 4
  var criterion = Criterion.fisher

  /// What differs from the default: "VaGES-MDSM, K = 0, C = 5".
  var label: String {
    let usual = ToySetting()
    var parts = [method.name]
    if latent != usual.latent { parts.append("n = \(latent)") }
    if blocks != usual.blocks { parts.append("\(blocks) blocks") }
    if particles != usual.particles { parts.append("L = \(particles)") }
    if (inferenceSteps, correctionSteps) != (usual.inferenceSteps, usual.correctionSteps) {
      parts.append("K = \(inferenceSteps), C = \(correctionSteps)")
    }
    if stepFactor != usual.stepFactor {
      parts.append("step × \(NumberText.shortest(stepFactor))")
    }
    if noiseExponent != usual.noiseExponent { parts.append("noise 1e-\(noiseExponent)") }
    if criterion != usual.criterion { parts.append("KL") }
    return parts.joined(separator: ", ")
  }

  // MARK: Model and training

  var model: CoupledEnergyModel { .toy(blocks: blocks, latent: latent) }
  var visibleModel: BilinearEnergyModel { .toy(blocks: blocks) }
  var posterior: ResidualGaussianPosterior { .toy(latent: latent) }
  var hasLatents: Bool { method != .visible }

  /// σ₀, which is the noise of the density that the model learns.
  static let reference = 0.05

  static let objective = MultilevelDenoisingScoreMatching(
    reference: reference, first: 0.05, last: 1, spacing: .geometric)

  static let optimizer = Adam(stepSize: 1e-4, decay: (0.9, 0.95))

  /// The steps of particles towards the posterior; nil for none.
  ///
  /// - Parameter noise: Their noise; the setting's own when nil.
  func correction(noise: Double? = nil) -> LangevinCorrection? {
    guard method == .variational, correctionSteps > 0 else { return nil }
    return LangevinCorrection(
      steps: correctionSteps, stepSize: 2e-4 * Double(latent) * stepFactor,
      noise: noise ?? Foundation.pow(10, -Double(noiseExponent)))
  }

  var training: any EnergyTraining {
    let divergence: any LatentDivergence =
      criterion == .fisher ? LatentFisherDivergence() : LatentKLDivergence()
    let inference = PosteriorInference(
      posterior, divergence, steps: inferenceSteps, optimizer: Self.optimizer)
    switch method {
    case .variational:
      let estimator = VariationalScore(
        model, posterior, particles: particles, correction: correction())
      return ScoreTraining(
        model, Self.objective, estimator, inference: inference, optimizer: Self.optimizer)
    case .bilevel(let unrolled):
      return BilevelScoreMatching(
        model, Self.objective, inference: inference, unrolledSteps: unrolled,
        optimizer: Self.optimizer)
    case .visible:
      return VisibleScoreTraining(visibleModel, Self.objective, optimizer: Self.optimizer)
    }
  }

  // MARK: Parameters by name

  /// The parameters that are measured, in a program's inputs.
  var template: Parameters {
    let key = KeyTensor.placeholder("key")
    var parameters = Parameters()
    if hasLatents {
      parameters.add(model.initialParameters(key: key), under: "model")
      parameters.add(posterior.initialParameters(key: key), under: "posterior")
    } else {
      parameters.add(visibleModel.initialParameters(key: key), under: "model")
    }
    return parameters
  }
}
