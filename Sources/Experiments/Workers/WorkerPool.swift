import Foundation

/// Runs tasks on worker processes and outlives whatever happens to them.
///
/// One thread: it waits for lines, hands out tasks, and notices ends. A worker that dies, writes
/// nonsense or does not start costs the one cell it had.
final class WorkerPool {
  private let configuration: WorkerConfiguration
  private let environment: RunEnvironment
  private let interruption: Interruption
  private let ledger: RunLedger
  private let slots: [WorkerSlot]
  private var anyWasReady = false
  private var stopDeadline: ContinuousClock.Instant?

  init(
    _ configuration: WorkerConfiguration, environment: RunEnvironment, ledger: RunLedger,
    interruption: Interruption
  ) {
    self.configuration = configuration
    self.environment = environment
    self.ledger = ledger
    self.interruption = interruption
    slots = (0..<configuration.count).map { _ in WorkerSlot() }
  }

  /// Computes all tasks.
  ///
  /// - Errors: `WorkerStartFailure` when the first worker does not start: nothing can be computed.
  func run() throws -> RunSummary {
    let previous = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, previous) }
    defer { for slot in slots { _ = slot.end() } }
    while !ledger.schedule.isDone {
      stopIfAsked()
      if stopDeadline == nil { try handOut() }
      if stopDeadline != nil && slots.allSatisfy({ $0.task == nil }) { break }
      try listen()
      try noticeExits()
      try endLateStarters()
      ledger.ticked()
    }
    return ledger.close(interruptedBy: interruption.signal)
  }

  // MARK: Handing out

  private func handOut() throws {
    for slot in slots where slot.task == nil {
      guard let index = ledger.next() else { return }
      do {
        try slot.startIfNeeded(configuration, environment)
        let threads = ledger.schedule.threads(for: index, places: slots.count)
        try slot.assign(index, ledger.schedule.tasks[index].request(threads: threads))
      } catch {
        guard anyWasReady else { throw WorkerStartFailure(configuration, "\(error)", []) }
        ledger.failed(index, stage: nil, message: "\(error)", signal: nil, logTail: [])
      }
    }
  }

  // MARK: Listening

  private func listen() throws {
    var descriptors: [pollfd] = []
    var readers: [() throws -> Void] = []
    for slot in slots {
      guard let process = slot.process else { continue }
      if process.errors >= 0 {
        descriptors.append(pollfd(fd: process.errors, events: Int16(POLLIN), revents: 0))
        readers.append { process.readErrors() }
      }
      if process.output >= 0 {
        descriptors.append(pollfd(fd: process.output, events: Int16(POLLIN), revents: 0))
        readers.append { [self] in try read(slot, process) }
      }
    }
    guard poll(&descriptors, nfds_t(descriptors.count), 200) > 0 else { return }
    for (descriptor, reader) in zip(descriptors, readers) where descriptor.revents != 0 {
      try reader()
    }
  }

  private func read(_ slot: WorkerSlot, _ process: WorkerProcess) throws {
    guard slot.process === process, process.output >= 0 else { return }
    guard let lines = process.readOutput() else { return try died(slot) }
    for line in lines where slot.process === process { try hear(line, from: slot, process) }
  }

  private func hear(_ line: Data, from slot: WorkerSlot, _ process: WorkerProcess) throws {
    guard let message = try? JSONLine.decode(WorkerMessage.self, from: line) else {
      let text = String(decoding: line.prefix(200), as: UTF8.self)
      return reject(slot, "the worker wrote something that is no message: '\(text)'")
    }
    if message.type == .ready {
      anyWasReady = true
      slot.startDeadline = nil
      return
    }
    guard let index = slot.task else {
      return reject(slot, "the worker spoke of a cell although it had none")
    }
    slot.stage = message.stage ?? slot.stage
    switch message.type {
    case .ready: break
    case .progress: ledger.progressed(index, message)
    case .log: process.keep(message.text ?? "")
    case .finished:
      slot.task = nil
      ledger.finished(index, logTail: process.tail)
    case .failed:
      slot.task = nil
      ledger.failed(
        index, stage: slot.stage, message: message.text ?? "no reason given", signal: nil,
        logTail: process.tail)
    case .interrupted:
      if stopDeadline == nil { return reject(slot, "the worker stopped although nobody asked it") }
      slot.task = nil
    }
  }

  // MARK: Ends

  /// Notices workers that died while a process they started keeps their output open.
  private func noticeExits() throws {
    for slot in slots {
      guard let process = slot.process, process.exit() != nil else { continue }
      while slot.process === process, process.hasOutput() { try read(slot, process) }
      if slot.process === process { try died(slot) }
    }
  }

  /// A worker closed its output: it died, or is about to.
  private func died(_ slot: WorkerSlot) throws {
    let wasStarting = slot.startDeadline != nil
    let process = slot.process
    let exit = slot.end() ?? .status(-1)
    guard let index = slot.task else { return }
    slot.task = nil
    // A stop that reached the worker before the worker could leave signals to us.
    if interruption.count > 0 { return }
    if wasStarting && !anyWasReady {
      throw WorkerStartFailure(configuration, exit.description, process?.tail ?? [])
    }
    let tail = process?.tail ?? []
    // What the Swift runtime says of a failed precondition is the reason; the signal is not.
    let reason = tail.last { $0.contains("Fatal error: ") }.map { ": " + $0 } ?? ""
    ledger.failed(
      index, stage: slot.stage, message: exit.description + reason, signal: exit.signalName,
      logTail: tail)
  }

  /// Ends a worker that does not keep to the protocol; its cell failed.
  private func reject(_ slot: WorkerSlot, _ message: String) {
    let process = slot.process
    process?.killNow()
    _ = slot.end()
    guard let index = slot.task else { return }
    slot.task = nil
    ledger.failed(
      index, stage: slot.stage, message: message, signal: nil, logTail: process?.tail ?? [])
  }

  private func endLateStarters() throws {
    for slot in slots {
      guard let deadline = slot.startDeadline, ContinuousClock.now > deadline else { continue }
      let message = "the worker was not ready after \(configuration.startLimit)"
      if !anyWasReady {
        slot.process?.killNow()
        throw WorkerStartFailure(configuration, message, slot.process?.tail ?? [])
      }
      reject(slot, message)
    }
  }

  // MARK: Stopping

  private func stopIfAsked() {
    guard interruption.count > 0 else { return }
    if stopDeadline == nil {
      stopDeadline = .now + configuration.stopGrace
      ledger.stopping()
      for slot in slots where slot.task != nil { try? slot.process?.send(.stop) }
    }
    guard let stopDeadline else { return }
    if interruption.count > 1 || ContinuousClock.now > stopDeadline {
      for slot in slots where slot.task != nil { slot.process?.killNow() }
    }
  }
}
