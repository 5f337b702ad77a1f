import RecipeKit
import VAEErrorText

extension Hashing {
  public func figures(_ results: Results) -> [Figure] {
    let rows = results.rows
    guard rows.count > 0 else { return [] }
    return [precision(rows), against(rows)]
  }

  private static let allBits = [8, 16, 32, 64]

  private func precision(_ rows: Rows) -> Figure {
    Figure(
      id: "precision", title: "Precision of the 100 nearest documents",
      caption: "Share of the 100 training documents nearest by Hamming distance that are of the "
        + "query's newsgroup, mean over test documents. Grey: chance.",
      alt: "Three line charts, one a decoder depth, of precision against the number of bits for "
        + "three encoders.",
      sharedY: .all, legend: .bottom, aspect: 1,
      panels: {
        for depth in 0...2 {
          let own = rows.where("depth", .integer(depth))
          Panel(
            TextRun.name(depth: depth),
            x: .categories("Bits", Self.allBits.map(String.init)),
            y: .linear("Precision@100")
          ) {
            if let chance = rows.first?.number("chance") { Rule.horizontal(at: chance) }
            for encoder in TextEncoder.allCases {
              let curve = own.where("encoder", .text(encoder.rawValue))
                .filter { Self.allBits.contains(Int($0.number("bits"))) }
              Points(
                x: curve.map { row in
                  Double(Self.allBits.firstIndex(of: Int(row.number("bits"))) ?? 0)
                },
                y: curve.values("precision"),
                low: zip(curve.values("precision"), curve.values("error")).map { $0 - 2 * $1 },
                high: zip(curve.values("precision"), curve.values("error")).map { $0 + 2 * $1 },
                series: encoder.series, isConnected: true,
                meaning: "± 2 standard errors over queries")
            }
          }
        }
      })
  }

  private func against(_ rows: Rows) -> Figure {
    Figure(
      id: "bound-precision", title: "Retrieval against the bound",
      caption: "Each model of Table 2: precision@100 against the test NELBO after the last epoch, "
        + "from which its codes are. Numbers: bits, where there is room for them.",
      alt: "Scatter chart of precision against the final test bound of all models, by encoder.",
      legend: .bottom, aspect: 0.6,
      panels: {
        Panel(
          x: .linear("Final test NELBO", unit: .natsPerExample), y: .linear("Precision@100")
        ) {
          for encoder in TextEncoder.allCases {
            let own = rows.where("encoder", .text(encoder.rawValue))
            Points(x: own.values("final"), y: own.values("precision"), series: encoder.series)
            for row in own where Self.hasRoom(row, rows) {
              Annotation(
                "\(Int(row.number("bits")))", x: row.number("final"), y: row.number("precision"),
                anchor: .start, offset: Point(4, -4))
            }
          }
        }
      })
  }

  public func tables(_ results: Results) -> [Table] {
    guard results.rows.count > 0 else { return [] }
    return [precisions(results), examples(results)].compactMap { $0 }
  }

  /// Whether no other point lies where the label of this one would be: nats, and precision.
  private static func hasRoom(_ row: Row, _ rows: Rows) -> Bool {
    rows.allSatisfy { other in
      let across = other.number("final") - row.number("final")
      let up = other.number("precision") - row.number("precision")
      return (across == 0 && up == 0) || across < -1 || across > 3 || abs(up) > 0.012
    }
  }

  private func precisions(_ results: Results) -> Table {
    let lists = results["lists"]
    let counts = lists.distinct("count").compactMap { $0.double.map { Int($0) } }
    return Table(
      id: "models", title: "Precision by model",
      caption: "Share of the nearest 10, 100 and 1000 training documents that are of the query's "
        + "newsgroup; mean over test documents, ties at one distance in all orders.",
      columns: [
        TableColumn("Bits", alignment: .trailing),
        TableColumn(
          "Hidden "
            + "layers", alignment: .trailing),
        TableColumn("Encoder"),
      ] + counts.map { TableColumn("@\($0)", direction: .higherIsBetter, alignment: .trailing) } + [
        TableColumn("final test NELBO", direction: .lowerIsBetter, alignment: .trailing),
        TableColumn("different codes", alignment: .trailing),
      ],
      rows: results.rows.map { row in
        let own = lists.where("cell", row["cell"])
        return [
          .integer(Int(row.number("bits"))), .integer(Int(row.number("depth"))),
          .text(row.text("encoder")),
        ]
          + counts.map { count in
            .number(
              own.where("count", .integer(count)).first?.number("precision") ?? .nan, digits: 3)
          } + [.number(row.number("final"), digits: 1), .integer(Int(row.number("codes")))]
      }, headerColumns: 3)
  }

  private func examples(_ results: Results) -> Table? {
    let all = results["examples"]
    let bits = all.values("bits").max() ?? 0
    let own = all.where("encoder", .text(TextEncoder.e1.rawValue))
      .filter { $0.number("bits") == bits && $0.number("depth") == 0 }
    guard own.count > 0 else { return nil }
    return Table(
      id: "examples", title: "Queries and their nearest documents",
      caption: "Linear decoder, e1, \(Int(bits)) bits: the first test document of a few "
        + "newsgroups with 60 words or more, and the three training documents nearest to it. "
        + "Words: those that tell a document most from others.",
      columns: [
        TableColumn("Query", alignment: .trailing), TableColumn("Document"),
        TableColumn("Distance", alignment: .trailing), TableColumn("Newsgroup"),
        TableColumn("Top words"),
      ],
      rows: own.map { row in
        let rank = Int(row.number("rank"))
        return [
          .integer(Int(row.number("query"))), .text(rank == 0 ? "query" : "nearest \(rank)"),
          rank == 0 ? .empty : .integer(Int(row.number("distance"))), .text(row.text("class")),
          .text(row.text("words")),
        ]
      }, headerColumns: 2)
  }
}
