import RecipeKit
import TradeoffDigits

extension Figure2 {
  static let kernels: [SupportVectorMachine.Kernel] = [.radial, .linear]

  public func figures(_ results: Results) -> [Figure] {
    let all = Self.kernels.map { AccuracyRows(results, $0) }
    guard all.contains(where: { !$0.weights.isEmpty }) else { return [] }
    return [
      Figure(
        id: "accuracy", title: "Accuracy from few labelled digits",
        caption: """
          Test accuracy of a support vector machine on posterior means against λ, one line for each \
          number s of labelled images. Above: mean over seeds, each the mean over its draws of \
          labelled images, with 95 % t-intervals. Below: difference from λ = 0 on the same \
          labelled images, with the interval of the paired difference; a gain is an interval above \
          0; arrows mark losses below the axis. \
          λ = 0 is the variational autoencoder.
          """,
        alt:
          "Line charts of accuracy against λ for three numbers of labels and two kernels, and of "
          + "the difference from λ = 0.",
        columns: 2, sharedX: .all, sharedY: .aligned, legend: .bottom, width: 560, aspect: 0.7,
        columnTitles: Self.kernels.map { "\($0.rawValue) kernel" }
      ) {
        for rows in all { accuracies(rows) }
        for rows in all { differences(rows) }
      }
    ]
  }

  private func series(_ rows: AccuracyRows) -> [Series] {
    Series.ordered(rows.labelled.map { "s = \($0)" })
  }

  private func accuracies(_ rows: AccuracyRows) -> Panel {
    Panel(x: .logWithZero("$\\lambda$"), y: .linear("Test accuracy")) {
      for (labelled, series) in zip(rows.labelled, series(rows)) {
        Points(
          x: rows.weights, estimates: rows.weights.map { rows.estimate(labelled, $0) },
          series: series)
      }
    }
  }

  /// Near λ = 0, where a gain may be: losses of more than some points leave the panel.
  private func differences(_ rows: AccuracyRows) -> Panel {
    Panel(
      x: .logWithZero("$\\lambda$"),
      y: .linear("Difference from λ = 0", unit: "points", range: -6...2)
    ) {
      Rule.horizontal(at: 0)
      for (labelled, series) in zip(rows.labelled, series(rows)) {
        Points(
          x: rows.weights,
          estimates: rows.weights.map { weight in
            let pairs = rows.pairs((labelled, weight), (labelled, 0))
            return Estimate(pairs.pairs.map { 100 * $0.difference })
          }, series: series)
      }
    }
  }
}
