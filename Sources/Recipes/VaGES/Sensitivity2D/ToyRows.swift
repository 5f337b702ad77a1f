import RecipeKit

/// The stored runs and costs of the deep models on the checkerboard.
struct ToyRows {
  private let results: Results
  private let rows: Rows

  private init(_ results: Results, choose: ([Int]) -> Int?) {
    self.results = results
    let all = results.rows
    let lengths =
      all.count > 0 ? all.distinct("iterations").compactMap { $0.double.map { Int($0) } } : []
    rows = choose(lengths).map { all.where("iterations", .integer($0)) } ?? all
  }

  /// The methods that are compared, which train the longest.
  static func methods(_ results: Results) -> ToyRows { ToyRows(results) { $0.max() } }

  /// The runs in which one setting is varied.
  static func settings(_ results: Results) -> ToyRows { ToyRows(results) { $0.min() } }

  /// What is drawn of the densities.
  static let window = -0.5...1.5

  var isEmpty: Bool { rows.count == 0 }
  var iterations: Int? { rows.first?.integer("iterations") }
  var seeds: Int { rows.has("seed") ? rows.distinct("seed").count : 0 }

  /// The runs of a setting, one for each seed.
  func of(_ setting: ToySetting) -> Rows {
    rows.where("setting", .text(setting.label))
  }

  func has(_ setting: ToySetting) -> Bool { !isEmpty && of(setting).count > 0 }

  func estimate(
    _ setting: ToySetting, _ column: Column = ToyMeasurement.logLikelihood
  ) -> Estimate {
    isEmpty ? Estimate([]) : of(setting).estimate(column.name)
  }

  func pairs(
    _ first: ToySetting, _ second: ToySetting, _ column: Column = ToyMeasurement.logLikelihood
  ) -> PairedValues {
    isEmpty ? PairedValues([]) : of(first).paired(column.name, with: of(second))
  }

  /// How many runs of a setting are stable, and how many there are.
  ///
  /// Stable: the loss is finite at every record, ends below the 1 of a flat energy, and within a
  /// quarter of its lowest value.
  func stable(_ setting: ToySetting) -> (count: Int, total: Int) {
    let runs = isEmpty ? Rows([]) : of(setting)
    let stable = runs.count { run in
      let (last, lowest) = (run.number("lastLoss"), run.number("lowestLoss"))
      return run["divergedAt"] == .missing && last.isFinite && last < 1 && last <= 1.25 * lowest
    }
    return (stable, runs.count)
  }

  /// What one iteration costs; nil where it is not stored.
  func cost(_ method: ToyMethod, _ column: Column) -> Double? {
    let costs = results["costs"]
    guard costs.has("method") else { return nil }
    guard let value = costs.where("method", .text(method.name)).first?.number(column.name),
      value.isFinite
    else { return nil }
    return value
  }

  /// The loss over iterations, over seeds.
  func curve(_ setting: ToySetting) -> [(step: Double, estimate: Estimate)] {
    guard !isEmpty else { return [] }
    let cells = Set(of(setting).entries("cell").map(\.string))
    let curves = results["curves"].filter { cells.contains($0.text("cell")) }
    return curves.grouped(by: ["step"]).map { group in
      (group.key[0].double ?? .nan, group.rows.estimate(ToyRun.loss.name))
    }.sorted { $0.0 < $1.0 }
  }

  /// The density of a method's first seed on the drawn part of the grid; nil when it is not stored.
  func density(_ setting: ToySetting) -> (x: [Double], y: [Double], values: [Double])? {
    let table = results["densities"]
    guard table.has("setting") else { return nil }
    let rows = table.where("setting", .text(setting.label))
    let xs = rows.distinct("x").compactMap(\.double).sorted()
    let ys = rows.distinct("y").compactMap(\.double).sorted()
    guard xs.count > 1, rows.count == xs.count * ys.count else { return nil }
    return (xs, ys, rows.values("density"))
  }
}
