import RecipeKit
import VAEErrorText

extension Table2 {
  public var claims: [Claim] { orderClaims + shapeClaims + levelClaims }

  /// What a difference of two runs may be by chance.
  private static let tolerance = 1.0
  private static let margin = "\(Int(tolerance)) nat"
  private static let reason =
    "the specification's, §10: there is one run a cell, and the paper's numbers are rounded to 1"

  private func claim(
    _ id: String, _ statement: String, test: String, expected: String? = nil,
    ceiling: @escaping @Sendable (Results) -> Ceiling? = TextScale.ceiling,
    _ evaluate: @escaping @Sendable (TextRows) -> Outcome
  ) -> Claim {
    Claim(
      id, statement, source: "§4.3, Table 2", test: test, margin: Self.margin,
      marginReason: Self.reason, expected: expected, data: [TextData.dataset],
      ceiling: ceiling
    ) { evaluate(TextRows($0.rows)) }
  }

  // MARK: Order of the encoders

  /// A claim on each number of bits and depth of which all three encoders are there.
  private static func each(
    _ rows: TextRows, _ test: (Int, Int) -> (String, Double)
  ) -> Outcome {
    .all(
      rows.complete.map { place in
        let (quantity, difference) = test(place.bits, place.depth)
        return (
          label: "\(place.bits) bits, \(TextRun.name(depth: place.depth))",
          outcome: .exact(
            quantity, difference, is: .above(0), tolerance: tolerance, unit: .nats)
        )
      }, of: "pairs of bits and depth")
  }

  private static func difference(
    _ rows: TextRows, _ a: TextEncoder, _ b: TextEncoder, _ split: TextSplit
  ) -> Outcome {
    each(rows) { bits, depth in
      (
        "\(a.rawValue) − \(b.rawValue), \(split.rawValue),",
        rows.value(bits: bits, depth: depth, a, split)
          - rows.value(bits: bits, depth: depth, b, split)
      )
    }
  }

  private var orderClaims: [Claim] {
    [
      claim(
        "A1",
        "The encoder that is linear in counts reaches a better test bound than the deep one "
          + "on frequencies, whatever decoder and number of bits.",
        test: "best test NELBO of e1 below that of e2, for every number of bits and depth",
        expected: "true in 12 of 12 pairs of the paper's own numbers"
      ) { Self.difference($0, .e2, .e1, .test) },
      claim(
        "A2", "A deeper encoder on frequencies is better than the linear one.",
        test: "best test NELBO of e2 below that of e3, for every number of bits and depth",
        expected: "true in 11 of 12 pairs of the paper's own numbers: at 16 bits and 1 hidden "
          + "layer its e2 has 422 and its e3 420"
      ) { Self.difference($0, .e3, .e2, .test) },
      claim(
        "A3", "On the training set e1 is better than e2, and e2 better than e3.",
        test: "best training NELBO e1 < e2 < e3, for every number of bits and depth",
        expected: "true in 12 of 12 pairs of the paper's own numbers"
      ) { rows in
        .all(
          [
            ("e1 < e2", Self.difference(rows, .e2, .e1, .train)),
            ("e2 < e3", Self.difference(rows, .e3, .e2, .train)),
          ].map { (label: $0.0, outcome: $0.1) }, of: "orders")
      },
    ]
  }

  // MARK: Depth, bits, overfitting

  private var shapeClaims: [Claim] {
    [
      claim(
        "A4", "With many bits a linear decoder is at least as good as a deeper one.",
        test: "at 32 and 64 bits, for every encoder: best test NELBO of the linear decoder at most "
          + "that of both deeper ones",
        expected: "true in 6 of 6 of the paper's own numbers, with one tie",
        ceiling: Self.settledCeiling(of: { bits, _, _ in bits >= 32 })
      ) { rows in
        .all(
          Self.places(rows, [32, 64]), of: "cases", label: { "\($0.bits) bits, \($0.encoder)" }
        ) { place in
          let deeper = [1, 2].map { rows.value(bits: place.bits, depth: $0, place.encoder, .test) }
          let linear = rows.value(bits: place.bits, depth: 0, place.encoder, .test)
          return Self.known(
            "best deeper decoder − linear", (deeper.min() ?? .nan) - linear, is: .atLeast(0))
        }
      },
      claim(
        "A5",
        "The best model of all is the restricted Boltzmann machine-like one: e1 with a "
          + "linear decoder and 64 bits.",
        test: "lowest best test NELBO of all cells at 64 bits, linear decoder, e1; at 32 and at 64 "
          + "bits the best is linear with e1",
        expected: "true of the paper's own numbers: 392, and 396 at 32 bits"
      ) { rows in Self.bestCells(rows) },
      claim(
        "A6", "Flexible models overfit, the more the more bits they have.",
        test: "with 1 and 2 hidden layers and e1 or e2: best test − best training NELBO at 64 bits "
          + "above that at 8 bits",
        expected: "true of the paper's own numbers (e1, 1 layer: 227 against 92)",
        ceiling: Self.settledCeiling(of: { bits, depth, encoder in
          depth > 0 && encoder != .e3 && [8, 64].contains(bits)
        })
      ) { rows in
        let cases = [1, 2].flatMap { depth in
          [TextEncoder.e1, .e2].map { (depth: depth, encoder: $0) }
        }
        return .all(
          cases, of: "models", label: { "\(TextRun.name(depth: $0.depth)), \($0.encoder)" }
        ) { model in
          func gap(_ bits: Int) -> Double {
            rows.value(bits: bits, depth: model.depth, model.encoder, .test)
              - rows.value(bits: bits, depth: model.depth, model.encoder, .train)
          }
          return Self.known(
            "(test − train) at 64 bits − at 8 bits", gap(64) - gap(8), is: .above(0))
        }
      },
      Claim(
        "A7", "With the linear encoder on frequencies the result hardly depends on the model.",
        source: "§4.3, Table 2",
        test: "best test NELBO of e3 varies by at most 25 nats over bits and depths",
        margin: "25 nats", marginReason: "the specification's, §10; the paper's numbers vary by 21",
        data: [TextData.dataset], ceiling: TextScale.ceiling
      ) { results in
        let values = TextRows(results.rows).all.where("encoder", .text(TextEncoder.e3.rawValue))
          .where("split", .text(TextSplit.test.rawValue)).values("best")
        guard let least = values.min(), let most = values.max() else {
          return .notAttempted("nothing has been measured yet")
        }
        return .exact(
          "range over \(values.count) cells of e3", most - least, is: .atMost(25), unit: .nats)
      },
      claim(
        "A8", "With a linear decoder more bits are better.",
        test: "best test NELBO falls from each number of bits to the next, for every encoder"
      ) { rows in
        let steps = zip(rows.bits, rows.bits.dropFirst()).flatMap { low, high in
          TextEncoder.allCases.map { (low: low, high: high, encoder: $0) }
        }
        return .all(
          steps, of: "steps", label: { "\($0.encoder), \($0.low) to \($0.high) bits" }
        ) { step in
          Self.known(
            "fall",
            rows.value(bits: step.low, depth: 0, step.encoder, .test)
              - rows.value(bits: step.high, depth: 0, step.encoder, .test), is: .above(0))
        }
      },
    ]
  }

  private static func places(
    _ rows: TextRows, _ bits: [Int]
  ) -> [(bits: Int, encoder: TextEncoder)] {
    bits.flatMap { bits in
      TextEncoder.allCases.map { (bits: bits, encoder: $0) }
    }.filter { place in
      (0...2).allSatisfy {
        rows.value(bits: place.bits, depth: $0, place.encoder, .test).isFinite
      }
    }
  }

  /// A difference of stored numbers, or nothing where one of them is missing.
  private static func known(
    _ quantity: String, _ value: Double, is relation: Relation
  ) -> Outcome {
    guard value.isFinite else { return .notAttempted("\(quantity): not all has been computed") }
    return .exact(quantity, value, is: relation, tolerance: tolerance, unit: .nats)
  }

  private static func bestCells(_ rows: TextRows) -> Outcome {
    let test = rows.all.where("split", .text(TextSplit.test.rawValue))
    let cases: [(label: String, rows: Rows, bits: Int)] =
      [("all cells", test, 64)]
      + [32, 64].filter { bits in places(rows, [bits]).count == TextEncoder.allCases.count }.map {
        ("\($0) bits", test.where("bits", .integer($0)), $0)
      }
    return .all(cases, of: "selections", label: \.label) { selection in
      let claimed = rows.value(bits: selection.bits, depth: 0, .e1, .test)
      let least = selection.rows.values("best").filter(\.isFinite).min() ?? .nan
      return .exact(
        "linear decoder with e1, \(selection.bits) bits, − the best cell", claimed - least,
        is: .atMost(0), tolerance: tolerance, unit: .nats)
    }
  }
}
