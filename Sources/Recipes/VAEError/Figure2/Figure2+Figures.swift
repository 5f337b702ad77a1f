import RecipeKit
import VAEErrorMixture

extension Figure2 {
  public func figures(_ results: Results) -> [Figure] {
    let mixture = MixtureResults(results)
    guard mixture.maps.count > 0 else { return [] }
    var figures = [maps(mixture)]
    if mixture.population.count > 0 { figures.append(training(mixture)) }
    return figures
  }

  // MARK: Panels a to f

  private static let classes = zip(Mixture.codes, [0, 1, 2, 3]).map { code, index in
    Series("code \(code)", label: "code \(code)").inked(.palette(index)).marked(.none)
  }
  /// The palette's colours for mixing, in the order of the codes.
  private static let colours = (0..<4).map { index -> [Double] in
    let colour = Ink.palette(index).rgb(.light)
    return [colour.red, colour.green, colour.blue]
  }

  private func maps(_ mixture: MixtureResults) -> Figure {
    let maps = mixture.maps
    let axis = MixtureMaps.axis
    func panel(_ title: String, _ marks: [any Mark]) -> Panel {
      Panel(
        title, x: .linear("$x_1$", range: -3...3), y: .linear("$x_2$", range: -3...3),
        aspect: .equal
      ) { for mark in marks { mark } }
    }
    func regions(_ rows: Rows, _ name: String) -> Regions {
      Regions(
        x: axis, y: axis, classes: rows.values(name).map { Int($0) }, series: Self.classes)
    }
    return Figure(
      id: "decisions", title: "Posteriors of truth, encoder, model and Boltzmann machine",
      caption: """
        (a) the ground truth's posterior, colours of the components mixed by $p(z|x)$; (b) its \
        most \
        probable code; (c) the most probable code of the encoder network after joint training; \
        (d) that of the learned model's own posterior; (e) of the restricted Boltzmann machine; \
        (f) centres of the truth (circles) and after joint training (squares), and where the bits \
        of \
        $q$ change (full: first, dashed: second). Network of seed 1.
        """,
      alt: "Six maps of the plane: four curved regions of the true posterior, and the four sectors "
        + "between two lines of encoder, learned model and Boltzmann machine.",
      columns: 3, sharedX: .all, sharedY: .all, legend: .bottom, hasLetters: true,
      panels: {
        panel("truth, mixed", [mixed(maps)])
        panel("truth", [regions(maps, "truth")])
        panel("encoder $q$", [regions(maps, "encoder")])
        panel("model's posterior", [regions(maps, "model")])
        if mixture.harmoniumMap.count > 0 {
          panel("Boltzmann machine", [regions(mixture.harmoniumMap, "harmonium")])
        }
        panel("centres", explanation(mixture))
      })
  }

  private func mixed(_ maps: Rows) -> Picture {
    let shares = Mixture.codes.map { maps.values("truth\($0)") }
    let side = MixtureMaps.side
    var bytes: [UInt8] = []
    for row in (0..<side).reversed() {
      for column in 0..<side {
        for channel in 0..<3 {
          let value = (0..<4).reduce(0.0) {
            $0 + shares[$1][row * side + column] * Self.colours[$1][channel]
          }
          bytes.append(UInt8(max(0, min(255, (255 * value).rounded()))))
        }
      }
    }
    let half = MixtureMaps.reach / Double(side - 1)
    let range = -MixtureMaps.reach - half...MixtureMaps.reach + half
    return Picture(
      Raster(width: side, height: side, channels: 3, bytes: bytes), x: range, y: range)
  }

  private func explanation(_ mixture: MixtureResults) -> [any Mark] {
    let axis = MixtureMaps.axis
    func boundary(_ name: String, _ dash: Dash) -> Contour {
      Contour(
        x: axis, y: axis, values: mixture.maps.values(name), levels: [0],
        series: Series("boundary of \(name)").inked(.foreground).dashed(dash), isInLegend: false)
    }
    var marks: [any Mark] = [boundary("g1", .solid), boundary("g2", .dashed)]
    guard let name = mixture.networks.first, let start = mixture.path(name).first,
      let end = mixture.path(name).last
    else { return marks }
    let (before, after) = (MixtureResults.centres(start), MixtureResults.centres(end))
    marks.append(
      VectorField(
        x: before.map(\.x), y: before.map(\.y), dx: zip(before, after).map { $1.x - $0.x },
        dy: zip(before, after).map { $1.y - $0.y },
        series: Series("move").inked(.muted), longest: nil))
    marks.append(
      Points(
        x: before.map(\.x), y: before.map(\.y),
        series: Series("truth's centres").inked(.foreground).marked(.circle)))
    marks.append(
      Points(
        x: after.map(\.x), y: after.map(\.y),
        series: Series("learned centres").inked(.foreground).marked(.square, isFilled: false)))
    for (index, code) in Mixture.codes.enumerated() {
      marks.append(
        Annotation(
          code, x: before[index].x, y: before[index].y, anchor: .start, offset: Point(5, -6)))
    }
    return marks
  }

  // MARK: Training

  private func training(_ mixture: MixtureResults) -> Figure {
    let population = mixture.population
    let bound = Series("bound").inked(.palette(0)).dashed(.solid)
    let likelihood = Series("log-likelihood").inked(.palette(1)).dashed(.dashed)
    return Figure(
      id: "training", title: "Bound and likelihood in joint training",
      caption: "Both from the ground truth's centres: on the population with the best factorised "
        + "q at every x, and with the encoder network (seed 1) after its pre-training. "
        + "Expectations are exact. Dotted: the truth's log-likelihood, its negative entropy; "
        + "grey: the restricted Boltzmann machine.",
      alt: "Two line charts in which the bound rises towards the log-likelihood, which falls a "
        + "little.",
      columns: 2, sharedY: .all, legend: .bottom, aspect: 0.72,
      panels: {
        panel("population", population, "Iteration", mixture, bound, likelihood)
        if let name = mixture.networks.first {
          panel("encoder network", mixture.path(name), "Update", mixture, bound, likelihood)
        }
      })
  }

  private func panel(
    _ title: String, _ path: Rows, _ steps: String, _ mixture: MixtureResults, _ bound: Series,
    _ likelihood: Series
  ) -> Panel {
    Panel(title, x: .linear(steps), y: .linear("Nats per example")) {
      Rule.horizontal(
        at: mixture.truth, series: Series("truth").inked(.foreground).dashed(.dotted))
      if let machine = mixture.harmonium?.number("likelihood") {
        Rule.horizontal(
          at: machine, series: Series("Boltzmann machine").inked(.muted).dashed(.dashDot))
      }
      Line(x: path.values("step"), y: path.values("likelihood"), series: likelihood)
      Line(x: path.values("step"), y: path.values("elbo"), series: bound)
    }
  }

  // MARK: Numbers of C.1

  public func tables(_ results: Results) -> [Table] {
    let mixture = MixtureResults(results)
    guard let start = mixture.population.first, let end = mixture.population.last else { return [] }
    var rows: [[Tables.Entry]] = [
      row("ground truth, best factorised q", start, mixture),
      row("population, after joint training", end, mixture),
    ]
    for name in mixture.networks {
      if let first = mixture.path(name).first {
        rows.append(row("\(name), pre-trained", first, mixture))
      }
      if let last = mixture.path(name).last {
        rows.append(row("\(name), after joint training", last, mixture))
      }
    }
    if let machine = mixture.harmonium {
      let value = machine.number("likelihood")
      rows.append(
        [
          .text("restricted Boltzmann machine"), .number(value, digits: 4), .empty, .empty,
          .number(mixture.truth - value, digits: 4), .number(0, digits: 3),
        ] + Array(repeating: .empty, count: 3))
    }
    return [
      Table(
        id: "numbers", title: "The numbers of appendix C.1",
        caption: "Nats per example, exact expectations under the ground truth. The gap is the "
          + "mean of KL(q(z|x) ‖ p(z|x)); the approximation error is the loss of log-likelihood "
          + "against the truth. Agreements are shares of the data. The paper's own values are "
          + "not in the text that we have.",
        columns: [
          TableColumn("Model"), TableColumn("log-likelihood", alignment: .trailing),
          TableColumn("bound", alignment: .trailing), TableColumn("gap", alignment: .trailing),
          TableColumn("approximation error", alignment: .trailing),
          TableColumn("parallelogram defect", alignment: .trailing),
          TableColumn("posterior = q", alignment: .trailing),
          TableColumn("q = truth", alignment: .trailing),
          TableColumn("posterior = truth", alignment: .trailing),
        ], rows: rows)
    ]
  }

  private func row(_ name: String, _ state: Row, _ mixture: MixtureResults) -> [Tables.Entry] {
    let likelihood = state.number("likelihood")
    return [
      .text(name), .number(likelihood, digits: 4), .number(state.number("elbo"), digits: 4),
      .number(likelihood - state.number("elbo"), digits: 4),
      .number(mixture.truth - likelihood, digits: 4), .number(state.number("defect"), digits: 3),
      .number(state.number("model_encoder"), digits: 3),
      .number(state.number("encoder_truth"), digits: 3),
      .number(state.number("model_truth"), digits: 3),
    ]
  }
}
