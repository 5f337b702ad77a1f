import RecipeKit

/// Decisions over a square of the plane, for the panels of Figure 2.
public enum MixtureMaps {
  /// Points along each axis of the square [−3, 3]².
  public static let side = 61
  public static let reach = 3.0
  static let settings: [String: SettingValue] = [
    "mapSide": .integer(side), "mapReach": .number(reach),
  ]
  /// Positions along one axis.
  public static var axis: [Double] {
    (0..<side).map { -reach + 2 * reach * Double($0) / Double(side - 1) }
  }

  static let columns =
    [Column("x"), Column("y")] + Mixture.codes.map { Column("truth\($0)") }
    + [
      Column("truth"), Column("encoder"), Column("model"), Column("g1", label: "First logit of q"),
      Column("g2", label: "Second logit of q"),
    ]

  private static var points: [Double] { axis.flatMap { y in axis.flatMap { [$0, y] } } }

  /// log p(z|x) of the truth and of learned centres up to a constant, and the encoder's logits.
  static func program(_ encoder: MultilayerPerceptron) -> Program {
    let parameters = encoder.initialParameters(key: .placeholder("key"))
    var named = Parameters()
    named.add(parameters, under: "encoder")
    return Program([Port("x", [side * side, 2]), Port("centres", [4, 2])] + named.ports) { inputs in
      let x = inputs["x"]
      return [
        "truth": Mixture.decoder.logLikelihoodTable(centres: Mixture.centreTensor, x),
        "model": Mixture.decoder.logLikelihoodTable(centres: inputs["centres"], x),
        "logits": encoder(named.taken(from: inputs).scope("encoder"), x),
      ]
    }
  }

  static func rows(weights: [String: HostArray], centres: [Double]) -> Rows {
    let executable = Executable(program(MixtureNetwork.encoder), precision: .double)
    executable.set("x", points)
    executable.set("centres", centres)
    for (name, array) in weights where name != "centres" { executable.set(name, array) }
    executable.run()
    let (truth, model) = (executable.values("truth"), executable.values("model"))
    let logits = executable.values("logits")
    let places = points
    var rows = Rows(columns)
    for point in 0..<side * side {
      let own = Array(truth[4 * point..<4 * point + 4])
      let peak = own.max() ?? 0
      let shares = own.map { exp($0 - peak) }
      let (first, second) = (logits[2 * point], logits[2 * point + 1])
      var record: [String: Value] = [
        "x": .number(places[2 * point]), "y": .number(places[2 * point + 1]),
        "truth": .integer(decision(own)),
        "model": .integer(decision(Array(model[4 * point..<4 * point + 4]))),
        "encoder": .integer((first > 0 ? 2 : 0) + (second > 0 ? 1 : 0)),
        "g1": .number(rounded(first)), "g2": .number(rounded(second)),
      ]
      for (code, share) in zip(Mixture.codes, shares) {
        record["truth\(code)"] = .number(rounded(share / shares.reduce(0, +)))
      }
      rows.append(record)
    }
    return rows
  }

  /// Index of the largest; the first of equals.
  static func decision(_ values: [Double]) -> Int {
    values.indices.max { values[$0] < values[$1] || values[$0] == values[$1] && $0 > $1 } ?? 0
  }

  /// Four decimals are enough to draw.
  private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

  /// The decisions of a harmonium with affine logits a + Bx, `[2]` and `[2, 2]` row-major.
  static func decisions(offset: [Double], slope: [Double]) -> [Int] {
    let places = points
    return (0..<side * side).map { point in
      let (x, y) = (places[2 * point], places[2 * point + 1])
      let bits = (0..<2).map { offset[$0] + slope[2 * $0] * x + slope[2 * $0 + 1] * y > 0 }
      return (bits[0] ? 2 : 0) + (bits[1] ? 1 : 0)
    }
  }
}
