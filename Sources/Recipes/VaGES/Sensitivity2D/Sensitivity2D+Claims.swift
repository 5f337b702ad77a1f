import RecipeKit

extension Sensitivity2D {
  /// Iterations from which on the specification's sweeps count.
  static let sweepIterations = 20_000

  /// Runs of a toy show orders at best, and what ends better is not known before the end.
  static func ceiling(_ rows: ToyRows) -> Ceiling {
    let found = rows.iterations ?? 0
    guard found >= sweepIterations else {
      return Ceiling(
        .inconclusive,
        because: "\(spaced(found)) iterations show how training begins, where the paper's has "
          + "300 000")
    }
    return Ceiling(
      .consistent,
      because: "points of the plane and \(spaced(found)) iterations, where the paper has images "
        + "and 300 000")
  }

  /// A claim on stored runs.
  static func claim(
    _ id: String, _ statement: String, source: String, test: String,
    margin: (String, because: String)? = nil, expected: String? = nil,
    ceiling: @escaping @Sendable (Results) -> Ceiling? = { ceiling(.settings($0)) },
    _ evaluate: @escaping @Sendable (ToyRows) -> Outcome
  ) -> Claim {
    Claim(
      id, statement, source: source, test: test, margin: margin?.0, marginReason: margin?.because,
      expected: expected, data: [], ceiling: ceiling
    ) { results in
      let rows = ToyRows.settings(results)
      return rows.isEmpty ? .notAttempted("nothing has been measured yet") : evaluate(rows)
    }
  }

  public var claims: [Claim] { methodClaims + sensitivityClaims + stabilityClaims + costClaims }

  // MARK: Methods

  private static let usual = ToySetting()

  /// A claim that the first has the better likelihood, and samples, paired by seed.
  private static func better(
    _ id: String, _ statement: String, source: String, _ first: ToySetting, _ second: ToySetting,
    expected: String? = nil
  ) -> Claim {
    func reading(_ name: String, _ column: Column, isHeadline: Bool) -> Reading {
      Reading(name, isHeadline: isHeadline) { results in
        .better(
          first.label, than: second.label, ToyRows.methods(results).pairs(first, second, column),
          metric: column)
      }
    }
    return Claim(
      id, statement, source: source,
      test: "log-likelihood of \(first.label) above that of \(second.label), paired by seed; as a "
        + "second reading, the energy distance of samples below",
      expected: expected, data: [], ceiling: { Self.ceiling(.methods($0)) },
      readings: [
        reading("log-likelihood", ToyMeasurement.logLikelihood, isHeadline: true),
        reading("energy distance", ToyMeasurement.energyDistance, isHeadline: false),
      ])
  }

  private var methodClaims: [Claim] {
    [
      Self.better(
        "C23", "BiMDSM needs its unrolled steps: with N = 0 it is worse than with N = 5.",
        source: "App. I", ToySetting(method: .bilevel(unrolled: 5)),
        ToySetting(method: .bilevel(unrolled: 0))),
      Self.better(
        "C24", "Latent variables make the model more expressive than the same network without.",
        source: "Table 1, F.2.2", Self.usual, ToySetting(method: .visible)),
      Self.better(
        "C25", "VaGES trains a deep model better than bi-level score matching does.",
        source: "Table 1, abstract", Self.usual, ToySetting(method: .bilevel(unrolled: 0)),
        expected: "the paper's bi-level runs on images have N = 0"),
    ]
  }

  // MARK: Sensitivity

  private var sensitivityClaims: [Claim] {
    [
      Self.claim(
        "C27", "Deeper features are better.", source: "appendix Table 3 (b)",
        test: "log-likelihood increasing over 2, 3 and 4 blocks, paired by seed",
        expected: "FID 36.17, 28.09 and 25.98 for 12, 18 and 24 convolutions"
      ) { rows in
        .all([(3, 2), (4, 3)], of: "steps", label: { "\($0.0) blocks over \($0.1)" }) {
          more, less in
          .better(
            "\(more) blocks", than: "\(less) blocks",
            rows.pairs(ToySetting(blocks: more), ToySetting(blocks: less)),
            metric: ToyMeasurement.logLikelihood)
        }
      },
      Self.claim(
        "C28", "Latents, particles and Langevin noise matter little.",
        source: "appendix Table 3 (a), (c), (d)",
        test: "log-likelihood of each other n, L and noise minus that of the default, paired by "
          + "seed, within the margin (TOST)",
        margin: (
          "half of what depth changes, at least 0.02 nats",
          because: "the specification's half of row (b); below 0.02 nats the yardstick itself is "
            + "the noise of a seed"
        ), expected: "FID spreads of 1.5, 3.1 and 4.6 beside 10.2 for depth"
      ) { Self.smallChanges($0) },
      Self.claim(
        "C30", "Training the posterior by KL in place of the Fisher divergence changes little.",
        source: "App. G.2",
        test: "log-likelihood with KL minus that with Fisher, paired by seed, within the margin "
          + "(TOST)",
        margin: (
          "0.05 nats",
          because: "7 % of the log 2 nats that knowing the cells is worth, as the specification's "
            + "2 FID are 7 % of 28"
        ), expected: "FID 29.13 against 28.09"
      ) { rows in
        .equivalent(
          "KL", "Fisher", rows.pairs(ToySetting(criterion: .kl), Self.usual),
          margin: Margin(0.05, because: "7 % of log 2"), metric: ToyMeasurement.logLikelihood)
      },
    ]
  }

  /// The settings that C28 sets beside the default.
  private static let others =
    [4, 20].map { ToySetting(latent: $0) } + [5, 10].map { ToySetting(particles: $0) }
    + [3, 2].map { ToySetting(noiseExponent: $0) }

  private static func smallChanges(_ rows: ToyRows) -> Outcome {
    let means = ToySweep.depth().map { rows.estimate($0).mean }
    let known = others.filter(rows.has)
    guard means.allSatisfy(\.isFinite), !known.isEmpty else {
      return .notAttempted("what depth changes is not measured at this profile")
    }
    let spread = (means.max() ?? 0) - (means.min() ?? 0)
    let margin = Margin(max(spread / 2, 0.02), because: "half of what depth changes")
    return .all(known, of: "settings", label: \.label) { setting in
      .equivalent(
        setting.label, "default", rows.pairs(setting, usual), margin: margin,
        metric: ToyMeasurement.logLikelihood)
    }
  }
}
