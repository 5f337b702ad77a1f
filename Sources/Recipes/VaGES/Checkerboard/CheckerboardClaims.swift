import RecipeKit

/// The paper's statements about the checkerboard as tests on stored runs.
public struct CheckerboardClaims: Sendable {
  /// Where in the paper.
  public var source: String

  public init(source: String) { self.source = source }

  /// Runs shorter than the paper's say nothing: the first 5000 iterations fit one wide Gaussian.
  private static let ceiling: @Sendable (Results) -> Ceiling? = { results in
    guard let found = CheckerboardRows(results).iterations, found < CheckerboardModel.iterations
    else { return nil }
    return Ceiling(
      .inconclusive,
      because: "\(found) iterations where the paper has \(CheckerboardModel.iterations)")
  }

  /// A claim on stored runs.
  func claim(
    _ id: String, _ statement: String, test: String, margin: (String, because: String)? = nil,
    expected: String? = nil, _ evaluate: @escaping @Sendable (CheckerboardRows) -> Outcome
  ) -> Claim {
    Claim(
      id, statement, source: source, test: test, margin: margin?.0, marginReason: margin?.because,
      expected: expected, ceiling: Self.ceiling
    ) { results in
      let rows = CheckerboardRows(results)
      return rows.isEmpty ? .notAttempted("nothing has been measured yet") : evaluate(rows)
    }
  }

  /// `first` has the better value of a column than `second`, paired by seed.
  static func better(
    _ first: CheckerboardMethod, than second: CheckerboardMethod, _ rows: CheckerboardRows,
    _ column: Column = CheckerboardRows.late
  ) -> Outcome {
    .better(
      first.name, than: second.name, rows.pairs(first, second, column), metric: column)
  }

  // MARK: KSD

  /// C7, C8, C9 of Figure 2.
  public var kernels: [Claim] {
    [
      claim(
        "C7", "VaGES-KSD outperforms IS-KSD with the same number of particles.",
        test: "log-likelihood of VaGES-KSD above that of IS-KSD for L = 2, 5 and 10, Welch at 1 %",
        expected: "0.04, 0.16, 0.18 against −1.02, −0.29, 0.04 in an earlier simulation"
      ) { rows in
        .all([2, 5, 10], of: "numbers of particles", label: { "L = \($0)" }) { count in
          let (ours, theirs) = (
            CheckerboardMethod.variationalKernel(particles: count),
            CheckerboardMethod.sampledKernel(particles: count)
          )
          return .better(
            (ours.name, rows.of(ours).values("late")),
            than: (theirs.name, rows.of(theirs).values("late")), metric: CheckerboardRows.late,
            level: 0.99)
        }
      },
      claim(
        "C8", "VaGES-KSD with enough particles is comparable to KSD with the exact score.",
        test:
          "log-likelihood of KSD minus that of VaGES-KSD, paired by seed: below 0.05 for L = 10 "
          + "and below 0.08 for L = 5",
        margin: (
          "0.05 and 0.08 nats",
          because: "the specification's: about twice the gaps of an earlier simulation"
        ), expected: "0.026 and 0.046; at L = 2 still 0.17, which is reported and not tested"
      ) { rows in
        .all([(10, 0.05), (5, 0.08)], of: "numbers of particles", label: { "L = \($0.0)" }) {
          count, margin in
          .difference(
            "KSD", minus: CheckerboardMethod.variationalKernel(particles: count).name,
            rows.pairs(
              .kernel, .variationalKernel(particles: count), CheckerboardRows.late),
            is: .below(margin), metric: CheckerboardRows.late)
        }
      },
      claim(
        "C9", "Both VaGES-KSD and IS-KSD improve with the number of particles.",
        test: "log-likelihood increasing over L = 2, 5, 10 for both, paired by seed"
      ) { rows in
        let steps = [(5, 2), (10, 5)]
        return .all(
          steps.map { more, less in
            (
              "VaGES-KSD, \(more) over \(less)",
              Self.better(
                .variationalKernel(particles: more), than: .variationalKernel(particles: less),
                rows)
            )
          }
            + steps.map { more, less in
              (
                "IS-KSD, \(more) over \(less)",
                Self.better(
                  .sampledKernel(particles: more), than: .sampledKernel(particles: less), rows)
              )
            }, of: "comparisons")
      },
    ]
  }

  /// C10 of appendix figure 2.
  public var kernelDensities: [Claim] {
    [
      claim(
        "C10", "VaGES-KSD learns the data's density as well as KSD, and IS-KSD does not.",
        test: "total variation distance to the data on the whole plane, paired by seed: VaGES-KSD "
          + "below IS-KSD for L = 2, 5, 10; VaGES-KSD with L = 10 less than 0.04 above KSD",
        margin: (
          "0.04", because: "the specification's: twice the gap of an earlier simulation, 0.021"
        ), expected: "0.404, 0.359, 0.350 against 0.847, 0.566, 0.411"
      ) { rows in
        let gap = Outcome.difference(
          "VaGES-KSD, L = 10", minus: "KSD",
          rows.pairs(.variationalKernel(particles: 10), .kernel, CheckerboardRows.variation),
          is: .below(0.04), metric: CheckerboardRows.variation)
        return .all(
          [2, 5, 10].map { count in
            (
              "L = \(count)",
              Self.better(
                .variationalKernel(particles: count), than: .sampledKernel(particles: count),
                rows, CheckerboardRows.variation)
            )
          } + [("against KSD", gap)], of: "comparisons")
      }
    ]
  }
}
