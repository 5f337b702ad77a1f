import Artifacts
import Datasets
import Foundation

/// The life of a worker process: takes cells from the parent on standard input, computes them,
/// writes their results to the store, and tells the parent on standard output.
public struct WorkerLoop: Sendable {
  private let store: Store
  private let data: DataProvider
  private let cells: @Sendable (_ recipe: String, _ profile: Profile) throws -> [Cell]
  private let input: Int32
  private let output: Int32?
  private let orphanGrace: Duration

  /// A worker.
  ///
  /// - Parameters:
  ///   - store: Where results go.
  ///   - data: Verified datasets.
  ///   - cells: The cells of a recipe at a profile.
  public init(
    store: Store, data: DataProvider,
    cells: @escaping @Sendable (_ recipe: String, _ profile: Profile) throws -> [Cell]
  ) {
    self.init(
      store: store, data: data, input: 0, output: nil, orphanGrace: .seconds(5), cells: cells)
  }

  /// A worker on other descriptors than the standard ones.
  init(
    store: Store, data: DataProvider, input: Int32, output: Int32?, orphanGrace: Duration,
    cells: @escaping @Sendable (_ recipe: String, _ profile: Profile) throws -> [Cell]
  ) {
    self.store = store
    self.data = data
    self.cells = cells
    self.input = input
    self.output = output
    self.orphanGrace = orphanGrace
  }

  /// Works until the parent closes the pipe or asks to stop.
  ///
  /// - Returns: What the process exits with.
  public func run() -> Int32 {
    let messages = output ?? Self.becomeWorker()
    let inbox = WorkerInbox(descriptor: input, orphanGrace: orphanGrace)
    inbox.start()
    defer { inbox.abandon() }
    let report: (WorkerMessage) -> Void = { Self.send($0, to: messages) }
    report(WorkerMessage(.ready))
    do {
      try serve(inbox, report)
      return 0
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data("\(error)\n".utf8))
      return 2
    }
  }

  private func serve(_ inbox: WorkerInbox, _ report: @escaping (WorkerMessage) -> Void) throws {
    var environment: RunEnvironment?
    var latest: RecipeCells?
    let link = RunLink(report: report, shouldStop: { inbox.shouldStop })
    while let request = try inbox.next() {
      switch request {
      case .begin(let told): environment = told
      case .stop: return
      case .run(let asked):
        guard let environment else {
          throw WorkerProtocolError(line: "a cell before the beginning")
        }
        report(
          outcome {
            let cell = try find(asked.reference, &latest)
            let runner = CellRunner(
              store: store, data: data, environment: environment, link: link)
            try runner.run(cell, asked)
          })
        if inbox.shouldStop { return }
      }
    }
  }

  /// What the parent is told about a cell.
  private func outcome(_ body: () throws -> Void) -> WorkerMessage {
    do {
      try body()
      return WorkerMessage(.finished)
    } catch is StageInterrupted {
      return WorkerMessage(.interrupted)
    } catch let error as StageFailure {
      return WorkerMessage(.failed, stage: error.stage, text: "\(error)")
    } catch {
      return WorkerMessage(.failed, text: "\(error)")
    }
  }

  /// The cell of a reference; the cells of the recipe asked for last are kept, with what they
  /// have traced.
  private func find(_ reference: CellReference, _ latest: inout RecipeCells?) throws -> Cell {
    if latest?.recipe != reference.recipe || latest?.profile != reference.profile {
      latest = try RecipeCells(
        recipe: reference.recipe, profile: reference.profile,
        cells: cells(reference.recipe, reference.profile))
    }
    guard let cell = latest?.cells.first(where: { $0.label == reference.label }) else {
      throw UnknownCell(reference: reference)
    }
    return cell
  }

  /// Leaves signals to the parent, since a terminal sends its own to the whole group, and keeps
  /// standard output for messages: whatever else prints goes to standard error.
  private static func becomeWorker() -> Int32 {
    for signal in [SIGINT, SIGTERM, SIGPIPE] { Foundation.signal(signal, SIG_IGN) }
    let messages = fcntl(1, F_DUPFD_CLOEXEC, 3)
    dup2(2, 1)
    return messages
  }

  private static func send(_ message: WorkerMessage, to descriptor: Int32) {
    guard let line = try? message.line() else { return }
    line.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = write(descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        sent += count
      }
    }
  }
}

/// A worker was asked for a cell that its recipe does not have.
struct UnknownCell: Error, CustomStringConvertible {
  let reference: CellReference

  var description: String {
    "recipe \(reference.recipe) has no cell '\(reference.label)' at profile "
      + "\(reference.profile.rawValue): the program was rebuilt meanwhile (run again)"
  }
}
