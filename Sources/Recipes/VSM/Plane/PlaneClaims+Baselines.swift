import RecipeKit

/// Claims about the ELBO and the benchmark objective.
extension PlaneClaims {
  /// S1: `kld-elbo` and `kld-m1` are almost equally good.
  public func benchmarkEqualsELBO(_ id: String = "S1") -> Claim {
    Claim(
      id, "With KL inference the benchmark objective is almost as good as the ELBO.",
      source: source,
      test: "NLL of kld-m1 minus NLL of kld-elbo, paired by seed, inside the margin (TOST), "
        + "for every data set and K ≥ 5",
      margin: "0.05 nats", marginReason: "the specification's: a tenth of the gaps in Figure 3",
      expected: "holds: the gradients are proportional", ceiling: ceiling
    ) { results in
      let rows = PlaneRows(results)
      return .all(
        cases(rows, [.benchmark]).filter { $0.K >= 5 && $0.N == 0 }, of: "settings",
        label: \.label
      ) { item in
        .equivalent(
          "kld-m1", "kld-elbo",
          Self.pairs(
            rows.setting(item.data, .benchmark, nil, K: item.K, N: 0),
            rows.setting(item.data, .baseline, nil, K: item.K, N: 0)),
          margin: Margin(0.05, because: "a tenth of the gaps in Figure 3"), metric: PlaneRows.nll)
      }
    }
  }

  /// S2: more encoder updates help.
  public func moreInferenceHelps() -> Claim {
    Claim(
      "S2", "NLL of the ELBO and of the benchmark objective falls as K grows.",
      source: source,
      test: "NLL at the largest K minus NLL at K = 1, paired by seed, below 0, for both methods",
      expected: "holds", ceiling: ceiling
    ) { results in
      let rows = PlaneRows(results)
      let largest = rows.values("K").last ?? 1
      return .all(
        cases(rows, [.baseline, .benchmark]).filter { $0.K == largest && $0.K > 1 },
        of: "settings", label: \.label
      ) { item in
        .better(
          "K = \(largest)", than: "K = 1",
          Self.pairs(
            rows.setting(item.data, item.method, nil, K: largest, N: 0),
            rows.setting(item.data, item.method, nil, K: 1, N: 0)), metric: PlaneRows.nll)
      }
    }
  }

  /// S3: FD inference is slightly worse for the benchmark objective.
  public func fisherInferenceIsSlightlyWorse(_ id: String = "S3") -> Claim {
    Claim(
      id, "With FD inference the benchmark objective is slightly worse than with KL inference.",
      source: source,
      test: "NLL of fd-m1 minus NLL of kld-m1, paired by seed, above 0 and below 1 nat, for "
        + "every data set and K; a diverged seed counts as worse",
      margin: "1 nat", marginReason: "the specification's reading of 'slightly'",
      expected: "worse; with the released step 10⁻³ many runs with K ≥ 2 diverge", ceiling: ceiling,
      readings: [
        Reading("encoder step 10⁻³ (released)", isHeadline: true) {
          slightlyWorse(PlaneRows($0), stepSize: 1e-3)
        },
        Reading("encoder step 10⁻⁴") { slightlyWorse(PlaneRows($0), stepSize: 1e-4) },
      ])
  }

  /// S9: the benchmark is at least as good as the ELBO.
  public func benchmarkIsNotWorse() -> Claim {
    Claim(
      "S9", "ELBO and the benchmark objective are very similar, the latter slightly better.",
      source: source,
      test: "NLL of kld-m1 minus NLL of kld-elbo, paired by seed, below 0",
      expected: "holds by 0.01 nats in an earlier run of 50 epochs", ceiling: ceiling
    ) { results in
      let rows = PlaneRows(results)
      return .all(
        cases(rows, [.benchmark]).filter { $0.N == 0 }, of: "settings", label: \.label
      ) { item in
        .better(
          "kld-m1", than: "kld-elbo",
          Self.pairs(
            rows.setting(item.data, .benchmark, nil, K: item.K, N: 0),
            rows.setting(item.data, .baseline, nil, K: item.K, N: 0)), metric: PlaneRows.nll)
      }
    }
  }

  private func slightlyWorse(_ rows: PlaneRows, stepSize: Double) -> Outcome {
    let found = datasets.filter { rows.datasets.contains($0) }.flatMap { data in
      rows.values("K").map { Case(data: data, method: .fisherBenchmark, K: $0, N: 0) }
    }.filter {
      rows.setting($0.data, $0.method, nil, K: $0.K, N: 0, stepSize: stepSize).count > 0
    }
    return .all(found, of: "settings", label: \.label) { item in
      let pairs = Self.pairs(
        rows.setting(item.data, item.method, nil, K: item.K, N: 0, stepSize: stepSize),
        rows.setting(item.data, .benchmark, nil, K: item.K, N: 0))
      return .all(
        [("worse", Relation.above(0)), ("only slightly", .below(1))].map { name, relation in
          (
            name,
            .difference("fd-m1", minus: "kld-m1", pairs, is: relation, metric: PlaneRows.nll)
          )
        }, of: "parts")
    }
  }
}
