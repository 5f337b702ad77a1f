import RecipeKit
import VAEErrorMixture

/// Where the optimum of the bound lies: the schematic of the paper, drawn from real joint training.
///
/// Source: Shekhovtsov, Schlesinger & Flach (2022), ICLR, Figure 1; §7 of its specification, the
/// version with data.
public struct Figure1: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vae-error/figure-1")

  public func cells(_ profile: Profile) -> [Cell] {
    let starts = profile == .smoke ? 1 : 4
    return MixtureResults.cells(profile)
      + (1...starts).map {
        MixtureAlternation(start: $0, iterations: profile == .smoke ? 5 : 400).cell
      }
  }

  public func work(_ profile: Profile) -> Work {
    Work(
      seeds: MixtureResults.networks(profile),
      steps: "the trainings of Figure 2, and coordinate ascent from random centres",
      varying: "sample and initialisation of the network")
  }

  public let deviations =
    [
      Deviation(
        "The figure is drawn from data.",
        because: "the paper's is a schematic without numbers. The horizontal axis is the "
          + "parallelogram defect of the four centres, which is 0 exactly for the decoders that "
          + "some factorised encoder can fit exactly; the vertical one is the log-likelihood.")
    ] + MixtureWords.deviations

  public func settings(_ profile: Profile) -> [SettingComparison] {
    MixtureWords.settings(profile)
  }

  public var claims: [Claim] {
    [
      Claim(
        "A14", "Joint training pulls the decoder towards the consistent set.",
        source: "§3.4, Figure 1",
        test: "parallelogram defect after joint training at most half of the ground truth's; that "
          + "of the restricted Boltzmann machine is 0", margin: "one half",
        marginReason: "the specification's, §10; 0.26 in its own run", data: [],
        readings: [
          Reading("population", isHeadline: true) { results in
            let mixture = MixtureResults(results)
            return Self.pull(mixture, mixture.population)
          },
          Reading("networks") { results in
            let mixture = MixtureResults(results)
            guard !mixture.networks.isEmpty else {
              return .notAttempted("no network has been trained yet")
            }
            return .all(mixture.networks, of: "networks") {
              Self.pull(mixture, mixture.path($0))
            }
          },
        ])
    ]
  }

  private static func pull(_ mixture: MixtureResults, _ path: Rows) -> Outcome {
    guard let start = mixture.population.first, let end = path.last, let machine = mixture.harmonium
    else { return .notAttempted("nothing has been computed yet") }
    let centres = MixtureResults.centres(machine)
    let defect = hypot(
      centres[0].x + centres[3].x - centres[1].x - centres[2].x,
      centres[0].y + centres[3].y - centres[1].y - centres[2].y)
    let (before, after) = (start.number("defect"), end.number("defect"))
    return .exact(
      after <= before / 2 && defect < 1e-9,
      "defect \(NumberText.fixed(before, digits: 3)) → \(NumberText.fixed(after, digits: 3)), "
        + "\(NumberText.fixed(100 * after / before, digits: 0)) % of it remains")
  }

  public func summary(_ results: Results) -> String {
    let mixture = MixtureResults(results)
    guard let start = mixture.population.first, let end = mixture.population.last else {
      return "Nothing has been measured yet."
    }
    func text(_ value: Double) -> String { NumberText.fixed(value, digits: 3) }
    return "Starting at the maximum of the likelihood, joint training leaves it for the "
      + "consistent set: the parallelogram defect falls from \(text(start.number("defect"))) to "
      + "\(text(end.number("defect"))), at the cost of "
      + "\(NumberText.fixed(start.number("likelihood") - end.number("likelihood"), digits: 4)) "
      + "nats of likelihood, and stops before the set is reached, where the pull of the mismatch "
      + "balances that of the likelihood."
  }

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    let mixture = MixtureResults(results)
    guard let start = mixture.population.first, let end = mixture.population.last else { return [] }
    let networks = mixture.networks
    let seeds = networks.count == 1 ? "seed 1" : "seeds 1 to \(networks.count)"
    let others = mixture.states.distinct("source").map(\.string).filter { $0.hasPrefix("random") }
    return [
      Figure(
        id: "plane", title: "The plane of parallelogram defect and likelihood",
        caption: """
          Paths of joint training of the mixture's decoder. Full: population, best factorised \
          encoder \
          at every x, from the ground truth $\\theta_{ML}$ to the bound's optimum $\\theta_{VAE}$; \
          dashed: encoder networks trained as in the paper (\(seeds)); dotted: population from \
          random \
          centres, whose beginnings lie below the frame. Left edge: the consistent set \
          $\\Theta_\\Phi$, with the restricted Boltzmann \
          machine of maximum likelihood.
          """,
        alt: "Paths from the maximum of the likelihood at the upper right to an optimum at the "
          + "lower left, short of the consistent set at the left edge.",
        legend: .bottom, aspect: 0.62,
        panels: {
          Panel(
            x: .linear("Parallelogram defect $\\delta(\\theta)$", range: 0...2.6),
            y: .linear(
              "Log-likelihood $L(\\theta)$", unit: .natsPerExample, range: -3.2990 ... -3.2855)
          ) {
            Rule.vertical(
              at: 0,
              series: Series("consistent set", label: "consistent set $\\Theta_\\Phi$")
                .inked(.palette(2)).dashed(.solid).stroked(3))
            for (index, name) in others.enumerated() {
              let path = mixture.path(name)
              Trajectory(
                x: path.values("defect"), y: path.values("likelihood"),
                series: Series(
                  "random start", label: index == 0 ? "random centres" : "random centres"
                ).inked(.muted).dashed(.dotted), showsStart: false)
            }
            for name in networks {
              let path = mixture.path(name)
              Trajectory(
                x: path.values("defect"), y: path.values("likelihood"),
                series: Series("network", label: "encoder networks").inked(.palette(1))
                  .dashed(.dashed).stroked(2.4), showsStart: false)
            }
            Trajectory(
              x: mixture.population.values("defect"), y: mixture.population.values("likelihood"),
              series: Series("population").inked(.palette(0)).dashed(.solid)
                .marked(.circle).stroked(3.2))
            if let machine = mixture.harmonium {
              Points(
                x: [0], y: [machine.number("likelihood")],
                series: Series("restricted Boltzmann machine").inked(.palette(2))
                  .marked(.diamond), diameter: 6)
            }
            Annotation(
              "$\\theta_{ML}$", x: start.number("defect"), y: start.number("likelihood"),
              anchor: .start, offset: Point(6, 0))
            Annotation(
              "$\\theta_{VAE}$", x: end.number("defect"), y: end.number("likelihood"),
              anchor: .end, offset: Point(-7, 8))
            Annotation(
              "$\\Theta_\\Phi$", x: 0, y: -3.2875, anchor: .start, offset: Point(6, 0))
          }
        })
    ]
  }

  public func tables(_ results: Results) -> [Table] {
    let mixture = MixtureResults(results)
    let sources = mixture.states.distinct("source").map(\.string)
    guard !sources.isEmpty else { return [] }
    return [
      Table(
        id: "paths", title: "Ends of the paths",
        caption: "Exact expectations under the ground truth, nats per example.",
        columns: [
          TableColumn("Path"), TableColumn("defect, start", alignment: .trailing),
          TableColumn("defect, end", alignment: .trailing),
          TableColumn("log-likelihood, end", alignment: .trailing),
          TableColumn("bound, end", alignment: .trailing),
        ],
        rows: sources.compactMap { name in
          let path = mixture.path(name)
          guard let first = path.first, let last = path.last else { return nil }
          return [
            .text(name), .number(first.number("defect"), digits: 3),
            .number(last.number("defect"), digits: 3),
            .number(last.number("likelihood"), digits: 4),
            .number(last.number("elbo"), digits: 4),
          ]
        })
    ]
  }
}
