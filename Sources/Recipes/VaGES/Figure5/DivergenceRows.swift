import RecipeKit

/// The stored estimates.
struct DivergenceRows {
  private let rows: Rows

  init(_ results: Results) { rows = results.rows }

  var dimensions: [Int] {
    rows.has("dimension") ? rows.distinct("dimension").compactMap { $0.double.map { Int($0) } } : []
  }

  /// The runs of a dimension with one of the scores, by size of the disturbance.
  func of(_ dimension: Int, isVariational: Bool) -> Rows {
    rows.where("dimension", .integer(dimension))
      .where("score", .text(DivergenceRun.name(isVariational)))
  }

  /// Both estimates and the truth at each size.
  func compared(
    _ dimension: Int
  ) -> [(size: Double, variational: Double, exact: Double, truth: Double)] {
    let exact = of(dimension, isVariational: false)
    return of(dimension, isVariational: true).compactMap { row in
      let size = row.number("size")
      return exact.first { $0.number("size") == size }.map {
        (size, row.number("estimate"), $0.number("estimate"), row.number("truth"))
      }
    }
  }
}
