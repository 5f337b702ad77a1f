import RecipeKit

/// The stored runs and costs on Frey face.
struct FreyRows {
  private let results: Results

  init(_ results: Results) { self.results = results }

  static func column(_ name: String) -> Column {
    (FreyRun.columns + FreyCost.columns).first { $0.name == name }!
  }

  var isEmpty: Bool { results.rows.count == 0 && results["costs"].count == 0 }
  var iterations: Int? { results.rows.first?.integer("iterations") }

  /// A quantity of a run, or of a cost, at a setting; nil when it is not stored.
  func value(_ name: String, _ method: FreyMethod, particles: Int, steps: Int) -> Double? {
    let table = results.rows.has(name) ? results.rows : results["costs"]
    return table.where("method", .text(method.name)).where("L", .integer(particles))
      .where("K", .integer(steps)).first?.number(name)
  }

  /// Settings (L, K) at which a quantity is stored.
  func settings(_ name: String) -> [(particles: Int, steps: Int)] {
    let table = results.rows.has(name) ? results.rows : results["costs"]
    guard table.has("L") else { return [] }
    return table.grouped(by: ["L", "K"]).map {
      (Int($0.key[0].double ?? 0), Int($0.key[1].double ?? 0))
    }
  }

  /// Points of a method along L at the largest K, or along K at the smallest L.
  func slice(
    _ name: String, _ method: FreyMethod, along particles: Bool
  ) -> (x: [Double], y: [Double]) {
    let all = settings(name)
    guard let most = all.map(\.steps).max(), let least = all.map(\.particles).min() else {
      return ([], [])
    }
    let chosen = all.filter { particles ? $0.steps == most : $0.particles == least }
      .sorted { particles ? $0.particles < $1.particles : $0.steps < $1.steps }
    let found = chosen.compactMap { setting in
      value(name, method, particles: setting.particles, steps: setting.steps).map {
        (Double(particles ? setting.particles : setting.steps), $0)
      }
    }
    return (found.map(\.0), found.map(\.1))
  }
}
