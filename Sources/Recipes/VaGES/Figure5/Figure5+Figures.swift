import RecipeKit

extension Figure5 {
  public func figures(_ results: Results) -> [Figure] {
    let rows = DivergenceRows(results)
    guard !rows.dimensions.isEmpty else { return [] }
    return [
      Figure(
        id: "divergence", title: "True and estimated Fisher divergence",
        caption:
          "Fisher divergence of Gaussian data to a machine whose parameters are ρ times standard "
          + "normal, on test data: in closed form, and by a trained test function with the score exact "
          + "or estimated (VaES, one particle). At ρ = 0 all are 0.",
        alt:
          "Line charts over the size of a disturbance: both estimates follow the true divergence "
          + "from a few per cent below.",
        columns: rows.dimensions.count + 1, legend: .right, width: 640, aspect: 0.8
      ) {
        for dimension in rows.dimensions {
          Panel(
            "Fisher divergence, dimension \(dimension)", x: .linear("Size ρ of the disturbance"),
            y: .linear("Fisher divergence")
          ) { divergences(rows.compared(dimension)) }
        }
        if let dimension = rows.dimensions.first {
          let entries = rows.compared(dimension).filter { $0.size > 0 }
          Panel(
            "Error, dimension \(dimension)", x: .linear("Size ρ of the disturbance"),
            y: .linear("Estimate over truth")
          ) {
            Rule.horizontal(at: 1)
            Points(
              x: entries.map(\.size), y: entries.map { $0.exact / $0.truth }, series: Self.exact,
              isConnected: true)
            Points(
              x: entries.map(\.size), y: entries.map { $0.variational / $0.truth },
              series: Self.variational, isConnected: true)
          }
        }
      }
    ]
  }

  private static let truth = Series("truth").inked(.foreground).dashed(.dashed)
  private static let exact = Series("exact score").inked(.palette(1)).dashed(.solid)
    .marked(.square, isFilled: false)
  private static let variational = Series("VaES").inked(.palette(0)).dashed(.solid).marked(.circle)

  private func divergences(
    _ entries: [(size: Double, variational: Double, exact: Double, truth: Double)]
  ) -> [any Mark] {
    let x = entries.map(\.size)
    return [
      Line(x: x, y: entries.map(\.truth), series: Self.truth),
      Points(x: x, y: entries.map(\.exact), series: Self.exact),
      Points(x: x, y: entries.map(\.variational), series: Self.variational),
    ]
  }

  public func tables(_ results: Results) -> [Table] {
    let rows = DivergenceRows(results)
    guard !rows.dimensions.isEmpty else { return [] }
    return [
      Table(
        id: "divergences", title: "Every divergence",
        columns: [
          TableColumn("Dimension"), TableColumn("ρ", alignment: .trailing),
          TableColumn("True", alignment: .trailing), TableColumn("VaES", alignment: .trailing),
          TableColumn("Exact score", alignment: .trailing),
        ],
        rows: rows.dimensions.flatMap { dimension in
          rows.compared(dimension).map { entry in
            [
              .integer(dimension), .number(entry.size, digits: 1), .number(entry.truth, digits: 1),
              .number(entry.variational, digits: 1), .number(entry.exact, digits: 1),
            ]
          }
        }, headerColumns: 2)
    ]
  }

  public func summary(_ results: Results) -> String {
    let rows = DivergenceRows(results)
    let ratios = rows.dimensions.flatMap { dimension in
      rows.compared(dimension).filter { $0.size > 0 }.map {
        ($0.variational / $0.truth, $0.exact / $0.truth)
      }
    }
    guard !ratios.isEmpty else { return "Nothing has been measured yet." }
    func range(_ values: [Double]) -> String {
      "\(NumberText.fixed(values.min() ?? .nan, digits: 2)) to "
        + NumberText.fixed(values.max() ?? .nan, digits: 2)
    }
    return "Over the disturbances the estimate is \(range(ratios.map(\.0))) times the true Fisher "
      + "divergence with VaES, and \(range(ratios.map(\.1))) times with the exact score."
  }
}
