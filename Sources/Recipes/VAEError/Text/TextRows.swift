import RecipeKit

/// What is stored of the trainings, and selections from it.
public struct TextRows: Sendable {
  public static let best = Column(
    "best", label: "Best NELBO", unit: .natsPerExample, direction: .lowerIsBetter, digits: 1)
  public static let columns = [
    Column("bits"), Column("depth"), Column("encoder"), Column("split"), best,
    Column("best_epoch", label: "Epoch of the best"),
    Column(
      "final", label: "Final NELBO", unit: .natsPerExample, direction: .lowerIsBetter, digits: 1),
    Column("divergence", label: "KL at the best", unit: .natsPerExample, digits: 2),
    Column("gap", label: "Gap at the best", unit: .natsPerExample, digits: 2),
    Column("collapse", label: "NELBO of collapse", unit: .natsPerExample, digits: 1),
  ]

  /// A record for each split from the curves of a training.
  static func rows(_ run: TextRun, curves: Rows, collapse: [TextSplit: Double]) -> Rows {
    var rows = Rows(columns)
    for split in TextSplit.allCases {
      var record = run.identity
      record["split"] = .text(split.rawValue)
      let finite = curves.filter { $0.number(split.rawValue).isFinite }
      if let best = finite.min(by: { $0.number(split.rawValue) < $1.number(split.rawValue) }),
        let last = finite.last
      {
        record["best"] = .number(best.number(split.rawValue))
        record["best_epoch"] = .number(best.number("epoch"))
        record["final"] = .number(last.number(split.rawValue))
        record["divergence"] = .number(best.number("divergence"))
        record["gap"] = .number(best.number("gap_\(split.rawValue)"))
      }
      record["collapse"] = collapse[split].map { .number($0) } ?? .missing
      rows.append(record)
    }
    return rows
  }

  // MARK: Selections

  public let all: Rows

  public init(_ rows: Rows) { all = rows }

  public var isEmpty: Bool { all.count == 0 }

  /// The bits that were measured, ascending.
  public var bits: [Int] { all.distinct("bits").compactMap { $0.double.map { Int($0) } }.sorted() }

  /// A number of a cell of the table; NaN where there is none.
  public func value(
    _ name: String = "best", bits: Int, depth: Int, _ encoder: TextEncoder, _ split: TextSplit
  ) -> Double {
    all.where("bits", .integer(bits)).where("depth", .integer(depth))
      .where("encoder", .text(encoder.rawValue)).where("split", .text(split.rawValue))
      .first?.number(name) ?? .nan
  }

  /// The bound of a decoder that always gives the corpus' frequencies; nil where nothing is stored.
  public func collapse(_ split: TextSplit) -> Double? {
    all.where("split", .text(split.rawValue)).first?.number("collapse")
  }

  /// Bits and depths of which all three encoders were measured.
  public var complete: [(bits: Int, depth: Int)] {
    bits.flatMap { bits in (0...2).map { (bits: bits, depth: $0) } }.filter { place in
      TextEncoder.allCases.allSatisfy {
        value(bits: place.bits, depth: place.depth, $0, .test).isFinite
      }
    }
  }
}

extension TextRun {
  /// The measurement of a training: best and last bounds from its curves.
  ///
  /// - Parameter prefix: Before the names of the tables, "first_part_" for a first part.
  public func summary(prefix: String = "") -> Stage {
    Stage(
      parts: {
        KeyParts(
          .measurement, programs: [:], settings: ["words": .integer(scale.words)], seed: 1,
          data: TextData.key,
          revisions: ["\(prefix)summary": 1, "selection": TextData.revision])
      },
      run: { context in
        let curves = context.training?.tables["curves"] ?? Rows(TextTraining.curveColumns)
        var collapse: [TextSplit: Double] = [:]
        for split in TextSplit.allCases {
          collapse[split] = try TextData(context, scale, split).collapse
        }
        return StageOutput(tables: [
          prefix + "rows": TextRows.rows(self, curves: curves, collapse: collapse),
          prefix + "curves": curves,
        ])
      })
  }
}
