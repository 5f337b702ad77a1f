import RecipeKit
import TradeoffDigits

/// What is stored of each classifier, and selections from it.
struct AccuracyRows {
  static let accuracy = Column(
    "accuracy", label: "Test accuracy", unit: .fraction, direction: .higherIsBetter, digits: 3)

  static let columns = [
    Column("latent", label: "d"), Column("lambda", label: "λ"), Column("seed"),
    Column("kernel"), Column("labelled", label: "Labelled images s"), Column("draw"), accuracy,
  ]

  static func record(
    _ run: DigitRun, _ kernel: SupportVectorMachine.Kernel, _ labelled: Int, _ draw: Int,
    _ accuracy: Double
  ) -> [String: Value] {
    [
      "latent": .integer(run.latent), "lambda": .number(run.weight),
      "seed": .integer(Int(run.seed)), "kernel": .text(kernel.rawValue),
      "labelled": .integer(labelled), "draw": .integer(draw), "accuracy": .number(accuracy),
    ]
  }

  // MARK: Selections

  let kernel: SupportVectorMachine.Kernel
  /// d.
  let latent: Int
  /// The grid of λ that was measured, ascending.
  let weights: [Double]
  /// The numbers of labelled images, ascending.
  let labelled: [Int]
  /// Mean accuracy over draws, by number of labelled images, λ and seed.
  private let means: [Int: [Double: [(seed: Value, value: Double)]]]

  /// The measurements with one kernel, each seed reduced to its mean over draws.
  init(_ results: Results, _ kernel: SupportVectorMachine.Kernel) {
    let rows = results.rows.where("kernel", .text(kernel.rawValue))
    self.kernel = kernel
    latent = rows.distinct("latent").first?.double.map { Int($0) } ?? 0
    weights = rows.distinct("lambda").compactMap(\.double).sorted()
    labelled = rows.distinct("labelled").compactMap { $0.double.map { Int($0) } }.sorted()
    var means: [Int: [Double: [(seed: Value, value: Double)]]] = [:]
    for group in rows.grouped(by: ["labelled", "lambda", "seed"]) {
      let values = group.rows.values("accuracy")
      let mean = values.reduce(0, +) / Double(values.count)
      let place = (Int(group.key[0].double ?? 0), group.key[1].double ?? 0)
      means[place.0, default: [:]][place.1, default: []].append((group.key[2], mean))
    }
    self.means = means
  }

  /// Mean over draws of each seed.
  private func seeds(_ labelled: Int, _ weight: Double) -> [(seed: Value, value: Double)] {
    means[labelled]?[weight] ?? []
  }

  /// A(λ, s): mean and spread over seeds.
  func estimate(_ labelled: Int, _ weight: Double) -> Estimate {
    Estimate(seeds(labelled, weight).map(\.value))
  }

  /// Two settings seed by seed, each on the same labelled images.
  func pairs(
    _ first: (labelled: Int, weight: Double), _ second: (labelled: Int, weight: Double)
  ) -> PairedValues {
    let others = seeds(second.labelled, second.weight)
    let own = seeds(first.labelled, first.weight)
    let pairs = own.compactMap { entry in
      others.first { $0.seed == entry.seed }.map {
        PairedValues.Pair(key: entry.seed, first: entry.value, second: $0.value)
      }
    }
    return PairedValues(pairs, unpaired: own.count + others.count - 2 * pairs.count)
  }

  /// The λ with the highest mean accuracy.
  func best(_ labelled: Int) -> Double? {
    let finite = weights.filter { estimate(labelled, $0).mean.isFinite }
    return finite.max { estimate(labelled, $0).mean < estimate(labelled, $1).mean }
  }
}
