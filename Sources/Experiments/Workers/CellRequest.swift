/// What a worker needs to find a cell and to know that it found the right one.
public struct CellRequest: Codable, Equatable, Sendable {
  /// Names the cell.
  public var reference: CellReference
  /// The measurement key (hex) that the parent planned with.
  public var key: String
  /// The training key (hex), where the cell has a training.
  public var trainingKey: String?
  /// Digests of the datasets the keys were made with, by name.
  public var data: [String: String]
  /// Whether the measurement is computed again although the store has its result.
  public var recompute: Bool
  /// Whether the training is, too.
  public var recomputeTraining: Bool
  /// Threads that share the steps of its programs, 1 or 2; results are the same.
  public var threads: Int

  /// A request for a cell.
  public init(
    reference: CellReference, key: String, trainingKey: String?, data: [String: String],
    recompute: Bool, recomputeTraining: Bool, threads: Int = 1
  ) {
    self.reference = reference
    self.key = key
    self.trainingKey = trainingKey
    self.data = data
    self.recompute = recompute
    self.recomputeTraining = recomputeTraining
    self.threads = threads
  }
}
