import RecipeKit

/// The stored results of the mixture, and selections from them.
public struct MixtureResults {
  public let states: Rows
  /// The best start of the restricted Boltzmann machine.
  public let harmonium: Row?
  private let results: Results

  public init(_ results: Results) {
    self.results = results
    states = results["states"]
    harmonium = results["harmonium"].max { $0.number("likelihood") < $1.number("likelihood") }
  }

  /// The cells that both figures use.
  public static func cells(_ profile: Profile) -> [Cell] {
    let iterations = profile == .smoke ? 5 : 400
    return [
      MixtureAlternation(start: 0, iterations: iterations).cell, MixtureHarmonium(profile).cell,
    ]
      + (1...networks(profile)).map { MixtureNetwork(profile, seed: UInt64($0)).cell }
  }

  /// Seeds of the network.
  public static func networks(_ profile: Profile) -> Int { profile == .smoke ? 1 : 3 }

  /// The states of one source, in order.
  public func path(_ source: String, phase: String = "joint") -> Rows {
    states.where("source", .text(source)).where("phase", .text(phase))
  }

  /// The population's path from the ground truth.
  public var population: Rows { path(MixtureAlternation.source) }

  /// Names of the networks.
  public var networks: [String] {
    states.distinct("source").map(\.string).filter { $0.hasPrefix("network") }
  }

  /// The centres of a state or of the restricted Boltzmann machine.
  public static func centres(_ row: Row) -> [(x: Double, y: Double)] {
    Mixture.codes.map { (row.number("x\($0)"), row.number("y\($0)")) }
  }

  /// The decision maps of the first network, and of the restricted Boltzmann machine.
  public var maps: Rows { Self.first(results["maps"]) }
  public var harmoniumMap: Rows { results["harmonium_map"] }

  private static func first(_ rows: Rows) -> Rows {
    guard let cell = rows.first?["cell"] else { return rows }
    return rows.where("cell", cell)
  }

  /// L(θ_ML): the ground truth's own likelihood, the first state of the population.
  public var truth: Double { population.first?.number("likelihood") ?? .nan }
  /// F(θ_ML): its mismatch with the best factorised encoder.
  public var mismatch: Double { truth - (population.first?.number("elbo") ?? .nan) }
}

/// What the pages on the mixture say in common.
public enum MixtureWords {
  public static let deviations = [
    Deviation(
      "Centres $(1, 1), (1, -1), (0, 0), (-1, 0)$ and $\\sigma = 1$.",
      because: "those of the published replication; the paper's own are not in the text."),
    Deviation(
      "Beside the paper's procedure with a network on a sample, joint training is also done on the "
        + "population with the best factorised $q$ at every $x$.",
      because: "it has neither sampling nor optimisation error, so that its numbers are those of "
        + "the bound itself. Expectations are sums over a grid of 101 × 101 points on $[-7, "
        + "7]^2$ in all cases."),
    Deviation(
      "The restricted Boltzmann machine is trained by exact maximum likelihood on the population.",
      because: "the paper does not say how; four states can be summed."),
    Deviation(
      "The laptop profile has 500 draws of each component.",
      because: "the replication's 2000 change the third decimal and take four times as long."),
  ]

  public static func settings(_ profile: Profile) -> [SettingComparison] {
    let network = MixtureNetwork(profile, seed: 1)
    return [
      SettingComparison("Codes", "2 bits, uniform prior"),
      SettingComparison("Decoder", "a centre for each code, $\\sigma$ fixed"),
      SettingComparison("Encoder", "2–64–64–2, ReLU, factorised bits"),
      SettingComparison("Bound", "exact, summed over 4 codes"),
      SettingComparison(
        "Sample", paper: "not given (replication: 2000 of each component)",
        ours: "\(network.perComponent) of each component", isSame: network.perComponent == 2000),
      SettingComparison(
        "Optimiser", paper: "not given (replication: Adam 10⁻³, then 10⁻⁴)",
        ours: "Adam 10⁻³ for the encoder, 10⁻⁴ for both, on the whole sample", isSame: true),
      SettingComparison(
        "Steps", paper: "not given (replication: 10 000 and 10 000)",
        ours: "\(network.steps.pretraining) and \(network.steps.joint)", isSame: false),
      SettingComparison(
        "Seeds", paper: "1", ours: "\(MixtureResults.networks(profile)) for the network",
        isSame: false),
    ]
  }
}
