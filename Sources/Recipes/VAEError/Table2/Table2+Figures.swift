import RecipeKit
import VAEErrorText

extension Table2 {
  public func figures(_ results: Results) -> [Figure] {
    let rows = TextRows(results.rows)
    guard !rows.isEmpty else { return [] }
    let reference = TextRows(Self.atPaperSettings(results, "rows")).collapse(.test)
    var figures = [levels(rows, reference), curves(rows, results["curves"])]
    let check = Self.atPaperSettings(results, "curves")
    if check.count > 0 { figures.append(levelCheck(check)) }
    return figures
  }

  // MARK: Best bounds

  /// - Parameter reference: The bound of collapse with the paper's vocabulary; nil where nothing
  ///   has been computed with it, and the paper's numbers have no place then.
  private func levels(_ rows: TextRows, _ reference: Double?) -> Figure {
    Figure(
      id: "levels", title: "Best test bound by bits, depth and encoder",
      caption: "By how many nats a document the lowest test NELBO over the epochs that were "
        + "measured is below that of collapse, a decoder that always gives the corpus' "
        + "frequencies; higher is better. Filled: ours, with \(scale(rows).words) words. Hollow, "
        + "thin: Table 2 of the paper, with \(TextScale(.paper).words) words, of which ours and "
        + "the paper's share the order but not the scale.",
      alt: "Three line charts, one a decoder depth, of the gain over collapse against the number "
        + "of bits for three encoders, ours beside the paper's.",
      sharedY: .all, legend: .bottom, aspect: 1.1,
      panels: {
        for depth in 0...2 {
          Panel(
            TextRun.name(depth: depth), x: .categories("Bits", ["8", "16", "32", "64"]),
            y: .linear("Gain over collapse", unit: .natsPerExample)
          ) {
            Rule.horizontal(at: 0)
            for encoder in TextEncoder.allCases {
              if let reference { paper(depth, encoder, reference) }
              ours(rows, depth, encoder)
            }
          }
        }
      })
  }

  private static let allBits = [8, 16, 32, 64]

  private func paper(_ depth: Int, _ encoder: TextEncoder, _ reference: Double) -> Points {
    let values = Self.allBits.map {
      reference - (PaperTable.value(bits: $0, depth: depth, encoder, .test)?.value ?? .nan)
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
    let collapse = rows.collapse(.test) ?? .nan
    return Points(
      x: found.map { Double($0.offset) },
      y: found.map { collapse - rows.value(bits: $0.element, depth: depth, encoder, .test) },
      series: encoder.series, isConnected: true)
  }

  // MARK: Curves

  private func curves(_ rows: TextRows, _ curves: Rows) -> Figure {
    let places = rows.bits.flatMap { bits in (0...2).map { (bits: bits, depth: $0) } }
    return Figure(
      id: "training", title: "Bounds while training",
      caption: "NELBO after each measured epoch, nats a document; thick: test, thin: training. "
        + "One panel for each number of bits and depth of the decoder that was trained. "
        + "Whether an order has settled can be seen from where curves still fall.",
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
      y: .linear("NELBO", unit: .natsPerExample)
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
