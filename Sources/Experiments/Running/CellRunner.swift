import Artifacts
import Datasets
import Execution
import Foundation

/// Computes the stages of a cell that the store does not have.
struct CellRunner {
  let store: Store
  let data: DataProvider
  let environment: RunEnvironment
  let link: RunLink

  /// Computes a cell, training first.
  ///
  /// - Errors: `KeyMismatch` when the cell is not the one that was planned; `StageInterrupted`
  ///   when it was stopped; `StageFailure` naming the stage with whatever it threw.
  func run(_ cell: Cell, _ request: CellRequest) throws {
    let pair = request.threads > 1 ? ThreadPair() : nil
    try ThreadPair.$current.withValue(pair) { try compute(cell, request) }
  }

  private func compute(_ cell: Cell, _ request: CellRequest) throws {
    let parts = try cell.parts(data: request.data)
    try KeyMismatch.check(parts, request)
    var trained: StageResult?
    if let training = cell.training, let trainingParts = parts.training {
      trained = try failing(.training) {
        try run(
          training, trainingParts, nil, request.reference,
          recompute: request.recomputeTraining)
      }
    }
    _ = try failing(.measurement) {
      try run(
        cell.measurement, parts.measurement, trained, request.reference,
        recompute: request.recompute)
    }
  }

  /// Computes one stage, unless somebody has or another process just does.
  private func run(
    _ stage: Stage, _ parts: KeyParts, _ trained: StageResult?, _ reference: CellReference,
    recompute: Bool
  ) throws -> StageResult {
    if recompute { return try compute(stage, parts, trained, reference, replacing: true) }
    switch try store.reserve(parts.key, isCancelled: link.shouldStop) {
    case .finished(let entry): return try StageResult(entry)
    case .busy: throw StageInterrupted()
    case .granted(let lock, _):
      defer { lock.release() }
      return try compute(stage, parts, trained, reference, replacing: false)
    }
  }

  private func compute(
    _ stage: Stage, _ parts: KeyParts, _ trained: StageResult?, _ reference: CellReference,
    replacing: Bool
  ) throws -> StageResult {
    if link.shouldStop() { throw StageInterrupted() }
    PeakMemory.reset()
    let context = try LiveStageContext(
      parts, training: try trained?.output(), data: data, store: store, link: link,
      resuming: !replacing)
    let output = try stage.run(context)
    let provenance = Provenance(
      environment: environment, seconds: context.seconds, peakMemoryBytes: PeakMemory.bytes(),
      date: Provenance.text(Date()), resumed: context.resumed)
    return try StageResult(
      store.write(
        output, parts: parts, reference: reference, provenance: provenance, log: context.lines,
        replacing: replacing))
  }

  private func failing<Result>(
    _ stage: KeyParts.Kind, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let error as StageInterrupted {
      throw error
    } catch {
      throw StageFailure(stage: stage, underlying: error)
    }
  }
}

/// A stage threw.
struct StageFailure: Error, CustomStringConvertible {
  let stage: KeyParts.Kind
  let underlying: any Error

  var description: String { "\(underlying)" }
}
