import Artifacts
import Datasets

/// Computes cells, in worker processes or in this one, with the same results.
public struct Runner {
  private let store: Store
  private let environment: RunEnvironment
  private let observer: any RunObserver
  private let interruption: Interruption

  /// A runner.
  ///
  /// - Parameters:
  ///   - store: Where results go.
  ///   - environment: What the cells' provenance says.
  ///   - observer: Is told what happens.
  ///   - interruption: How the run is stopped.
  public init(
    store: Store, environment: RunEnvironment, observer: any RunObserver = SilentObserver(),
    interruption: Interruption = Interruption()
  ) {
    self.store = store
    self.environment = environment
    self.observer = observer
    self.interruption = interruption
  }

  /// Computes cells in worker processes.
  ///
  /// - Errors: `WorkerStartFailure` when no worker starts. A cell that fails is no error: the
  ///   summary names it, and the others go on.
  public func run(_ tasks: [CellTask], workers: WorkerConfiguration) throws -> RunSummary {
    let ledger = RunLedger(tasks, keeper: StoreKeeper(store: store), observer: observer)
    observer.began(tasks, workerCount: min(workers.count, max(tasks.count, 1)))
    let pool = WorkerPool(
      workers, environment: environment, ledger: ledger, interruption: interruption)
    return try pool.run()
  }

  /// Computes cells one after the other in this process.
  ///
  /// What a worker would do, without its protection: a cell that crashes takes this process along.
  ///
  /// - Parameters:
  ///   - tasks: The cells.
  ///   - data: Verified datasets.
  ///   - checkpointInterval: How long a stage runs between two saved states.
  public func runInProcess(
    _ tasks: [CellTask], data: DataProvider, checkpointInterval: Duration = .seconds(30)
  ) -> RunSummary {
    let ledger = RunLedger(tasks, keeper: StoreKeeper(store: store), observer: observer)
    observer.began(tasks, workerCount: 1)
    while interruption.count == 0, let index = ledger.next() {
      runInProcess(index, ledger, data, checkpointInterval)
      observer.ticked()
    }
    if interruption.count > 0 { ledger.stopping() }
    return ledger.close(interruptedBy: interruption.signal)
  }

  private func runInProcess(
    _ index: Int, _ ledger: RunLedger, _ data: DataProvider, _ interval: Duration
  ) {
    let task = ledger.schedule.tasks[index]
    var log: [String] = []
    let link = RunLink(
      report: { message in
        if message.type == .log { log.append(message.text ?? "") }
        if message.type == .progress { ledger.progressed(index, message) }
      },
      shouldStop: { interruption.count > 0 }, checkpointInterval: interval)
    let runner = CellRunner(store: store, data: data, environment: environment, link: link)
    do {
      try runner.run(task.cell, task.request())
      ledger.finished(index, logTail: log.suffix(WorkerProcess.keptLines))
    } catch is StageInterrupted {
      // The cell counts as not run.
    } catch {
      ledger.failed(
        index, stage: (error as? StageFailure)?.stage, message: "\(error)", signal: nil,
        logTail: log.suffix(WorkerProcess.keptLines))
    }
  }
}
