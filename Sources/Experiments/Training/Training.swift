import Artifacts
import Autodiff
import Execution
import Tables
import Tensors

/// A model trained by running one program over and over: the training stage of a cell.
///
/// The step program has its state as inputs and outputs of one name, a key input `key`, and an
/// index input `step` that counts from 0. The initialisation makes the state from `key`. The
/// record of a training is a table `curves` with the scalar outputs named in `recorded`, of the
/// step program or of an evaluation.
public struct Training: Sendable {
  /// The two programs.
  public struct Programs: Sendable {
    /// From `key` to the state.
    public var initialisation: Program
    /// One step.
    public var step: Program
    /// From `key` to inputs of the other programs that do not change, such as a drawn data set.
    public var fixed: Program?
    /// From state and fixed inputs to scalars, in `Double`; run when a record is made.
    public var evaluation: Program?

    public init(
      initialisation: Program, step: Program, fixed: Program? = nil, evaluation: Program? = nil
    ) {
      self.initialisation = initialisation
      self.step = step
      self.fixed = fixed
      self.evaluation = evaluation
    }

    /// Digests of the programs there are, by name.
    var fingerprints: [String: String] {
      [
        "initialisation": initialisation, "step": step, "fixed": fixed, "evaluation": evaluation,
      ].compactMapValues { $0?.fingerprint }
    }
  }

  /// Traces the programs.
  public var programs: @Sendable () throws -> Programs
  /// What a reader should see of the settings; what decides numbers is in the programs.
  public var settings: [String: SettingValue]
  public var seed: UInt64
  /// Number of steps.
  public var steps: Int
  /// Steps between two records, and between two looks for values that are not finite.
  public var recordEvery: Int
  /// Scalar outputs that are recorded, and are watched for divergence.
  public var recorded: [Column]
  /// Digests of datasets, by name.
  public var data: [String: String]
  /// Fixed inputs of the step program, such as a dataset; read when the stage runs.
  public var inputs: @Sendable (any StageContext) throws -> [String: HostArray]
  /// Which state is kept as weights.
  public var keeps: @Sendable (String) -> Bool

  public init(
    settings: [String: SettingValue], seed: UInt64, steps: Int, recordEvery: Int,
    recorded: [Column], data: [String: String] = [:],
    inputs: @escaping @Sendable (any StageContext) throws -> [String: HostArray] = { _ in [:] },
    keeps: @escaping @Sendable (String) -> Bool = { _ in true },
    programs: @escaping @Sendable () throws -> Programs
  ) {
    self.programs = programs
    self.settings = settings
    self.seed = seed
    self.steps = steps
    self.recordEvery = recordEvery
    self.recorded = recorded
    self.data = data
    self.inputs = inputs
    self.keeps = keeps
  }

  /// The training as a stage of a cell.
  public func stage() -> Stage {
    Stage(
      parts: {
        let programs = try self.programs()
        var settings = self.settings
        settings["steps"] = .integer(steps)
        settings["recordEvery"] = .integer(recordEvery)
        return KeyParts(
          .training, programs: programs.fingerprints, settings: settings, seed: seed, data: data)
      },
      run: { context in
        var run = try TrainingRun(self, context)
        return try run.finish()
      })
  }
}
