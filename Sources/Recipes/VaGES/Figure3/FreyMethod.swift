import RecipeKit

/// A method that is compared on Frey face: VaGES-DSM, or BiDSM with N unrolled steps.
enum FreyMethod: Hashable, Sendable {
  case variational
  case bilevel(unrolled: Int)

  static let all: [FreyMethod] = [
    .variational, .bilevel(unrolled: 0), .bilevel(unrolled: 2), .bilevel(unrolled: 5),
  ]

  var name: String {
    switch self {
    case .variational: "VaGES-DSM"
    case .bilevel(let unrolled): "BiDSM, N = \(unrolled)"
    }
  }

  /// N; nil for VaGES-DSM.
  var unrolled: Int? { if case .bilevel(let count) = self { count } else { nil } }

  var series: Series {
    let series = Series(name)
    switch self {
    case .variational: return series.inked(.palette(0)).dashed(.solid).marked(.circle)
    case .bilevel(0):
      return series.inked(.palette(1)).dashed(.dotted).marked(.square, isFilled: false)
    case .bilevel(2):
      return series.inked(.palette(1)).dashed(.dashed).marked(.triangleUp, isFilled: false)
    case .bilevel: return series.inked(.palette(1)).dashed(.solid).marked(.square)
    }
  }
}

/// A method with its numbers of particles and of steps of the posterior, at a size of images.
struct FreySetting: Hashable, Sendable {
  var method: FreyMethod
  /// L.
  var particles: Int
  /// K.
  var steps: Int
  /// Hidden units.
  var latent: Int

  var label: String { "\(method.name), L = \(particles), K = \(steps)" }

  static let visible = 560

  var machine: GaussianBernoulliRBM {
    GaussianBernoulliRBM(visible: Self.visible, latent: latent)
  }

  /// The training, with the paper's noise of 0.3 and steps of 2 · 10⁻⁴.
  var training: any EnergyTraining {
    let posterior = BernoulliPosterior(visible: Self.visible, latent: latent)
    let adam = Adam(stepSize: 2e-4, decay: (0.9, 0.95))
    let inference = PosteriorInference(
      posterior, LatentKLDivergence(), steps: steps, optimizer: adam)
    let objective = DenoisingScoreMatching(noise: 0.3)
    switch method {
    case .variational:
      return ScoreTraining(
        machine, objective, VariationalScore(machine, posterior, particles: particles),
        inference: inference, optimizer: adam)
    case .bilevel(let unrolled):
      return BilevelScoreMatching(
        machine, objective, inference: inference, unrolledSteps: unrolled, particles: particles,
        optimizer: adam)
    }
  }

  // MARK: Programs

  static let batch = 100

  /// From a key and the images to the first state.
  func initialisation(images: Int) -> Program {
    let setting = self
    return Program(
      [Port("key", [], .key)],
      outputs: { inputs in
        // No method here starts chains at data.
        let nothing = Tensor.constant(0, shape: [Self.batch, Self.visible])
        return setting.training.initialState(nothing, key: inputs.key("key")).outputs
      })
  }

  /// One step on the next images of the epoch's order.
  func step(images: Int) -> Program {
    let state = initialisation(images: images).outputs
    let training = training
    return Program(
      state + [
        Port("train", [images, Self.visible]), Port("key", [], .key), Port("step", [], .index),
      ],
      outputs: { inputs in
        var current = Parameters()
        for port in state { current[port.name] = inputs[port.name] }
        let step = inputs["step"]
        let perEpoch = images / Self.batch
        let positions = inputs.key("key")["order"][step.quotient(perEpoch)].permutedIndices(
          from: step.remainder(perEpoch).multiplied(by: Self.batch), count: Self.batch, of: images)
        let v = inputs["train"].gathered(positions)
        return training.step(current, v, key: inputs.key("key")["step"][step], step: step).outputs
      })
  }

  /// The score-matching loss of images, ½ ‖s‖² + tr ∇_v s, with the exact score: nats² per squared
  /// unit.
  func scoreMatching(images: Int, named name: String) -> Program {
    let machine = machine
    let template = machine.initialParameters(key: .placeholder("key"))
    let ports = template.ports.map { Port("model.\($0.name)", $0.type.shape) }
    return Program(ports + [Port(name, [images, Self.visible])]) { inputs in
      let theta = template.replacing(template.names.map { inputs["model.\($0)"] })
      let v = inputs[name]
      let loss = 0.5 * machine.score(theta, v).squaredNorm() + machine.scoreTrace(theta, v)
      return ["ssm": loss.mean(), "freeEnergy": machine.freeEnergy(theta, v).mean()]
    }
  }
}
