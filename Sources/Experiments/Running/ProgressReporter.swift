import Foundation

/// Tells a person how far a run is: one line that is rewritten on a terminal; otherwise a line
/// for each cell that ends and at most one every 30 seconds between.
public final class ProgressReporter: RunObserver {
  /// Seconds between lines without news, where there is no terminal.
  static let quietSeconds = 30.0

  private let width: Int?
  private let write: (String) -> Void
  private let clock: () -> Double
  private var state = ProgressState()
  private var lastMessage: [String: String] = [:]
  private var lastLine = 0.0
  private var lastDrawing = -1.0
  private var lineIsOpen = false

  /// Reports to a file, by default standard error, as a terminal if it is one.
  public convenience init(to file: FileHandle = .standardError) {
    var size = winsize()
    let isTerminal = isatty(file.fileDescriptor) == 1
    let hasSize = isTerminal && ioctl(file.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0
    self.init(
      width: isTerminal ? (hasSize && size.ws_col > 0 ? Int(size.ws_col) : 80) : nil,
      write: { try? file.write(contentsOf: Data($0.utf8)) })
  }

  /// Reports to a function.
  ///
  /// - Parameters:
  ///   - width: Columns of the terminal; `nil` where there is none.
  ///   - write: Takes text as it is, newlines included.
  ///   - clock: Seconds since any moment.
  init(
    width: Int?, write: @escaping (String) -> Void,
    clock: @escaping () -> Double = { ProcessInfo.processInfo.systemUptime }
  ) {
    self.width = width
    self.write = write
    self.clock = clock
  }

  public func began(_ tasks: [CellTask], workerCount: Int) {
    state = ProgressState(tasks, workerCount: workerCount)
    lastLine = clock()
    guard !tasks.isEmpty else { return }
    let left = state.secondsLeft(now: clock()).map { ", about " + DurationText.brief($0) } ?? ""
    tell("\(counted(tasks.count, "cell")) to compute with \(counted(workerCount, "worker"))\(left)")
  }

  public func started(_ task: CellTask) {
    state.start(task, now: clock())
    redraw()
  }

  public func progressed(
    _ task: CellTask, stage: KeyParts.Kind?, fraction: Double, message: String
  ) {
    state.progress(task, stage: stage, fraction: fraction)
    lastMessage[task.key.hex] = message
  }

  public func finished(_ task: CellTask) {
    let seconds = state.finish(task, now: clock())
    lastMessage[task.key.hex] = nil
    if width == nil {
      tell("\(count) \(task.reference) in \(DurationText.brief(seconds))")
    } else {
      redraw()
    }
  }

  public func failed(_ task: CellTask, _ failure: FailureRecord) {
    _ = state.fail(task, now: clock())
    lastMessage[task.key.hex] = nil
    tell("\(count) \(failure.reference) failed: \(failure.message)")
  }

  public func stopping() {
    tell("stopping: running cells save their state (once more to stop at once)")
  }

  public func ticked() {
    if width != nil {
      // A person reads no faster, and some cells report very often.
      if clock() - lastDrawing >= 0.1 { redraw() }
    } else if clock() - lastLine >= Self.quietSeconds && !state.running.isEmpty {
      tell(overview)
    }
  }

  public func ended(_ summary: RunSummary) {
    closeLine()
  }

  // MARK: Text

  private var count: String {
    let digits = String(state.total).count
    let ended = String(state.ended)
    return "[\(String(repeating: " ", count: max(0, digits - ended.count)))\(ended)/\(state.total)]"
  }

  private var overview: String {
    var parts = [count]
    if state.failed > 0 { parts.append("\(state.failed) failed,") }
    if let left = state.secondsLeft(now: clock()) {
      parts.append("about \(DurationText.brief(left)) left,")
    }
    let cells = state.running.sorted {
      ($0.value.began, $0.value.name) < ($1.value.began, $1.value.name)
    }
    let names = cells.map { key, cell in
      let message = lastMessage[key].map { $0.isEmpty ? "" : ", " + $0 } ?? ""
      return "\(cell.name) \(Int(cell.fraction * 100))%\(message)"
    }
    parts.append("running \(names.joined(separator: " · "))")
    return parts.joined(separator: " ")
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  // MARK: Lines

  private func tell(_ line: String) {
    closeLine()
    write(line + "\n")
    lastLine = clock()
    redraw()
  }

  /// Draws the line of a terminal anew.
  private func redraw() {
    guard let width, !state.running.isEmpty else { return }
    let text = overview
    let cut = text.count < width ? text : String(text.prefix(max(0, width - 2))) + "…"
    write("\r\u{1B}[K" + cut)
    lineIsOpen = true
    lastDrawing = clock()
  }

  /// Clears the line of a terminal.
  private func closeLine() {
    if lineIsOpen { write("\r\u{1B}[K") }
    lineIsOpen = false
  }
}
