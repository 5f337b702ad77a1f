import RecipeKit
import VAEErrorText

extension Table2 {
  public func tables(_ results: Results) -> [Table] {
    let rows = TextRows(results.rows)
    guard !rows.isEmpty else { return [] }
    var tables = [table(rows, .test), table(rows, .train), gaps(rows)]
    let check = TextRows(Self.atPaperSettings(results, "rows"))
    if !check.isEmpty, results.profiles != [Profile.paper.rawValue] { tables.append(level(check)) }
    return tables
  }

  private func table(_ rows: TextRows, _ split: TextSplit) -> Table {
    var notes = [
      "Best: lowest over the epochs that were measured, in parentheses the epoch; the test "
        + "minimum is chosen by the test set itself, as in the paper. Final: after the last epoch."
    ]
    if let collapse = rows.collapse(split) {
      notes.append(
        "A decoder that always gives the corpus' frequencies has "
          + "\(NumberText.fixed(collapse, digits: 1)).")
    }
    let (words, paper) = (scale(rows).words, TextScale(.paper).words)
    if words != paper {
      notes.append(
        "Ours are bounds on \(words) words, the paper's on \(paper): orders can be compared, levels "
          + "cannot.")
    }
    return Table(
      id: split.rawValue,
      title: split == .test ? "Test NELBO" : "Training NELBO",
      caption: "Nats a document, relative to its own word frequencies; lower is better. Paper: "
        + "Table 2, 1500 epochs at the paper's settings.",
      columns: [
        TableColumn("Bits", alignment: .trailing),
        TableColumn(
          "Hidden "
            + "layers", alignment: .trailing),
      ]
        + TextEncoder.allCases.flatMap { encoder in
          ["paper", "best", "final"].map {
            TableColumn("\(encoder.rawValue), \($0)", alignment: .trailing)
          }
        },
      rows: rows.bits.flatMap { bits in
        (0...2).map { depth in
          [.integer(bits), .integer(depth)]
            + TextEncoder.allCases.flatMap { entries(rows, bits, depth, $0, split) }
        }
      }, notes: notes, headerColumns: 2)
  }

  /// The scale at which rows were computed.
  func scale(_ rows: TextRows) -> TextScale {
    TextScale(
      rows.all.first.flatMap { Profile(rawValue: $0.text(Results.profileColumn)) } ?? .laptop)
  }

  private func entries(
    _ rows: TextRows, _ bits: Int, _ depth: Int, _ encoder: TextEncoder, _ split: TextSplit
  ) -> [Tables.Entry] {
    let paper = PaperTable.value(bits: bits, depth: depth, encoder, split).map { Entry.paper($0) }
    func value(_ name: String) -> Double {
      rows.value(name, bits: bits, depth: depth, encoder, split)
    }
    guard value("best").isFinite else { return [paper ?? .empty, .empty, .empty] }
    let best =
      "\(NumberText.fixed(value("best"), digits: 1)) (\(Int(value("best_epoch"))))"
    return [paper ?? .empty, .text(best), .number(value("final"), digits: 1)]
  }

  private func gaps(_ rows: TextRows) -> Table {
    let bits = rows.bits.filter { $0 <= DocumentBound.enumeratedBits }
    return Table(
      id: "gaps", title: "Exact gap between likelihood and bound",
      caption: "log p(x) − ELBO = KL(q(z|x) ‖ p(z|x)) over all codes, and the divergence from the "
        + "prior, at the epoch of the best bound of each split; nats a document.",
      columns: [
        TableColumn("Bits", alignment: .trailing),
        TableColumn(
          "Hidden "
            + "layers", alignment: .trailing),
        TableColumn("Encoder"), TableColumn("gap, train", alignment: .trailing),
        TableColumn("gap, test", alignment: .trailing),
        TableColumn("KL to the prior, test", alignment: .trailing),
      ],
      rows: bits.flatMap { bits in
        (0...2).flatMap { depth in
          TextEncoder.allCases.map { encoder in
            [
              .integer(bits), .integer(depth), .text(encoder.rawValue),
              .number(rows.value("gap", bits: bits, depth: depth, encoder, .train), digits: 2),
              .number(rows.value("gap", bits: bits, depth: depth, encoder, .test), digits: 2),
              .number(
                rows.value("divergence", bits: bits, depth: depth, encoder, .test), digits: 2),
            ]
          }
        }
      }, headerColumns: 3)
  }

  private func level(_ rows: TextRows) -> Table {
    Table(
      id: "paper-settings", title: "Cells at the paper's settings",
      caption: "Nats a document; best over epochs and final.",
      columns: [
        TableColumn("Bits", alignment: .trailing),
        TableColumn(
          "Hidden "
            + "layers", alignment: .trailing),
        TableColumn("Encoder"), TableColumn("Split"), TableColumn("paper", alignment: .trailing),
        TableColumn("best", alignment: .trailing), TableColumn("final", alignment: .trailing),
      ],
      rows: rows.bits.flatMap { bits in
        (0...2).flatMap { depth in
          TextEncoder.allCases.flatMap { encoder in
            TextSplit.allCases.compactMap { split in
              guard rows.value(bits: bits, depth: depth, encoder, split).isFinite else {
                return nil
              }
              return [
                .integer(bits), .integer(depth), .text(encoder.rawValue), .text(split.rawValue),
              ] + entries(rows, bits, depth, encoder, split)
            }
          }
        }
      }, headerColumns: 4)
  }

  public func summary(_ results: Results) -> String {
    let rows = TextRows(results.rows)
    let complete = rows.complete
    guard !complete.isEmpty else { return "Nothing has been measured yet." }
    func count(_ a: TextEncoder, _ b: TextEncoder) -> Int {
      complete.count {
        rows.value(bits: $0.bits, depth: $0.depth, a, .test)
          < rows.value(bits: $0.bits, depth: $0.depth, b, .test)
      }
    }
    func text(_ value: Double) -> String { NumberText.fixed(value, digits: 1) }
    let wins = complete.count { place in
      let own = rows.value(bits: place.bits, depth: place.depth, .e1, .test)
      return [TextEncoder.e2, .e3].allSatisfy {
        own < rows.value(bits: place.bits, depth: place.depth, $0, .test)
      }
    }
    var sentence =
      "The encoder that is linear in counts, e1, has the best test bound in \(wins) of "
      + "\(complete.count) combinations of bits and depth; e2 is below e3 in \(count(.e2, .e3))."
    let linear = rows.value(bits: 64, depth: 0, .e1, .test)
    if linear.isFinite {
      sentence += " At 64 bits with a linear decoder it reaches \(text(linear)) nats"
      let paper = TextRows(Self.atPaperSettings(results, "rows"))
      let level = paper.value(bits: 64, depth: 0, .e1, .test)
      sentence +=
        level.isFinite && results.profiles != [Profile.paper.rawValue]
        ? ", and \(text(level)) at the paper's settings (paper: 392)." : " (paper: 392)."
    }
    return sentence
  }
}
