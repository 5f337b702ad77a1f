import RecipeKit

/// Every setting of an item in one row: mean and spread over seeds, and how many diverged.
public struct PlaneTable: Sendable {
  public var rows: PlaneRows

  public init(_ rows: PlaneRows) { self.rows = rows }

  public func table() -> Table {
    var table = Table(
      id: "settings", title: "All settings",
      caption: "Mean ± standard deviation over seeds, which drive initialisation, data and noise. "
        + "The paper prints no numbers for these figures; they were read by nobody we know of.",
      columns: [
        TableColumn("Data"), TableColumn("Method"), TableColumn("Estimator"),
        TableColumn("K", alignment: .trailing), TableColumn("N", alignment: .trailing),
        TableColumn("Encoder step", alignment: .trailing),
        TableColumn(
          "NLL", unit: .nats, direction: .lowerIsBetter, alignment: .trailing, name: "nll"),
        TableColumn(
          "Score-matching loss", direction: .lowerIsBetter, alignment: .trailing, name: "sm"),
        TableColumn("σ", alignment: .trailing, name: "sigma"),
        TableColumn("Diverged", alignment: .trailing),
      ],
      notes: [
        "With FD inference at its released step, 10⁻³, trainings are chaotic: which of the seeds "
          + "diverge hangs on the last bits of sums and changes with the processor; how many do "
          + "changes little. With KL inference and N = 0 the ELBO, m1 and m2 end alike."
      ])
    let names = ["dataset", "method", "estimator", "K", "N", "stepSize"]
    for (key, group) in rows.rows.grouped(by: names) {
      let likelihood = group.estimate("nll")
      table.append([
        .text(key[0].string), .text(key[1].string), .text(key[2].string),
        .integer(Int(key[3].double ?? 0)), .integer(Int(key[4].double ?? 0)),
        .number(key[5].double ?? 0), .estimate(likelihood, digits: 3),
        .estimate(group.estimate("sm"), digits: 1), .estimate(group.estimate("sigma"), digits: 3),
        .text("\(likelihood.diverged) of \(group.count)"),
      ])
    }
    return table
  }
}
