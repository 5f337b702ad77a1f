import RecipeKit
import TradeoffDigits

/// What is stored of each model and split, and selections from it.
struct GapRows {
  static let ais = Column(
    "ais", label: "log p(x) by AIS", unit: .natsPerExample, direction: .higherIsBetter, digits: 2)
  static let gap = Column(
    "gap", label: "Gap log p(x) − ELBO", unit: .natsPerExample, direction: .lowerIsBetter, digits: 2
  )
  static let dsm = Column(
    "dsm", label: "Divergence of the posteriors", unit: "nats² per squared latent unit", digits: 2)
  static let prior = Column(
    "kl_prior", label: "KL from the prior", unit: .natsPerExample, digits: 2)
  static let elbo = Column(
    "elbo", label: "ELBO", unit: .natsPerExample, direction: .higherIsBetter, digits: 2)

  static let columns =
    [
      Column("latent", label: "d"), Column("lambda", label: "λ"), Column("seed"),
      Column("split"), Column("images"),
    ] + [elbo, ais, gap, dsm].flatMap { [$0, error($0)] } + [
      prior,
      Column(
        "importance", label: "log p(x) by importance weighting", unit: .natsPerExample,
        direction: .higherIsBetter, digits: 2),
      Column("steps", label: "Temperatures T"),
      Column("sandwich", label: "Upper − lower bound, simulated images", unit: .nats, digits: 2),
      Column("acceptance", label: "Proposals accepted", unit: .fraction, digits: 2),
    ]

  /// The standard error over images of a quantity.
  private static func error(_ column: Column) -> Column {
    Column(
      column.name + "_se", label: "\(column.label), standard error over images",
      unit: column.unit, digits: column.digits)
  }

  static func hasError(_ name: String) -> Bool { columns.contains { $0.name == name + "_se" } }

  static func identity(_ run: DigitRun, _ split: DigitImages.Split) -> [String: Value] {
    [
      "latent": .integer(run.latent), "lambda": .number(run.weight),
      "seed": .integer(Int(run.seed)), "split": .text(split.rawValue),
    ]
  }

  /// The records of a training that diverged.
  static func diverged(_ run: DigitRun) -> Rows {
    var rows = Rows(columns)
    for split in DigitImages.Split.allCases {
      var record = identity(run, split)
      for name in ["elbo", "ais", "gap", "dsm", "kl_prior", "importance"] {
        record[name] = .number(.nan)
      }
      rows.append(record)
    }
    return rows
  }

  // MARK: Selections

  let latent: Int
  private let rows: Rows

  /// The measurements of one latent dimension.
  init(_ results: Results, latent: Int) {
    self.latent = latent
    rows = results.rows.where("latent", .integer(latent))
  }

  /// The latent dimensions that were measured, the headline first.
  static func latents(_ results: Results) -> [Int] {
    results.rows.distinct("latent").compactMap { $0.double.map { Int($0) } }.sorted(by: >)
  }

  var isEmpty: Bool { rows.count == 0 }

  /// The grid of λ that was measured, ascending.
  var weights: [Double] { rows.distinct("lambda").compactMap(\.double).sorted() }

  /// Records of one point of the grid, one for each seed.
  func at(_ weight: Double, _ split: DigitImages.Split) -> Rows {
    rows.where("lambda", .number(weight)).where("split", .text(split.rawValue))
  }

  /// Mean and spread over seeds at each point of the grid.
  func curve(_ column: Column, _ split: DigitImages.Split) -> [Estimate] {
    weights.map { at($0, split).estimate(column.name) }
  }

  /// A quantity at two points of the grid, seed by seed.
  func pairs(
    _ column: Column, _ split: DigitImages.Split, _ first: Double, _ second: Double
  ) -> PairedValues {
    at(first, split).paired(column.name, with: at(second, split))
  }

  /// The largest difference of upper and lower bound on simulated images.
  var widestSandwich: Double { rows.values("sandwich").filter(\.isFinite).max() ?? .nan }
}
