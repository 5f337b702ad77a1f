import Artifacts
import Datasets

/// What a stage is given that runs for its profile alone: it keeps nothing and is stopped in time.
///
/// - Errors: `UndeclaredDataset` where the stage reads what its key does not name; `StageInterrupted`
///   when its time is up.
public final class ProfiledStageContext: StageContext {
  public let key: Digest
  public let seed: UInt64
  public let training: StageOutput? = nil
  public let data: DataProvider
  private let parts: KeyParts
  private let deadline: ContinuousClock.Instant

  /// - Parameter seconds: After this time the stage is stopped where it offers its state.
  public init(_ parts: KeyParts, data: DataProvider, seconds: Double) {
    self.parts = parts
    self.data = data
    key = parts.key
    seed = parts.seed
    deadline = .now + .seconds(seconds)
  }

  public func digest(of dataset: String) throws -> Digest {
    guard let digest = parts.data[dataset].flatMap({ Digest(hex: $0) }) else {
      throw UndeclaredDataset(name: dataset)
    }
    return digest
  }

  public func progress(_ fraction: Double, _ message: String) {}
  public func checkpoint() -> Checkpoint? { nil }
  public func log(_ line: String) {}

  public func save(_ checkpoint: @autoclosure () throws -> Checkpoint) throws {
    if ContinuousClock.now >= deadline { throw StageInterrupted() }
  }
}
