import RecipeKit
import VAEErrorText

extension Table2 {
  public func figures(_ results: Results) -> [Figure] {
    let rows = TextRows(results.rows)
    guard !rows.isEmpty else { return [] }
    var figures = [levels(rows), curves(rows, results["curves"])]
    let check = Self.atPaperSettings(results, "curves")
    if check.count > 0 { figures.append(levelCheck(check)) }
    return figures
  }

  // MARK: Best bounds

  private func levels(_ rows: TextRows) -> Figure {
    Figure(
      id: "levels", title: "Best test bound by bits, depth and encoder",
      caption: "Lowest test NELBO over the epochs that were measured, nats a document, relative "
        + "to the document's own frequencies; lower is better. Filled: ours. Hollow, thin: Table "
        + "2 of the paper. Grey: a decoder that always gives the corpus' frequencies.",
      alt: "Three line charts, one a decoder depth, of the best test bound against the number of "
        + "bits for three encoders, ours beside the paper's.",
      sharedY: .all, legend: .bottom, aspect: 1.1,
      panels: {
        for depth in 0...2 {
          Panel(
            TextRun.name(depth: depth), x: .categories("Bits", ["8", "16", "32", "64"]),
            y: .linear("Best test NELBO", unit: .natsPerExample)
          ) {
            if let collapse = rows.all.where("split", .text("test")).first?.number("collapse") {
              Rule.horizontal(at: collapse)
            }
            for encoder in TextEncoder.allCases {
              paper(depth, encoder)
              ours(rows, depth, encoder)
            }
          }
        }
      })
  }

  private static let allBits = [8, 16, 32, 64]

  private func paper(_ depth: Int, _ encoder: TextEncoder) -> Points {
    let values = Self.allBits.map {
      PaperTable.value(bits: $0, depth: depth, encoder, .test)?.value ?? .nan
    }
    let series = Series("\(encoder.rawValue), paper", label: "\(encoder.rawValue), paper")
      .inked(encoder.series.ink).dashed(.dotted)
      .marked(encoder.series.marker.shape, isFilled: false).stroked(0.7)
    return Points(
      x: Self.allBits.indices.map { Double($0) }, y: values, series: series, isConnected: true)
  }

  private func ours(_ rows: TextRows, _ depth: Int, _ encoder: TextEncoder) -> Points {
    let found = Self.allBits.enumerated().filter {
      rows.value(bits: $0.element, depth: depth, encoder, .test).isFinite
    }
    return Points(
      x: found.map { Double($0.offset) },
      y: found.map { rows.value(bits: $0.element, depth: depth, encoder, .test) },
      series: encoder.series, isConnected: true)
  }

  // MARK: Curves

  private func curves(_ rows: TextRows, _ curves: Rows) -> Figure {
    let profile = Profile(rawValue: rows.all.first?.text(Results.profileColumn) ?? "") ?? .laptop
    let places = rows.bits.flatMap { bits in (0...2).map { (bits: bits, depth: $0) } }
    return Figure(
      id: "training", title: "Bounds while training",
      caption: "NELBO after each measured epoch, nats a document; thick: test, thin: training. "
        + "One panel for each number of bits and depth of the decoder that was trained. "
        + (profile == .paper
          ? "" : "Whether an order has settled can be seen from where curves still fall."),
      alt: "Line charts of the bound against epochs for three encoders, on test and training "
        + "documents, for each number of bits and depth of the decoder.",
      columns: 4, sharedX: .all, sharedY: .all, legend: .bottom, width: 720, aspect: 0.9,
      panels: {
        for place in places {
          let own = curves.where("bits", .integer(place.bits))
            .where("depth", .integer(place.depth))
          if own.count > 0 { panel(place.bits, place.depth, own) }
        }
      })
  }

  private func panel(_ bits: Int, _ depth: Int, _ curves: Rows) -> Panel {
    Panel(
      "\(bits) bits, \(TextRun.name(depth: depth))", x: .linear("Epoch"),
      y: .linear("NELBO", unit: .natsPerExample, range: 290...500)
    ) {
      for encoder in TextEncoder.allCases {
        let curve = curves.where("encoder", .text(encoder.rawValue))
        Line(x: curve.values("epoch"), y: curve.values("train"), series: thin(encoder))
        Line(x: curve.values("epoch"), y: curve.values("test"), series: encoder.series)
      }
    }
  }

  private func thin(_ encoder: TextEncoder) -> Series {
    Series("\(encoder.rawValue), train", label: "\(encoder.rawValue), training")
      .inked(encoder.series.ink).dashed(.dotted).stroked(0.8)
  }

  private func levelCheck(_ curves: Rows) -> Figure {
    let cases = [(64, 394.0), (8, 426.0)]
    return Figure(
      id: "level-check", title: "Two cells at the paper's settings",
      caption: "e1 with a linear decoder at the paper's settings: steps of 10⁻³, batches of 256, "
        + "ARM with 1 sample, then with 10. Black: the paper's best values.",
      alt: "Two line charts of training and test bound against epochs beside the published values.",
      columns: 2, legend: .bottom, aspect: 0.7,
      panels: {
        for (bits, _) in cases {
          let own = curves.where("bits", .integer(bits)).where("depth", .integer(0))
            .where("encoder", .text(TextEncoder.e1.rawValue))
          Panel(
            "\(bits) bits", x: .linear("Epoch"), y: .linear("NELBO", unit: .natsPerExample)
          ) {
            for split in TextSplit.allCases {
              if let paper = PaperTable.value(bits: bits, depth: 0, .e1, split) {
                Line(
                  x: [0, own.values("epoch").max() ?? 1], y: [paper.value, paper.value],
                  series: Series("paper, \(split.rawValue)").inked(.foreground)
                    .dashed(split == .test ? .dashed : .dotted).stroked(0.8))
              }
            }
            Line(
              x: own.values("epoch"), y: own.values("train"), series: thin(.e1))
            Line(
              x: own.values("epoch"), y: own.values("test"),
              series: Series("e1", label: "e1, test").inked(.palette(0)).dashed(.solid))
          }
        }
      })
  }
}
