import RecipeKit

extension Figure3 {
  public func figures(_ results: Results) -> [Figure] {
    let rows = FreyRows(results)
    guard !rows.isEmpty else { return [] }
    let names = ["seconds", "megabytes", "ll"].filter { name in
      FreyMethod.all.contains { method in
        [true, false].contains { particles in
          rows.slice(name, method, along: particles).y.count { $0.isFinite } > 1
        }
      }
    }
    guard !names.isEmpty else { return [] }
    return [
      Figure(
        id: "cost", title: "Time, memory and likelihood on Frey face",
        caption:
          "Left: against the number L of particles, at the largest K. Right: against the number "
          + "K of steps of the posterior, at L = 2. Time: processor seconds of one core for 2000 "
          + "iterations, the least of four blocks. Memory: what a compiled step plans for its values. "
          + "Likelihoods, where there is more than one along L: annealed importance sampling, 265 test "
          + "images.",
        alt: "Rows of line charts against L and K: BiDSM costs more the more steps it unrolls.",
        columns: 2, sharedX: .aligned, sharedY: .aligned, legend: .right, width: 600, aspect: 0.55
      ) {
        for name in names {
          for particles in [true, false] { panel(name, particles, rows) }
        }
      }
    ]
  }

  private func panel(_ name: String, _ particles: Bool, _ rows: FreyRows) -> Panel {
    let column = FreyRows.column(name)
    let places = rows.slice(name, .variational, along: particles).x
    return Panel(
      x: .linear(particles ? "Particles L" : "Steps K of the posterior", ticks: places),
      y: .linear(column.label, unit: column.unit, better: column.direction)
    ) {
      for method in FreyMethod.all {
        let (x, y) = rows.slice(name, method, along: particles)
        if !x.isEmpty { Points(x: x, y: y, series: method.series, isConnected: true) }
      }
    }
  }

  public func tables(_ results: Results) -> [Table] {
    let rows = FreyRows(results)
    let settings = rows.settings("megabytes")
    guard !settings.isEmpty else { return [] }
    let columns = ["seconds", "megabytes", "ll", "ssm"].map(FreyRows.column)
    return [
      Table(
        id: "settings", title: "Every setting",
        columns: [
          TableColumn("Method"), TableColumn("L", alignment: .trailing),
          TableColumn("K", alignment: .trailing),
        ]
          + columns.map {
            TableColumn($0.label, unit: $0.unit, direction: $0.direction, alignment: .trailing)
          },
        rows: settings.flatMap { setting in
          FreyMethod.all.map { method in
            [.text(method.name), .integer(setting.particles), .integer(setting.steps)]
              + columns.map { column in
                let value = rows.value(
                  column.name, method, particles: setting.particles, steps: setting.steps)
                guard let value, value.isFinite else { return .empty }
                return .number(value, digits: column.digits)
              }
          }
        }, headerColumns: 3)
    ]
  }

  public func summary(_ results: Results) -> String {
    let rows = FreyRows(results)
    guard !rows.isEmpty else { return "Nothing has been measured yet." }
    func words(_ name: String, _ digits: Int) -> String? {
      let settings = rows.settings(name)
      guard
        let setting = settings.last(where: {
          $0.particles == 2 && $0.steps == settings.map(\.steps).max()
        })
      else {
        return nil
      }
      let values = FreyMethod.all.compactMap { method -> String? in
        guard
          let value = rows.value(name, method, particles: setting.particles, steps: setting.steps),
          value.isFinite
        else {
          return nil
        }
        return NumberText.fixed(value, digits: digits)
      }
      return values.count == FreyMethod.all.count ? values.joined(separator: ", ") : nil
    }
    let parts = [
      words("seconds", 1).map { "\($0) s of processor time for 2000 iterations" },
      words("megabytes", 1).map { "\($0) MB for the values of a step" },
      words("ll", 1).map { "test log-likelihoods of \($0) nats" },
    ].compactMap { $0 }
    return "VaGES-DSM and BiDSM with N = 0, 2 and 5, at L = 2 and the largest K: "
      + (parts.isEmpty ? "nothing has been measured yet" : parts.joined(separator: "; ")) + "."
  }
}
