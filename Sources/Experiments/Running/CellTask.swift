import Artifacts

/// A cell that is to be computed.
public struct CellTask: Sendable {
  /// Names the cell; of several cells with one key, the first.
  public var reference: CellReference
  /// The others with the same key, which this one serves too.
  public var aliases: [CellReference]
  /// The cell.
  public var cell: Cell
  /// The measurement key.
  public var key: Digest
  /// The training key, where the cell has a training.
  public var trainingKey: Digest?
  /// Whether the training has no usable result yet.
  public var needsTraining: Bool
  /// Digests of the datasets the keys were made with, by name.
  public var data: [String: String]
  /// Whether results that are already in the store are computed again.
  public var recompute: Bool
  /// Whether that includes the training: for one of the cells that share it.
  public var recomputeTraining: Bool
  /// Expected seconds.
  public var cost: Double

  /// What a worker is asked.
  func request(threads: Int = 1) -> CellRequest {
    CellRequest(
      reference: reference, key: key.hex, trainingKey: trainingKey?.hex, data: data,
      recompute: recompute, recomputeTraining: recomputeTraining, threads: threads)
  }
}
