import Artifacts
import Autodiff
import Execution
import Tables
import Tensors

/// One training while it runs: resumes from a checkpoint, records, watches for divergence.
struct TrainingRun {
  private let training: Training
  private let context: any StageContext
  private let executable: Executable
  private let evaluation: Executable?
  private let state: [String]
  private var curves: Rows
  private var step = 0

  init(_ training: Training, _ context: any StageContext) throws {
    self.training = training
    self.context = context
    let programs = try training.programs()
    executable = Executable(programs.step)
    evaluation = programs.evaluation.map { Executable($0, precision: .double) }
    state = programs.step.state.map { programs.step.inputs[$0.input].name }
    curves = Rows(
      [Column("step", label: "Step", unit: .updates)] + training.recorded)
    let key = RandomKey(seed: training.seed)
    executable.set("key", key["training"])
    for (name, array) in try training.inputs(context) { set(name, array) }
    let fixed = programs.fixed.map { Self.run($0, key: key["fixed"]) } ?? [:]
    for (name, array) in fixed { set(name, array) }
    if let checkpoint = context.checkpoint(), let tables = try? checkpoint.tables(),
      let recorded = tables["curves"],
      state.allSatisfy({ checkpoint.arrays[$0] != nil })
    {
      for name in state { executable.set(name, checkpoint.arrays[name]!.hostArray) }
      (curves, step) = (recorded, checkpoint.step)
    } else {
      let initialisation = Executable(programs.initialisation)
      initialisation.set("key", key["initialisation"])
      for port in programs.initialisation.inputs where fixed[port.name] != nil {
        initialisation.set(port.name, fixed[port.name]!)
      }
      initialisation.run()
      for name in state { executable.set(name, initialisation.array(name)) }
    }
  }

  /// Sets an input that does not change, wherever it is one.
  private func set(_ name: String, _ array: HostArray) {
    for target in [executable, evaluation].compactMap({ $0 })
    where target.program.inputs.contains(where: { $0.name == name }) {
      target.set(name, array)
    }
  }

  /// The outputs of a program of a key.
  private static func run(_ program: Program, key: RandomKey) -> [String: HostArray] {
    let executable = Executable(program)
    executable.set("key", key)
    executable.run()
    return Dictionary(
      uniqueKeysWithValues: program.outputs.map { ($0.name, executable.array($0.name)) })
  }

  mutating func finish() throws -> StageOutput {
    while step < training.steps {
      let count = min(training.recordEvery, training.steps - step)
      executable.run(count: count, counter: "step", from: step)
      step += count
      if !record() { return output(.diverged(step: step)) }
      context.progress(
        Double(step) / Double(training.steps), "step \(step) of \(training.steps)")
      if step < training.steps { try context.save(checkpoint()) }
    }
    return output(.finished)
  }

  /// Appends a record; false when a recorded value is not finite.
  private mutating func record() -> Bool {
    var record: [String: Value] = ["step": .integer(step)]
    var isFinite = true
    evaluate()
    for column in training.recorded {
      let isEvaluated = evaluation?.program.outputs.contains { $0.name == column.name } ?? false
      let value = isEvaluated ? evaluation!.scalar(column.name) : executable.scalar(column.name)
      record[column.name] = .number(value)
      isFinite = isFinite && value.isFinite
    }
    curves.append(record)
    return isFinite
  }

  /// Runs the evaluation on the current state.
  private func evaluate() {
    guard let evaluation else { return }
    for port in evaluation.program.inputs where state.contains(port.name) {
      evaluation.set(port.name, executable.array(port.name))
    }
    evaluation.run()
  }

  private func checkpoint() -> Checkpoint {
    Checkpoint(step: step, arrays: arrays(state), tables: ["curves": curves])
  }

  private func arrays(_ names: [String]) -> [String: StoredArray] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, StoredArray(executable.array($0))) })
  }

  private func output(_ outcome: StageOutput.Outcome) -> StageOutput {
    StageOutput(
      tables: ["curves": curves], weights: arrays(state.filter(training.keeps)),
      outcome: outcome)
  }
}
