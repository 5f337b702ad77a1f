import RecipeKit

/// Joint training on the population with the best factorised q at every x: coordinate ascent of the
/// bound, in q and in the centres in turn.
public struct MixtureAlternation: Sendable {
  /// Where centres start: the ground truth (0), or drawn at random.
  public let start: Int
  public let iterations: Int

  public init(start: Int, iterations: Int) {
    self.start = start
    self.iterations = iterations
  }

  static let source = "population"

  /// Sweeps over the two bits of q, from each of several starts.
  private static let sweeps = 12

  /// One iteration: q from the best of five starts, what is known then, and the next centres.
  static func program() -> Program {
    Program(
      MixtureGrid.ports + [Port("centres", [4, 2]), Port("q", [MixtureGrid.count, 2])],
      outputs: { inputs in
        let (x, weights, centres) = (inputs["x"], inputs["weights"], inputs["centres"])
        let logits = bestLogits(
          Mixture.decoder.logLikelihoodTable(centres: centres, x), inputs["q"])
        let q = exp(BitCodes.logProbabilities(logits: logits)) * weights.expanded(1)
        let next = matmul(q, x, transposeA: true) / q.sum(0).expanded(1)
        return MixtureState.outputs(x: x, weights: weights, centres: centres, logits: logits)
          + [("centres", next), ("q", sigmoid(logits))]
      })
  }

  /// Logits of the best factorised q for log p(x|z) `[points, 4]`: the best of what comes from the
  /// present q and from the four corners.
  private static func bestLogits(_ table: Tensor, _ present: Tensor) -> Tensor {
    let starts =
      [present]
      + BitCodes.all(2).map { code in
        Tensor.constant(code.map { 0.02 + 0.96 * $0 }, shape: [1, 2])
          .broadcast(to: present.shape)
      }
    let bound = EnumeratedCodeBound()
    let found = starts.map { start -> (logits: Tensor, bound: Tensor) in
      let logits = ascended(table, from: start)
      return (logits, bound.perExample(logits: logits, logLikelihood: table).bound)
    }
    return found.dropFirst().reduce(found[0]) { best, other in
      let isBetter = best.bound .< other.bound
      let wide = isBetter.expanded(1).broadcast(to: best.logits.shape)
      return (
        select(wide, other.logits, best.logits), maximum(best.bound, other.bound)
      )
    }.logits
  }

  private static func ascended(_ table: Tensor, from start: Tensor) -> Tensor {
    let parts = table.split(1, into: 4)
    let (l00, l01, l10, l11) = (parts[0], parts[1], parts[2], parts[3])
    let last = repeated(sweeps, carrying: [start, .constant(0, shape: start.shape)]) { _, state in
      let second = state[0].slice(1, 1..<2)
      let a = (1 - second) * (l10 - l00) + second * (l11 - l01)
      let first = sigmoid(a)
      let b = (1 - first) * (l01 - l00) + first * (l11 - l10)
      return [concatenated([first, sigmoid(b)], axis: 1), concatenated([a, b], axis: 1)]
    }
    return last[1]
  }

  /// The ascent as a cell of any item that shows it.
  public var cell: Cell {
    Cell(
      label: start == 0 ? "population, from the ground truth" : "population, random start \(start)",
      measurement: Stage(
        parts: {
          KeyParts(
            .measurement, programs: ["iteration": Self.program().fingerprint],
            settings: MixtureGrid.settings.merging(["iterations": .integer(iterations)]) { $1 },
            seed: UInt64(start), revisions: ["alternation": 1])
        },
        run: { _ in StageOutput(tables: ["states": states()]) }),
      estimatedSeconds: Double(iterations) * 0.02)
  }

  private func states() -> Rows {
    let executable = Executable(Self.program(), precision: .double)
    MixtureGrid().set(executable)
    let draws = RandomKey(seed: UInt64(start))["centres"].doubles(.normal, 8)
    executable.set("centres", start == 0 ? Mixture.centres.flatMap { $0 } : draws.map { 1.5 * $0 })
    executable.set("q", Array(repeating: 0.5, count: 2 * MixtureGrid.count))
    var rows = Rows(MixtureState.columns)
    for step in 0...iterations {
      executable.run()
      // Dense at first, where centres move most.
      guard step < 20 || step % 10 == 0 || step == iterations else { continue }
      rows.append(
        MixtureState.record(
          executable, source: start == 0 ? Self.source : "random start \(start)",
          phase: "joint", step: step))
    }
    return rows
  }
}
