import RecipeKit
import TradeoffDigits

extension Figure1 {
  public func tables(_ results: Results) -> [Table] {
    let all = GapRows.latents(results).map { GapRows(results, latent: $0) }
    let isComparable = results.profiles == [Profile.laptop.rawValue]
    return all.map(table) + (isComparable ? all.map(comparison) : [])
  }

  /// Our test images beside those of another implementation's run at this scale.
  private func comparison(_ rows: GapRows) -> Table {
    let names = ["ELBO", "gap", "KL to prior", "D"]
    let columns = [GapRows.elbo, GapRows.gap, GapRows.prior, GapRows.dsm]
    return Table(
      id: "reference-d\(rows.latent)", title: "Beside the specification's run, d = \(rows.latent)",
      caption: "Means over test images; ours ± standard deviation over seeds. The specification of "
        + "these experiments reports one run for each λ at this scale, by another implementation, "
        + "on other images and with initial weights that it does not state. These decide much at "
        + "so few epochs: ours are those of the settings below.",
      columns: [TableColumn("λ", alignment: .trailing)]
        + zip(names, columns).flatMap { name, column in
          [
            TableColumn(
              "\(name), specification", alignment: .trailing, name: column.name + "_other"),
            TableColumn("\(name), ours", alignment: .trailing, name: column.name),
          ]
        },
      rows: rows.weights.compactMap { weight in
        ReferenceRun.at(latent: rows.latent, weight: weight).map { other in
          let others = [other.elbo, other.gap, other.priorDivergence, other.scoreMatching]
          return [.text(DigitRun.text(weight))]
            + zip(others, columns).flatMap { value, column -> [Tables.Entry] in
              [
                .number(value, digits: 2),
                .estimate(rows.at(weight, .test).estimate(column.name), digits: 2),
              ]
            }
        }
      })
  }

  private func table(_ rows: GapRows) -> Table {
    let columns: [(Column, DigitImages.Split)] = [
      (GapRows.ais, .train), (GapRows.elbo, .train), (GapRows.gap, .train),
      (GapRows.ais, .test), (GapRows.elbo, .test), (GapRows.gap, .test), (GapRows.dsm, .test),
      (GapRows.prior, .test),
    ]
    let heads = ["log p(x)", "ELBO", "gap", "log p(x)", "ELBO", "gap", "D", "KL to prior"]
    return Table(
      id: "gap-d\(rows.latent)", title: "Likelihood, bound and gap, d = \(rows.latent)",
      caption: "Mean ± standard deviation over seeds, each seed a mean over the same images; nats "
        + "per example, D in nats² per squared latent unit. The last columns check the "
        + "likelihood: importance weighting, which is lower where q is far from the posterior, and "
        + "the difference of upper and lower bound on images simulated from each model.",
      columns: [TableColumn("λ", alignment: .trailing)]
        + zip(heads, columns).map { head, column in
          TableColumn(
            "\(head), \(column.1.rawValue)", alignment: .trailing,
            name: "\(column.0.name)_\(column.1.rawValue)")
        } + [
          TableColumn("log p(x) by weighting, test", alignment: .trailing, name: "importance"),
          TableColumn("upper − lower", alignment: .trailing, name: "sandwich"),
        ],
      rows: rows.weights.map { weight in
        [.text(DigitRun.text(weight))]
          + columns.map { column, split in
            .estimate(rows.at(weight, split).estimate(column.name), digits: column.digits)
          } + [
            .estimate(rows.at(weight, .test).estimate("importance"), digits: 2),
            .estimate(rows.at(weight, .test).estimate("sandwich"), digits: 2),
          ]
      })
  }

  public func summary(_ results: Results) -> String {
    guard let latent = GapRows.latents(results).first else {
      return "Nothing has been measured yet."
    }
    let rows = GapRows(results, latent: latent)
    guard let last = rows.weights.last, rows.weights.first == 0, last > 0 else {
      return "The grid of λ is not complete yet."
    }
    func text(_ weight: Double, _ column: Column) -> String {
      rows.at(weight, .test).estimate(column.name).formatted(digits: column.digits)
    }
    return "At d = \(latent) the test gap falls from \(text(0, GapRows.gap)) nats at λ = 0 to "
      + "\(text(last, GapRows.gap)) at λ = \(DigitRun.text(last)), while the log-likelihood falls "
      + "from \(text(0, GapRows.ais)) to \(text(last, GapRows.ais)) nats: better inference, at the "
      + "cost of the model. The divergence of the approximate posterior from the prior falls from "
      + "\(text(0, GapRows.prior)) to \(text(last, GapRows.prior)) nats, so part of what closes the "
      + "gap is that latents are given up."
  }
}
