import RecipeKit
import VAEErrorText

/// Precision of the nearest training documents of every test document, by the codes of a model.
struct Retrieval: Sendable {
  static let precision = Column(
    "precision", label: "Precision@100", unit: .fraction, direction: .higherIsBetter, digits: 3)
  /// Sizes of the retrieved lists.
  static let counts = [10, 100, 1000]
  private static let columns =
    [Column("bits"), Column("depth"), Column("encoder")]
    + [
      precision, Column("error", label: "Standard error over queries", unit: .fraction, digits: 4),
      Column("chance", label: "Chance", unit: .fraction, digits: 3),
      Column("final", label: "Final test NELBO", unit: .natsPerExample, digits: 1),
      Column("codes", label: "Different codes of training documents"),
    ]

  private let run: TextRun

  init(_ run: TextRun) { self.run = run }

  /// Lists shorter than there are documents.
  private var usable: [Int] { Self.counts.filter { $0 <= run.scale.count(.train) } }
  private var headline: Int { run.scale.count(.train) >= 100 ? 100 : 10 }

  var stage: Stage {
    Stage(
      parts: {
        let evaluation = TextEvaluation(run)
        return KeyParts(
          .measurement,
          programs: [
            "codes of train": evaluation.codes(.train).fingerprint,
            "codes of test": evaluation.codes(.test).fingerprint,
          ],
          settings: [
            "counts": .list(usable.map { .integer($0) }), "words": .integer(run.scale.words),
          ], seed: 1, data: TextData.key,
          revisions: ["retrieval": 1, "selection": TextData.revision])
      },
      run: { context in try measured(context) })
  }

  private func measured(_ context: any StageContext) throws -> StageOutput {
    let (train, test) = (
      try TextData(context, run.scale, .train), try TextData(context, run.scale, .test)
    )
    let index = HammingRetrieval(
      codes: codes(train, context), labels: train.documents.labels)
    let queries = codes(test, context)
    var values: [Int: [Double]] = [:]
    for (query, code) in queries.enumerated() {
      for count in usable {
        values[count, default: []].append(
          index.precision(of: code, label: test.documents.labels[query], count: count))
      }
    }
    var rows = Rows(Self.columns)
    var record = identity
    let precision = Estimate(values[headline] ?? [])
    record["precision"] = .number(precision.mean)
    record["error"] = .number(precision.standardError)
    record["chance"] = .number(chance(train, test))
    let curves = context.training?.tables["curves"]
    record["final"] = .number(curves?.last?.number("test") ?? .nan)
    record["codes"] = .integer(Set(codes(train, context)).count)
    rows.append(record)
    var lists = Rows(
      [Column("bits"), Column("depth"), Column("encoder"), Column("count"), Column("precision")])
    for count in usable {
      lists.append(
        identity.merging([
          "count": .integer(count), "precision": .number(Estimate(values[count] ?? []).mean),
        ]) { $1 })
    }
    let examples = RetrievalExamples(run, train: train, test: test)
      .rows(index: index, queries: queries)
    return StageOutput(tables: ["rows": rows, "lists": lists, "examples": examples])
  }

  private var identity: [String: Value] {
    [
      "bits": .integer(run.bits), "depth": .integer(run.depth),
      "encoder": .text(run.encoder.rawValue),
    ]
  }

  /// The most probable code of each document.
  private func codes(_ data: TextData, _ context: any StageContext) -> [UInt64] {
    let executable = Executable(TextEvaluation(run).codes(data.split))
    for (name, array) in context.weights {
      if executable.program.inputs.contains(where: { $0.name == name }) {
        executable.set(name, array.hostArray)
      }
    }
    for (name, array) in data.inputs { executable.set(name, array) }
    var codes: [UInt64] = []
    TextEvaluation.forEachChunk(
      executable, count: data.documents.count, key: RandomKey(seed: 0)
    ) { rows in
      let logits = executable.values("logits").prefix(rows.count * run.bits)
      codes += HammingRetrieval.codes(Array(logits), bits: run.bits)
    }
    return codes
  }

  /// Mean share of a query's class among the training documents.
  private func chance(_ train: TextData, _ test: TextData) -> Double {
    var sizes: [Int: Int] = [:]
    for label in train.documents.labels { sizes[label, default: 0] += 1 }
    let total = Double(train.documents.count * test.documents.count)
    return test.documents.labels.reduce(0.0) { $0 + Double(sizes[$1] ?? 0) } / total
  }
}
