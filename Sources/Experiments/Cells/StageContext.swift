import Artifacts
import Datasets

/// What a running stage is given: its identity, its inputs, and ways to report and to pause.
public protocol StageContext {
  /// The key of the stage.
  var key: Digest { get }
  /// The seed of the key's parts; all randomness is derived from it.
  var seed: UInt64 { get }
  /// What the training of the cell made; `nil` in a training and in a cell without one.
  var training: StageOutput? { get }
  /// Verified datasets of every kind; `dataset(_:)` is the way to those of images.
  var data: DataProvider { get }

  /// The image dataset that the key's parts name: the real one or its stand-in, as planned.
  ///
  /// - Errors: `UndeclaredDataset` when the parts do not name it; `DataError` when it cannot be
  ///   had.
  func dataset(_ name: String) throws -> Dataset<ImageSplits>

  /// The digest of a dataset's content, as the key's parts name it.
  ///
  /// - Errors: `UndeclaredDataset` when they do not.
  func digest(of dataset: String) throws -> Digest

  /// Tells how far the stage is.
  ///
  /// - Parameters:
  ///   - fraction: Done so far, from 0 to 1.
  ///   - message: A few words: `"step 300 of 1000"`.
  func progress(_ fraction: Double, _ message: String)

  /// The last state saved for this key, to continue from; `nil` to begin.
  func checkpoint() -> Checkpoint?

  /// Offers a state from which the stage could continue bit for bit.
  ///
  /// Cheap to call often: the state is made and written only when some time has passed since the
  /// last one, or when the run is being stopped.
  ///
  /// - Parameter checkpoint: Made only when it will be written.
  /// - Errors: `StageInterrupted` after writing, when the run is being stopped (let it pass
  ///   through); `StoreError` when the state cannot be written.
  func save(_ checkpoint: @autoclosure () throws -> Checkpoint) throws

  /// Adds a line to the cell's log, which is kept with its result and shown when it fails.
  func log(_ line: String)
}

/// A stage reads a dataset that is not part of its key.
public struct UndeclaredDataset: Error, Equatable, CustomStringConvertible {
  /// The dataset's name.
  public let name: String

  /// What is wrong and what to do.
  public var description: String {
    "the stage reads the dataset '\(name)', which its key parts do not name: add it to their data"
  }
}

extension StageContext {
  public func dataset(_ name: String) throws -> Dataset<ImageSplits> {
    try data.dataset(name, matching: digest(of: name))
  }

  /// The corpus that the key's parts name: the real one or its stand-in, as planned.
  ///
  /// - Errors: `UndeclaredDataset` when the parts do not name it; `DataError` when it cannot be
  ///   had.
  public func corpus(_ name: String) throws -> Dataset<LabelledCorpus> {
    try data.corpus(name, matching: digest(of: name))
  }

  /// Weights that the training of the cell made; empty without one.
  public var weights: [String: StoredArray] { training?.weights ?? [:] }
}
