import RecipeKit
import TradeoffDigits

extension Figure2 {
  public func tables(_ results: Results) -> [Table] {
    let all = Self.kernels.map { AccuracyRows(results, $0) }.filter { !$0.weights.isEmpty }
    let isComparable = results.profiles == [Profile.laptop.rawValue]
    return all.map(table) + (isComparable ? all.map(comparison) : [])
  }

  /// Our accuracies beside those of another implementation's run at this scale.
  private func comparison(_ rows: AccuracyRows) -> Table {
    Table(
      id: "reference-\(rows.kernel.rawValue)",
      title: "Beside the specification's run, \(rows.kernel.rawValue) kernel",
      caption: "Ours: mean ± standard deviation over seeds. The specification reports one run for "
        + "each λ at this scale, with three draws of labelled images, other images and initial "
        + "weights that it does not state.",
      columns: [TableColumn("λ", alignment: .trailing)]
        + ReferenceRun.labelled.flatMap { labelled in
          [
            TableColumn(
              "s = \(labelled), specification", alignment: .trailing, name: "other_\(labelled)"),
            TableColumn("s = \(labelled), ours", alignment: .trailing, name: "ours_\(labelled)"),
          ]
        },
      rows: rows.weights.compactMap { weight in
        ReferenceRun.at(latent: rows.latent, weight: weight).map { other in
          let others = rows.kernel == .radial ? other.radial : other.linear
          return [.text(DigitRun.text(weight))]
            + zip(ReferenceRun.labelled, others).flatMap { labelled, value -> [Tables.Entry] in
              [
                .number(value, digits: 3),
                .estimate(rows.estimate(labelled, weight), digits: 3),
              ]
            }
        }
      })
  }

  private func table(_ rows: AccuracyRows) -> Table {
    Table(
      id: "accuracy-\(rows.kernel.rawValue)",
      title: "Test accuracy, \(rows.kernel.rawValue) kernel",
      caption: "Mean ± standard deviation over seeds, each the mean over its draws of labelled "
        + "images; the best λ of each column in bold.",
      columns: [TableColumn("λ", alignment: .trailing)]
        + rows.labelled.map {
          TableColumn(
            "s = \($0)", direction: .higherIsBetter, alignment: .trailing, name: "labelled_\($0)")
        },
      rows: rows.weights.map { weight in
        [.text(DigitRun.text(weight))]
          + rows.labelled.map { labelled -> Tables.Entry in
            let entry = Tables.Entry.estimate(rows.estimate(labelled, weight), digits: 3)
            return rows.best(labelled) == weight ? .emphasised(entry) : entry
          }
      })
  }

  public func summary(_ results: Results) -> String {
    let rows = AccuracyRows(results, .radial)
    guard let last = rows.weights.last, rows.weights.first == 0, last > 0,
      let fewest = rows.labelled.first
    else { return "The grid of λ is not complete yet." }
    func text(_ rows: AccuracyRows, _ weight: Double) -> String {
      rows.estimate(fewest, weight).formatted(digits: 3)
    }
    let linear = AccuracyRows(results, .linear)
    let best = [rows, linear].map { rows in
      "\(DigitRun.text(rows.best(fewest) ?? 0)) (\(rows.kernel.rawValue) kernel)"
    }
    return "With \(fewest) labelled digits the plain autoencoder's features give an accuracy of "
      + "\(text(rows, 0)) (radial kernel) and \(text(linear, 0)) (linear kernel); at λ = "
      + "\(DigitRun.text(last)) it is \(text(rows, last)) and \(text(linear, last)). The highest "
      + "mean is found at λ = \(best.joined(separator: " and ")); whether that is a gain over λ = 0 "
      + "is what the claims decide."
  }
}
