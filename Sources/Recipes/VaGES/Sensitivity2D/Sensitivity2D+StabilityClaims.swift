import RecipeKit

extension Sensitivity2D {
  /// What diverges late is not seen in a short run.
  private static let lateCeiling: @Sendable (Results) -> Ceiling? = { results in
    let rows = ToyRows.settings(results)
    let found = rows.iterations ?? 0
    guard found < sweepIterations else { return ceiling(rows) }
    return Ceiling(
      .inconclusive,
      because: "\(spaced(found)) iterations do not show what diverges within the paper's 300 000")
  }

  private static let criterion =
    "a run is stable when its loss is finite throughout, ends below that of a flat energy, and "
    + "within a quarter of its lowest value"

  /// All, or none, of a setting's runs.
  private static func outcome(_ rows: ToyRows, _ setting: ToySetting, isStable: Bool) -> Outcome {
    let (count, total) = rows.stable(setting)
    guard total > 0 else { return .notAttempted("\(setting.label) is not run at this profile") }
    return .exact(
      isStable ? count == total : count == 0,
      "\(count) of \(total) seeds stable, where the claim is \(isStable ? "all" : "none")")
  }

  var stabilityClaims: [Claim] {
    [
      Self.claim(
        "C29", "Training is stable only with both posterior and Langevin steps: K ≥ 5 and C ≥ 5.",
        source: "appendix Table 3 (e)",
        test: "every (K, C): all seeds stable where both are 5 or more, none elsewhere; "
          + Self.criterion,
        expected: "the three with both at least 5 have FIDs of about 28, the seven others diverge",
        ceiling: Self.lateCeiling
      ) { rows in
        let settings = ToySweep.steps(.paper).filter(rows.has)
        return .all(
          settings, of: "settings",
          label: { "K = \($0.inferenceSteps), C = \($0.correctionSteps)" }
        ) { setting in
          Self.outcome(
            rows, setting, isStable: min(setting.inferenceSteps, setting.correctionSteps) >= 5)
        }
      },
      Self.claim(
        "C31",
        "Langevin steps near 2 · 10⁻⁴ n are stable, those far from it diverge, and the noise never "
          + "decides.",
        source: "appendix Table 1",
        test: "for every n whose steps are varied: those at which all seeds are stable are "
          + "neighbours on the grid and do not reach its ends; as many seeds stable with every "
          + "noise; " + Self.criterion,
        expected: "true of all 39 cells of the paper; for n = 50 a quarter and two and a half "
          + "of that step diverge",
        ceiling: Self.lateCeiling
      ) { Self.intervals($0) },
      Self.claim(
        "C32", "The centre of the stable Langevin steps grows in proportion to n.",
        source: "appendix Table 1",
        test: "geometric centre of the stable steps over n, ratios between neighbouring n within "
          + "half and twice proportionality",
        margin: ("a factor of 2", because: "the specification's: the grids have steps of about 2"),
        expected: "4, 10 and 20 · 10⁻³ for n = 20, 50 and 100", ceiling: Self.lateCeiling
      ) { Self.centres($0) },
    ]
  }

  private static func langevin(_ rows: ToyRows) -> [ToySetting] {
    ToySweep.langevin(.paper).filter(rows.has)
  }

  private static func intervals(_ rows: ToyRows) -> Outcome {
    let settings = langevin(rows)
    var cases = ToySweep.latents.compactMap { latent -> (String, Outcome)? in
      let steps = settings.filter { $0.latent == latent && $0.noiseExponent == 4 }
      // The default step alone is there for every n.
      guard steps.count > 1 else { return nil }
      return ("n = \(latent)", interval(rows, steps))
    }
    for setting in settings where setting.noiseExponent != 4 {
      var usual = setting
      usual.noiseExponent = 4
      let (found, reference) = (rows.stable(setting), rows.stable(usual))
      cases.append(
        (
          setting.label,
          .exact(
            found.count * reference.total == reference.count * found.total,
            "\(found.count) of \(found.total) seeds stable, \(reference.count) of "
              + "\(reference.total) with noise 1e-4")
        ))
    }
    return .all(cases, of: "parts")
  }

  /// Whether the steps at which all seeds are stable lie together, within the grid.
  private static func interval(_ rows: ToyRows, _ steps: [ToySetting]) -> Outcome {
    let flags = steps.map { rows.stable($0).count == rows.stable($0).total }
    func names(_ chosen: [ToySetting]) -> String {
      chosen.map { NumberText.shortest($0.stepFactor) }.joined(separator: ", ")
    }
    let stable = zip(steps, flags).filter(\.1).map(\.0)
    let (first, last) = (flags.firstIndex(of: true), flags.lastIndex(of: true))
    let isInside =
      first.map { $0 > 0 } ?? false && last.map { $0 < flags.count - 1 } ?? false
    let isTogether = first.flatMap { a in last.map { $0 - a + 1 == stable.count } } ?? false
    return .exact(
      isInside && isTogether,
      "of the steps \(names(steps)) · 2e-4 n those stable in every seed are "
        + (stable.isEmpty ? "none" : names(stable)))
  }

  private static func centres(_ rows: ToyRows) -> Outcome {
    let stable = ToySweep.latents.map { latent -> [Double]? in
      let settings = langevin(rows).filter { $0.latent == latent && $0.noiseExponent == 4 }
      let factors = settings.filter { rows.stable($0).count == rows.stable($0).total }
        .map(\.stepFactor)
      // Without an unstable step on both sides the centre is that of the grid.
      guard let low = factors.min(), let high = factors.max(),
        settings.contains(where: { $0.stepFactor < low }),
        settings.contains(where: { $0.stepFactor > high })
      else { return nil }
      return [low, high].map { 2e-4 * Double(latent) * $0 }
    }
    let known = zip(ToySweep.latents, stable).compactMap { latent, ends in
      ends.map { (latent, ($0[0] * $0[1]).squareRoot()) }
    }
    guard known.count > 1 else {
      return .notAttempted(
        "no two n have a stable step with unstable ones on both sides at this profile")
    }
    let pairs = zip(known, known.dropFirst()).map { first, second in
      let ratio = second.1 / first.1 * Double(first.0) / Double(second.0)
      return (
        label: "n = \(first.0) and \(second.0)",
        outcome: Outcome.exact("growth of the centre over that of n", ratio, is: .within(0.5...2))
      )
    }
    return .all(pairs, of: "pairs")
  }

  // MARK: Cost

  private static let costCeiling: @Sendable (Results) -> Ceiling? = { _ in
    Ceiling(
      because: "a small network on one processor core, where the paper's are deep ones on "
        + "graphics processors")
  }

  var costClaims: [Claim] {
    [
      Self.claim(
        "C33",
        "An iteration of VaGES takes longer than one of BiSM with N = 0, and no longer than with N = 2.",
        source: "appendix Table 2",
        test:
          "processor time: BiMDSM with N = 0 below VaGES-MDSM, which is at most 1.05 times that "
          + "with N = 2, which is below that with N = 5",
        margin: ("5 % of a time", because: "the specification's: rounding of the paper's minutes"),
        expected: "19, 24, 25 and 34 minutes for 2000 iterations", ceiling: Self.costCeiling
      ) { rows in
        let methods: [ToyMethod] = [
          .variational, .bilevel(unrolled: 0), .bilevel(unrolled: 2), .bilevel(unrolled: 5),
        ]
        let times = methods.compactMap { rows.cost($0, ToyCost.milliseconds) }
        guard times.count == methods.count else {
          return .notAttempted("time is not measured at this profile")
        }
        return .exact(
          times[1] < times[0] && times[0] <= 1.05 * times[2] && times[2] < times[3],
          "VaGES-MDSM \(Self.text(times[0])) ms; BiMDSM "
            + times.dropFirst().map(Self.text).joined(separator: ", ") + " ms with N = 0, 2, 5")
      },
      Self.claim(
        "C34", "The latent model takes 2.8 times as long as the one without latents.",
        source: "F.2.2", test: "ratio of processor times of an iteration between 2 and 4",
        margin: ("2 to 4", because: "the specification's"), expected: "2.8",
        ceiling: Self.costCeiling
      ) { rows in
        guard let ours = rows.cost(.variational, ToyCost.milliseconds),
          let theirs = rows.cost(.visible, ToyCost.milliseconds)
        else { return .notAttempted("time is not measured at this profile") }
        return .exact(
          "time of VaGES-MDSM over that of MDSM without latents", ours / theirs,
          is: .within(2...4))
      },
    ]
  }

  static func text(_ value: Double) -> String { NumberText.fixed(value, digits: 2) }
}
