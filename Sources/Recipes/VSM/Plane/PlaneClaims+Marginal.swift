import RecipeKit

/// Claims about the objectives derived from the marginal Fisher divergence, and their rivals.
extension PlaneClaims {
  /// S4 and S5: `m2` and `m3` cannot fit.
  public func cannotFit(_ id: String, _ learning: PlaneMethod.Learning) -> Claim {
    cannotFit(
      id, [learning],
      "The objective \(learning.rawValue) cannot fit: its NLL lies above the axis range.",
      expected: learning == .m3
        ? "holds for the released estimator, which diverges; fails for the per-datum one"
        : "weak on mixture, clear on sparse")
  }

  /// The same for several objectives in one statement.
  public func cannotFit(
    _ id: String, _ learning: [PlaneMethod.Learning], _ statement: String,
    expected: String? = nil
  ) -> Claim {
    let methods = PlaneMethod.marginal.filter { learning.contains($0.learning) }
    let names = learning.map(\.rawValue).joined(separator: " and ")
    return Claim(
      id, statement, source: source,
      test: "NLL of \(names) minus NLL of kld-elbo at the same K, paired by seed, "
        + "above the margin, for every data set, K, N and both inferences; a diverged seed "
        + "counts as worse",
      margin: "0.1 nats", marginReason: "the specification's: what would leave the paper's axes",
      expected: expected, ceiling: ceiling,
      readings: Self.bothEstimators { rows, estimator in
        .all(
          cases(rows, methods).filter {
            rows.setting($0.data, $0.method, estimator, K: $0.K, N: $0.N).count > 0
          }, of: "settings", label: \.label
        ) { item in
          .difference(
            item.method.name, minus: "kld-elbo",
            Self.pairs(
              rows.setting(item.data, item.method, estimator, K: item.K, N: item.N),
              rows.setting(item.data, .baseline, nil, K: item.K, N: 0)), is: .above(0.1),
            metric: PlaneRows.nll)
        }
      })
  }

  /// S6: unrolling has no strong positive effect.
  public func unrollingDoesNotHelp() -> Claim {
    Claim(
      "S6", "Bi-level updates (N > 0) have no strong positive effect on m2 and m3.",
      source: source,
      test: "NLL at N minus NLL at N = 0, paired by seed, above −margin, for every N > 0",
      margin: "0.05 nats", marginReason: "the specification's: the smallest gap seen in Figure 3",
      expected: "holds; N = 5 made it worse in earlier runs", ceiling: ceiling,
      readings: Self.bothEstimators { rows, estimator in
        unrolled(rows, estimator) { item, pairs in
          .difference(
            "N = \(item.N)", minus: "N = 0", pairs, is: .above(-0.05), metric: PlaneRows.nll)
        }
      })
  }

  /// S7: with more steps and a larger network it has a substantial effect.
  public func unrollingHelpsSubstantially() -> Claim {
    Claim(
      "S7",
      "With larger K and N, a larger network and longer training, N has a substantial "
        + "effect on m2 and m3.",
      source: source,
      test: "NLL at the largest N minus NLL at N = 0, paired by seed, below −margin",
      margin: "0.1 nats", marginReason: "the specification's reading of 'substantial'",
      ceiling: ceiling,
      readings: Self.bothEstimators { rows, estimator in
        unrolled(rows, estimator) { item, pairs in
          .difference(
            "N = \(item.N)", minus: "N = 0", pairs, is: .below(-0.1), metric: PlaneRows.nll)
        }
      })
  }

  private func unrolled(
    _ rows: PlaneRows, _ estimator: ScoreMatchingEstimator,
    _ test: (Case, PairedValues) -> Outcome
  ) -> Outcome {
    let found = cases(rows, PlaneMethod.marginal, unrolled: { $0 > 0 }).filter {
      rows.setting($0.data, $0.method, estimator, K: $0.K, N: $0.N).count > 0
    }
    return .all(found, of: "settings", label: \.label) { item in
      test(
        item,
        Self.pairs(
          rows.setting(item.data, item.method, estimator, K: item.K, N: item.N),
          rows.setting(item.data, item.method, estimator, K: item.K, N: 0)))
    }
  }

  /// C41, C42: objectives that fail altogether.
  public func fails(
    _ id: String, _ statement: String, _ readings: [(name: String, method: PlaneMethod)],
    worseThan rival: PlaneMethod, by gap: Double
  ) -> Claim {
    Claim(
      id, statement, source: source,
      test: "NLL minus NLL of \(rival.name), paired by seed, above \(gap) nats, for every data "
        + "set and K; a diverged seed counts as worse",
      ceiling: ceiling,
      readings: readings.enumerated().map { index, entry in
        Reading(entry.name, isHeadline: index == 0) { results in
          let rows = PlaneRows(results)
          return .all(cases(rows, [entry.method]), of: "settings", label: \.label) { item in
            .difference(
              entry.method.name, minus: rival.name,
              Self.pairs(
                rows.setting(item.data, entry.method, nil, K: item.K, N: 0),
                rows.setting(item.data, rival, nil, K: item.K, N: 0)), is: .above(gap),
              metric: PlaneRows.nll)
          }
        }
      })
  }
}
