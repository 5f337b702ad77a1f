import RecipeKit

extension Theory {
  public func figures(_ results: Results) -> [Figure] {
    var figures: [Figure] = []
    if results["estimators"].count > 0 { figures.append(estimators(results["estimators"])) }
    if results["example"].count > 0 { figures.append(example(results["example"])) }
    return figures
  }

  private func estimators(_ rows: Rows) -> Figure {
    let relaxed = rows.where("estimator", .text("Gumbel-Softmax"))
    let series = Series("Gumbel-Softmax").inked(.palette(1)).marked(.square).dashed(.dashed)
    func deviation(_ name: String) -> Double {
      rows.where("estimator", .text(name)).first?.number("deviation") ?? .nan
    }
    return Figure(
      id: "bias-and-spread", title: "Bias and spread of gradient estimators on three bits",
      caption: "Left: length of the bias of Gumbel-Softmax relative to the exact gradient, by "
        + "quadrature over its noise; ARM and DisARM have none. Right: standard deviation of one "
        + "estimate, relative likewise. The temperature that makes the bias small makes the "
        + "spread large.",
      alt: "Two log-log line charts against temperature: the bias of Gumbel-Softmax rises, its "
        + "standard deviation falls; ARM and DisARM are horizontal lines.",
      columns: 2, legend: .bottom, aspect: 0.72, hasLetters: true,
      panels: {
        Panel(
          "Bias", x: .log10("Temperature τ"), y: .log10("Bias, relative to the gradient")
        ) {
          Points(
            x: relaxed.values("temperature"), y: relaxed.values("bias"), series: series,
            isConnected: true)
        }
        Panel(
          "Spread", x: .log10("Temperature τ"), y: .log10("Deviation, relative")
        ) {
          Points(
            x: relaxed.values("temperature"), y: relaxed.values("deviation"), series: series,
            isConnected: true)
          Rule.horizontal(
            at: deviation("ARM"), series: Series("ARM").inked(.palette(0)).dashed(.solid))
          Rule.horizontal(
            at: deviation("DisARM"), series: Series("DisARM").inked(.palette(2)).dashed(.dashDot))
        }
      })
  }

  private func example(_ rows: Rows) -> Figure {
    Figure(
      id: "tight-without-linearity", title: "Tight without linearity",
      caption: "Example A.1: mismatch of the best encoder of the family against β, which is the "
        + "largest distance of the decoder's logits from every affine map. The mismatch vanishes "
        + "as the decoder moves away from linearity, because x then determines z.",
      alt: "Line chart on a logarithmic axis: the mismatch rises at first and then falls "
        + "exponentially as the decoder's distance from affine maps grows.",
      legend: .none, aspect: 0.55,
      panels: {
        Panel(
          x: .linear("Distance β of the decoder's logits from affine"),
          y: .log10("Mismatch ε", unit: .nats)
        ) {
          Line(
            x: rows.values("beta"), y: rows.values("mismatch"),
            series: Series("mismatch").inked(.palette(0)))
        }
      })
  }

  public func tables(_ results: Results) -> [Table] {
    var tables: [Table] = []
    let estimators = results["estimators"]
    if estimators.count > 0 {
      tables.append(
        Table(
          id: "three-bits", title: "Estimators on three bits",
          caption: "Length of the bias and standard deviation of one estimate, relative to the "
            + "length of the exact gradient.",
          columns: [
            TableColumn("Estimator"), TableColumn("Temperature", alignment: .trailing),
            TableColumn("Bias", alignment: .trailing),
            TableColumn("Deviation", alignment: .trailing),
          ],
          rows: estimators.map { row in
            let temperature = row.number("temperature")
            let isUnbiased = !temperature.isFinite
            return [
              .text(row.text("estimator")), isUnbiased ? .empty : .number(temperature, digits: 2),
              isUnbiased ? .text("0 (to 1e\u{2212}12)") : .number(row.number("bias"), digits: 4),
              .number(row.number("deviation"), digits: 2),
            ]
          }))
    }
    return tables + Finding.tables(results)
  }
}
