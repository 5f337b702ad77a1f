import RecipeKit

/// How the bound of a trained model is measured over a split.
public struct TextEvaluation {
  private let run: TextRun
  /// Documents worked on at a time.
  private static let chunk = 128

  public init(_ run: TextRun) { self.run = run }

  private var ports: [Autodiff.Port] {
    [Port("key", [], .key), Port("rows", [Self.chunk], .index)]
  }

  /// NELBO without its constant, divergence and, where codes are enumerated, −log p(x) of the
  /// documents at `rows`.
  public func program(_ split: TextSplit) -> Program {
    let (model, corpus) = (run.model, TextData.ports(run.scale, split))
    return Program(
      ports + model.parameterPorts + corpus.ports,
      outputs: { inputs in
        let terms = DocumentBound(sampleCount: run.scale.samples).perExample(
          model, model.parameters(from: inputs), corpus.batch(inputs, rows: inputs["rows"]),
          key: inputs.key("key"))
        return [("nelbo", terms.negativeBound), ("divergence", terms.divergence)]
          + (terms.negativeLogLikelihood.map { [("likelihood", $0)] } ?? [])
      })
  }

  /// Logits of the codes of the documents at `rows`.
  public func codes(_ split: TextSplit) -> Program {
    let (model, corpus) = (run.model, TextData.ports(run.scale, split))
    return Program(ports + model.parameterPorts + corpus.ports) { inputs in
      [
        "logits": model.posteriorLogits(
          model.parameters(from: inputs), corpus.batch(inputs, rows: inputs["rows"]))
      ]
    }
  }

  /// Means over the documents of a split, by output.
  public static func means(
    _ executable: Executable, _ data: TextData, key: RandomKey
  ) -> [String: Double] {
    var sums: [String: Double] = [:]
    forEachChunk(executable, count: data.documents.count, key: key) { rows in
      for name in executable.program.outputs.map(\.name) {
        let values = executable.values(name)
        sums[name, default: 0] += values.prefix(rows.count).reduce(0, +)
      }
    }
    var means = sums.mapValues { $0 / Double(data.documents.count) }
    let saturated = data.saturated.reduce(0, +) / Double(data.documents.count)
    for name in ["nelbo", "likelihood"] { means[name]? += saturated }
    return means
  }

  /// Runs a program on all documents, a chunk at a time; the last chunk is filled up with its first
  /// document.
  public static func forEachChunk(
    _ executable: Executable, count: Int, key: RandomKey, _ body: (Range<Int>) -> Void
  ) {
    for start in stride(from: 0, to: count, by: chunk) {
      let rows = start..<min(start + chunk, count)
      let padded = Array(rows) + Array(repeating: start, count: chunk - rows.count)
      executable.set("rows", .index(padded))
      executable.set("key", key[start / chunk])
      executable.run()
      body(rows)
    }
  }
}
