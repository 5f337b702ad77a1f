import RecipeKit
import TradeoffDigits

extension Figure1 {
  public func figures(_ results: Results) -> [Figure] {
    let all = GapRows.latents(results).map { GapRows(results, latent: $0) }
    guard !all.isEmpty else { return [] }
    return [gaps(all), divergences(all)]
  }

  // MARK: Likelihood, bound and gap

  private func gaps(_ all: [GapRows]) -> Figure {
    Figure(
      id: "gap", title: "Likelihood, bound and the gap between them",
      caption: """
        Above: log-likelihood by annealed importance sampling and ELBO, on images of the training \
        and of the test set; the gap is shaded. Below: the gap on a logarithmic axis. Means over \
        seeds, with 95 % t-intervals where they are wider than the markers. The same images, bits \
        and noise for every λ. λ = 0 is the variational autoencoder. On simulated images the lower \
        and the upper bound on log p(x) are at most \
        \(NumberText.fixed(widest(all), digits: 2)) nats apart.
        """,
      alt: "Line charts against λ: likelihood and bound fall and meet as λ grows, the gap shrinks "
        + "over decades.",
      columns: all.count, sharedX: .all, sharedY: .aligned, legend: .bottom, width: 560,
      aspect: 0.72, columnTitles: all.map { "d = \($0.latent)" }
    ) {
      for rows in all { levels(rows) }
      for rows in all { gap(rows) }
    }
  }

  private func levels(_ rows: GapRows) -> Panel {
    Panel(x: .logWithZero("$\\lambda$"), y: .linear("log p(x), ELBO", unit: .nats)) {
      for split in DigitImages.Split.allCases {
        let (upper, lower) = (rows.curve(GapRows.ais, split), rows.curve(GapRows.elbo, split))
        Band(
          x: rows.weights, lower: lower.map(\.mean), upper: upper.map(\.mean),
          series: Series("gap", variant: split.rawValue), meaning: "the gap")
      }
      for split in DigitImages.Split.allCases {
        curve(rows, GapRows.ais, split, "log-likelihood (AIS)")
        curve(rows, GapRows.elbo, split, "ELBO")
      }
    }
  }

  private func gap(_ rows: GapRows) -> Panel {
    Panel(x: .logWithZero("$\\lambda$"), y: .log10("Gap", unit: .nats)) {
      for split in DigitImages.Split.allCases { curve(rows, GapRows.gap, split, "gap") }
    }
  }

  private func curve(
    _ rows: GapRows, _ column: Column, _ split: DigitImages.Split, _ series: String
  ) -> Points {
    Points(
      x: rows.weights, estimates: rows.curve(column, split),
      series: Series(series, variant: split.rawValue))
  }

  private func widest(_ all: [GapRows]) -> Double {
    all.map(\.widestSandwich).filter(\.isFinite).max() ?? .nan
  }

  // MARK: What is minimised instead

  private func divergences(_ all: [GapRows]) -> Figure {
    Figure(
      id: "divergences", title: "Divergence, the bound it gives on the gap, and collapse",
      caption: """
        Above: half the score-matching divergence of the posteriors beside the gap, on test images; \
        the former bounds the latter where log p(x|z) is concave in z. Below: divergence of the \
        approximate posterior from the prior, which is 0 when the latents carry nothing. Means over \
        seeds with 95 % t-intervals.
        """,
      alt: "Line charts against λ: half the divergence stays above the gap while both fall; the "
        + "posterior approaches the prior.",
      columns: all.count, sharedX: .all, sharedY: .aligned, legend: .bottom, width: 560,
      aspect: 0.6, columnTitles: all.map { "d = \($0.latent)" }
    ) {
      for rows in all { bound(rows) }
      for rows in all { collapse(rows) }
    }
  }

  private func bound(_ rows: GapRows) -> Panel {
    let halves = rows.weights.map { weight in
      Estimate(rows.at(weight, .test).values(GapRows.dsm.name).map { $0 / 2 })
    }
    return Panel(x: .logWithZero("$\\lambda$"), y: .log10("Gap, bound", unit: .nats)) {
      Points(
        x: rows.weights, estimates: halves,
        series: Series("half divergence", label: "½ divergence, test").inked(.palette(1))
          .dashed(.longDash).marked(.triangleUp))
      curve(rows, GapRows.gap, .test, "gap")
    }
  }

  private func collapse(_ rows: GapRows) -> Panel {
    Panel(
      x: .logWithZero("$\\lambda$"), y: .linear("KL from the prior", unit: .nats)
    ) {
      for split in DigitImages.Split.allCases {
        curve(rows, GapRows.prior, split, "divergence from the prior")
      }
    }
  }
}
