import RecipeKit

/// A model whose posterior is known, and the family in which it is disturbed.
enum DisturbedModel: String, CaseIterable, Sendable {
  /// Gaussian–Bernoulli RBM, independent bits, KL.
  case machine
  /// Gaussian model, Gaussian posterior, Fisher divergence.
  case gaussian

  var title: String { self == .machine ? "GRBM" : "Gaussian model" }

  var rootLabel: String {
    self == .machine ? "√KL(q ‖ p)" : "√Fisher divergence of q to p"
  }
}

/// Biases of one model at one image, for disturbances of its exact posterior: a cell.
///
///     θ: b, c, W uniform within ±1/√n, σ = 1;  φ = φ_exact + s ξ,  ξ ~ N(0, I) on all entries
///
/// Source: Bao et al. (2021), F.4; §5.1 of its specification [reconstructed where marked there].
struct Disturbance: Sendable {
  static let latent = 400
  static let visible = 560

  var model: DisturbedModel
  /// s.
  var levels: [Double]
  /// ξ at each level.
  var draws: Int

  init(model: DisturbedModel, _ profile: Profile) {
    self.model = model
    let count = profile == .smoke ? 4 : 25
    let last = model == .machine ? 5e-2 : 1e-2
    levels = (0..<count).map { 1e-4 * pow(last / 1e-4, Double($0) / Double(count - 1)) }
    draws = profile == .smoke ? 2 : 10
  }

  static let columns = [
    Column("model"), Column("level", label: "Size of the noise"), Column("draw"),
    Column("divergence"), Column("score", label: "Bias of VaES", direction: .lowerIsBetter),
    Column("gradient", label: "Bias of VaGES", direction: .lowerIsBetter),
    Column("bound", label: "A of Theorem 1"),
  ]

  var cell: Cell {
    Cell(
      label: "\(model.title), \(levels.count) sizes of \(draws) draws",
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement, programs: ["bias": program.fingerprint],
            settings: [
              "levels": .text(levels.map { "\($0)" }.joined(separator: " ")),
              "draws": .integer(draws),
            ],
            seed: 0, data: ["frey-face": ""], revisions: ["image": 1])
        }, run: { StageOutput(rows: try rows($0)) }), estimatedSeconds: 5)
  }

  /// The image: one of the training images, by a key.
  private func image(_ context: any StageContext) throws -> [Double] {
    let images = try context.dataset("frey-face").train
    let index = RandomKey(seed: 0)["image"].permuted(0, count: images.count)
    let size = images.pixelCount
    return images.pixels[index * size..<(index + 1) * size].map { Double($0) / 255 }
  }

  private func rows(_ context: any StageContext) throws -> Rows {
    let executable = Executable(program, precision: .double)
    executable.set("v", try image(context))
    executable.set("key", RandomKey(seed: 0)["disturbance"])
    var rows = Rows(Self.columns)
    func measure(_ level: Double, _ draw: Int) {
      executable.set("level", [level])
      executable.set("draw", index: draw)
      executable.run()
      rows.append([
        "model": .text(model.rawValue), "level": .number(level), "draw": .integer(draw),
        "divergence": .number(executable.scalar("divergence")),
        "score": .number(executable.scalar("score")),
        "gradient": .number(executable.scalar("gradient")),
        "bound": .number(executable.scalar("bound")),
      ])
    }
    measure(0, 0)
    for (index, level) in levels.enumerated() {
      for draw in 0..<draws { measure(level, index * draws + draw) }
      context.progress(Double(index + 1) / Double(levels.count), "size \(index + 1)")
    }
    return rows
  }

  private var program: Program {
    let ports = [
      Port("v", [1, Self.visible]), Port("key", [], .key), Port("level"), Port("draw", [], .index),
    ]
    return Program(ports) { inputs in
      let machine = GaussianBernoulliRBM(visible: Self.visible, latent: Self.latent)
      let key = inputs.key("key")
      let theta = machine.initialParameters(key: key["theta"])
      let noise = key["phi"][inputs["draw"]]
      func disturbed(_ exact: Parameters) -> Parameters {
        exact.replacing(
          exact.outputs.map { name, tensor in
            tensor + inputs["level"] * noise[name].normal(tensor.shape)
          })
      }
      let bias: EstimateBias
      switch model {
      case .machine:
        var exact = Parameters()
        exact["weight"] = theta["weight"].transposed()
        exact["bias"] = theta["hiddenBias"]
        bias = EstimateBias(
          machine, BernoulliPosterior(visible: Self.visible, latent: Self.latent), theta: theta,
          phi: disturbed(exact), inputs["v"])
      case .gaussian:
        let posterior = GaussianPosterior(visible: Self.visible, latent: Self.latent)
        bias = EstimateBias(
          GaussianLatentModel(visible: Self.visible, latent: Self.latent), posterior,
          theta: theta, phi: disturbed(posterior.exact(for: theta)), inputs["v"])
      }
      return [
        "divergence": bias.divergence.sum(), "score": bias.score.sum(),
        "gradient": bias.gradient.sum(),
        "bound": EstimateBias.scoreBound(machine, theta: theta, inputs["v"]).sum(),
      ]
    }
  }
}
