import RecipeKit

extension Theory {
  public func figures(_ results: Results) -> [Figure] {
    let all = Annealing.all(results)
    guard !all.isEmpty else { return [] }
    return [
      Figure(
        id: "convergence", title: "Estimates of log p(x) from below and from above",
        caption: """
          Annealed importance sampling forward (in expectation at most log p(x)) and in reverse \
          (at least), against the number T of temperatures; mean over simulated data less the \
          mean of log p(x), which is exact for the linear Gaussian and the middle of both estimates \
          at the largest T for the trained autoencoder (λ = 0). Bars: ± one standard error over data \
          of the difference. Arrows lie beyond the axis. From the encoder's posterior the path is \
          so short that few temperatures are enough.
          """,
        alt: "Line charts of forward and reverse estimates against T, which meet at 0 as T grows; "
          + "soonest from the encoder.",
        columns: 2, sharedX: .all, sharedY: .all, legend: .bottom, width: 560, aspect: 0.62
      ) {
        for runs in all { panel(runs) }
      }
    ]
  }

  private func panel(_ runs: Annealing) -> Panel {
    Panel(
      runs.title, x: .log10("Temperatures T"),
      y: .linear("Estimate − log p(x)", unit: .nats, range: -6...4)
    ) {
      Rule.horizontal(at: 0)
      curve(runs, "forward", Series("forward").inked(.palette(0)).dashed(.solid).marked(.circle))
      curve(
        runs, "backward",
        Series("backward", label: "reverse").inked(.palette(1)).dashed(.dashed)
          .marked(.square, isFilled: false))
    }
  }

  private func curve(_ runs: Annealing, _ name: String, _ series: Series) -> Points {
    let points = runs.steps.map { steps -> (mean: Double, error: Double) in
      let spread =
        runs.isExact
        ? runs.difference(name, "exact", steps)
        : runs.difference("backward", "forward", steps)
      return (runs.estimate(name, steps).mean - runs.reference, spread.standardError)
    }
    return Points(
      x: runs.steps.map { Double($0) }, y: points.map(\.mean),
      low: points.map { $0.mean - $0.error }, high: points.map { $0.mean + $0.error },
      series: series, isConnected: true, meaning: "± one standard error over data")
  }

  // MARK: Tables

  public func tables(_ results: Results) -> [Table] {
    var tables: [Table] = []
    let all = Annealing.all(results)
    if !all.isEmpty { tables.append(annealing(all)) }
    return tables + Finding.tables(results)
  }

  private func annealing(_ all: [Annealing]) -> Table {
    Table(
      id: "estimates", title: "Forward and reverse estimates",
      caption: "Means over simulated data, nats.",
      columns: [
        TableColumn("Model"), TableColumn("T", alignment: .trailing),
        TableColumn("forward", alignment: .trailing), TableColumn("exact", alignment: .trailing),
        TableColumn("reverse", alignment: .trailing),
        TableColumn("reverse − forward", alignment: .trailing),
      ],
      rows: all.flatMap { runs in
        runs.steps.map { steps in
          [
            .text(runs.title.split(separator: "\n").joined(separator: ", ")), .integer(steps),
            .number(runs.estimate("forward", steps).mean, digits: 3),
            runs.isExact ? .number(runs.reference, digits: 3) : .empty,
            .number(runs.estimate("backward", steps).mean, digits: 3),
            .number(runs.difference("backward", "forward", steps).mean, digits: 3),
          ]
        }
      }, headerColumns: 2)
  }

  public func summary(_ results: Results) -> String {
    let claims = ["B10", "B11", "D1", "D2", "D3"].flatMap { Finding.stored(results, of: $0) }
    let held = claims.count { $0.holds }
    let start = "\(held) of \(claims.count) numbers with a known answer come out as they should."
    let compared = Annealing.all(results).filter { $0.steps.contains(Self.compared) }
    guard !compared.isEmpty else { return start }
    let widths = compared.map { runs in
      let gap = runs.difference("backward", "forward", Self.compared).mean
      let title = runs.title.split(separator: "\n").joined(separator: ", ")
      return "\(NumberText.fixed(gap, digits: 2)) nats (\(title))"
    }
    return start + " With \(Self.compared) temperatures the estimates of log p(x) from above and "
      + "from below are apart by " + widths.joined(separator: ", ") + "."
  }

  /// T at which the summary compares.
  private static let compared = 1000
}
