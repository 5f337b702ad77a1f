import RecipeKit

/// Claims about score matching and its rivals.
extension CheckerboardClaims {
  private static let ours = CheckerboardMethod.variationalDenoising(particles: 2)
  private static let bilevel = CheckerboardMethod.bilevel(unrolled: 5)

  /// C11, C12, C13 and C23 of appendix figure 3.
  public var scores: [Claim] {
    [
      claim(
        "C11", "VaGES-DSM is comparable to CD, DSM and BiDSM.",
        test: "difference of log-likelihoods within the margin, paired by seed (TOST)",
        margin: (
          "0.03 nats", because: "the specification's: a tenth of what is gained over one Gaussian"
        ), expected: "0.318 against 0.329, 0.317 and 0.320"
      ) { rows in
        .all(
          [.contrastive(isPersistent: false), .denoising, Self.bilevel], of: "rivals",
          label: \.name
        ) { rival in
          .equivalent(
            Self.ours.name, rival.name, rows.pairs(Self.ours, rival, CheckerboardRows.late),
            margin: Margin(0.03, because: "a tenth of what is gained over one Gaussian"),
            metric: CheckerboardRows.late)
        }
      },
      claim(
        "C12", "VaGES-DSM is slightly better than PCD, NCE and VNCE.",
        test: "difference of log-likelihoods above 0 for PCD and NCE, above −0.01 for VNCE, paired "
          + "by seed",
        margin: (
          "0.01 nats for VNCE", because: "the specification's: a tie within one standard error"
        ), expected: "0.045, 0.013 and 0.002"
      ) { rows in
        .all(
          [
            (CheckerboardMethod.contrastive(isPersistent: true), 0),
            (.noiseContrastive(isVariational: false), 0),
            (.noiseContrastive(isVariational: true), -0.01),
          ], of: "rivals", label: { $0.0.name }
        ) { rival, bound in
          .difference(
            Self.ours.name, minus: rival.name,
            rows.pairs(Self.ours, rival, CheckerboardRows.late), is: .above(bound),
            metric: CheckerboardRows.late)
        }
      },
      claim(
        "C13", "VaGES-DSM converges faster than BiDSM.",
        test:
          "fewer iterations to a log-likelihood of 0 in at least 9 of 10 seeds, and after 30 % of "
          + "the iterations a log-likelihood at least 0.1 above, paired by seed",
        margin: (
          "0.1 nats", because: "the specification's: half the gap of an earlier simulation, 0.21"
        ), expected: "26 100 against 36 300 iterations; 0.078 against −0.132 nats"
      ) { rows in
        .all(
          [
            ("iterations to 0", Self.sooner(rows)),
            (
              "log-likelihood after 30 % of the iterations",
              .difference(
                Self.ours.name, minus: Self.bilevel.name,
                rows.pairs(Self.ours, Self.bilevel, CheckerboardRows.early), is: .above(0.1),
                metric: CheckerboardRows.early)
            ),
          ], of: "parts")
      },
      claim(
        "C23", "BiDSM needs its unrolled steps: with N = 0 it is worse than with N = 5.",
        test: "log-likelihood with N = 0 below that with N = 5, paired by seed",
        expected: "−0.30 against 0.32; with N = 0 the hidden bias gets no gradient"
      ) { rows in
        Self.better(Self.bilevel, than: .bilevel(unrolled: 0), rows)
      },
    ]
  }

  /// In how many seeds ours is at 0 nats first; one that never gets there comes last.
  private static func sooner(_ rows: CheckerboardRows) -> Outcome {
    let pairs = rows.pairs(ours, bilevel, CheckerboardRows.crossing).pairs
    guard !pairs.isEmpty else { return .notAttempted("no seed has both methods yet") }
    let wins = pairs.count { pair in
      pair.first.isFinite && (!pair.second.isFinite || pair.first < pair.second)
    }
    func mean(_ method: CheckerboardMethod) -> String {
      NumberText.fixed(rows.estimate(method, CheckerboardRows.crossing).mean, digits: 0)
    }
    return .exact(
      10 * wins >= 9 * pairs.count,
      "\(ours.name) is there first in \(wins) of \(pairs.count) seeds; means of those that arrive: "
        + "\(mean(ours)) and \(mean(bilevel)) iterations")
  }

  /// C14 of appendix figure 4.
  public var scoreDensities: [Claim] {
    [
      claim(
        "C14",
        "The density that VaGES-DSM learns is like those of CD, DSM and BiDSM, and slightly "
          + "better than those of PCD, NCE and VNCE.",
        test: "total variation distance to the data on the whole plane, paired by seed: within the "
          + "margin of CD, DSM and BiDSM (TOST), below PCD, NCE and VNCE",
        margin: (
          "0.02", because: "the specification's: the gap to the three others is 0.024 or more"
        ),
        expected: "0.299 against 0.299, 0.302, 0.295; and 0.328, 0.328, 0.323"
      ) { rows in
        let same: [CheckerboardMethod] = [
          .contrastive(isPersistent: false), .denoising, Self.bilevel,
        ]
        let worse: [CheckerboardMethod] = [
          .contrastive(isPersistent: true), .noiseContrastive(isVariational: false),
          .noiseContrastive(isVariational: true),
        ]
        return .all(
          same.map { rival in
            (
              rival.name,
              .equivalent(
                Self.ours.name, rival.name,
                rows.pairs(Self.ours, rival, CheckerboardRows.variation),
                margin: Margin(0.02, because: "the gap to the three others is 0.024 or more"),
                metric: CheckerboardRows.variation)
            )
          }
            + worse.map { rival in
              (rival.name, Self.better(Self.ours, than: rival, rows, CheckerboardRows.variation))
            }, of: "rivals")
      }
    ]
  }

  /// C15 and C16 of appendix figure 7.
  public var controlVariate: [Claim] {
    func controlled(
      _ id: String, _ name: String, _ with: CheckerboardMethod, _ without: CheckerboardMethod,
      _ relation: Relation, margin: String, expected: String
    ) -> Claim {
      claim(
        id, "The control variate changes the log-likelihood of \(name) little.",
        test: "log-likelihood with minus without, paired by seed and noise, \(margin)",
        margin: (margin, because: "the specification's: several times the effect measured before"),
        expected: expected
      ) { rows in
        .difference(
          with.name, minus: without.name, rows.pairs(with, without, CheckerboardRows.late),
          is: relation, metric: CheckerboardRows.late)
      }
    }
    return [
      controlled(
        "C15", "VaGES-KSD", .variationalKernel(particles: 2, usesControlVariate: true),
        .variationalKernel(particles: 2), .within(0...0.05), margin: "between 0 and 0.05 nats",
        expected: "+0.0106, paired standard deviation 0.0035"),
      controlled(
        "C16", "VaGES-DSM", .variationalDenoising(particles: 2, usesControlVariate: true),
        .variationalDenoising(particles: 2), .within(-0.01...0.01), margin: "within ± 0.01 nats",
        expected: "+0.0003, paired standard deviation 0.0023"),
    ]
  }
}
