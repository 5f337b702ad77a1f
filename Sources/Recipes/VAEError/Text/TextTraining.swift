import RecipeKit

/// One training while it runs: epochs with one pair of codes, then with ten, and between them the
/// bound
/// of both splits. Continues from a checkpoint.
struct TextTraining {
  /// Raised whenever this code would come to other numbers.
  static let revision = 1

  static let curveColumns = [
    Column("bits"), Column("depth"), Column("encoder"), Column("epoch", label: "Epoch"),
    Column("pairs", label: "Pairs of codes"),
    Column(
      "train", label: "NELBO, train", unit: .natsPerExample, direction: .lowerIsBetter, digits: 1),
    Column(
      "test", label: "NELBO, test", unit: .natsPerExample, direction: .lowerIsBetter, digits: 1),
    Column("divergence", label: "KL(q(z|x) ‖ p(z)), test", unit: .natsPerExample, digits: 2),
    Column("gap_train", label: "Gap, train", unit: .natsPerExample, digits: 2),
    Column("gap_test", label: "Gap, test", unit: .natsPerExample, digits: 2),
  ]

  private let run: TextRun
  private let context: any StageContext
  private let key: RandomKey
  private let data: [TextSplit: TextData]
  private let state: [String]
  private var executable: Executable
  private var pairs = 1
  private let evaluations: [TextSplit: Executable]
  private var curves = Rows(Self.curveColumns)
  private var epoch = 0

  init(_ run: TextRun, _ context: any StageContext) throws {
    self.run = run
    self.context = context
    key = RandomKey(seed: context.seed)
    let corpus = try context.corpus(TextData.dataset).content
      .keepingMostFrequentWords(run.scale.words)
    var (data, evaluations): ([TextSplit: TextData], [TextSplit: Executable]) = ([:], [:])
    for split in TextSplit.allCases {
      let own = TextData(corpus, run.scale, split)
      let evaluation = Executable(TextEvaluation(run).program(split))
      for (name, array) in own.inputs { evaluation.set(name, array) }
      (data[split], evaluations[split]) = (own, evaluation)
    }
    (self.data, self.evaluations) = (data, evaluations)
    let program = run.training(samples: 1).step()
    state = program.state.map { program.inputs[$0.input].name }
    executable = Executable(program)
    try begin(run.training(samples: 1).initialisation())
  }

  /// The state of the checkpoint, or a new one.
  private mutating func begin(_ initialisation: Program) throws {
    if let checkpoint = context.checkpoint(), let known = try checkpoint.tables()["curves"],
      state.allSatisfy({ checkpoint.arrays[$0] != nil })
    {
      (epoch, curves) = (checkpoint.step, known)
      prepare(checkpoint.arrays.mapValues(\.hostArray))
    } else {
      let first = Executable(initialisation)
      first.set("key", key["initialisation"])
      first.run()
      prepare(Dictionary(uniqueKeysWithValues: state.map { ($0, first.array($0)) }))
    }
  }

  /// Sets the inputs of the step, which is the one of the present epoch.
  private mutating func prepare(_ values: [String: HostArray]) {
    let wanted = epoch < run.scale.epochs ? 1 : 10
    if wanted != pairs {
      pairs = wanted
      executable = Executable(run.training(samples: wanted).step())
    }
    for (name, array) in values where state.contains(name) { executable.set(name, array) }
    executable.set("key", key["training"])
    for (name, array) in data[.train]?.inputs ?? [:] { executable.set(name, array) }
  }

  mutating func finish() throws -> StageOutput {
    let total = run.scale.epochs + run.scale.tenfoldEpochs
    let steps = run.training(samples: 1).stepsPerEpoch
    while epoch < total {
      if epoch == run.scale.epochs { prepare(arrays()) }
      let end = epoch < run.scale.epochs ? run.scale.epochs : total
      let count = min(run.scale.measureEvery, end - epoch)
      executable.run(count: count * steps, counter: "step", from: epoch * steps)
      epoch += count
      guard executable.scalar("negative_elbo").isFinite else {
        return output(.diverged(step: epoch * steps))
      }
      measure()
      context.progress(Double(epoch) / Double(total), "epoch \(epoch) of \(total)")
      if epoch < total {
        try context.save(
          .init(
            step: epoch, arrays: arrays().mapValues { StoredArray($0) },
            tables: ["curves": curves]))
      }
    }
    return output(.finished)
  }

  private func arrays() -> [String: HostArray] {
    Dictionary(uniqueKeysWithValues: state.map { ($0, executable.array($0)) })
  }

  private func output(_ outcome: StageOutput.Outcome) -> StageOutput {
    let weights = arrays().filter { DocumentTraining.isParameter($0.key) }
    return StageOutput(
      tables: ["curves": curves], weights: weights.mapValues { StoredArray($0) }, outcome: outcome)
  }

  /// Appends the bounds of the present parameters.
  private mutating func measure() {
    var record = run.identity
    record["epoch"] = .integer(epoch)
    record["pairs"] = .integer(pairs)
    for split in TextSplit.allCases {
      guard let evaluation = evaluations[split], let data = data[split] else { continue }
      for name in state where DocumentTraining.isParameter(name) {
        evaluation.set(name, executable.array(name))
      }
      let means = TextEvaluation.means(
        evaluation, data, key: key["evaluation"][split.rawValue][epoch])
      let bound = means["nelbo"] ?? .nan
      record[split.rawValue] = .number(bound)
      record["gap_\(split.rawValue)"] = means["likelihood"].map { .number(bound - $0) } ?? .missing
      if split == .test { record["divergence"] = .number(means["divergence"] ?? .nan) }
    }
    curves.append(record)
  }
}
