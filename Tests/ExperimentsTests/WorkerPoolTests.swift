import Artifacts
import Foundation
import Testing

@testable import Experiments

/// The pool against workers written for `/bin/sh`: the cell's label says what the worker does.
@Suite struct WorkerPoolTests {
  /// Speaks the protocol; kept in a file, as `sh -c` would keep the worker's input to itself.
  static let script = #"""
    echo "$OPENBLAS_NUM_THREADS $MARK" >> "$TRACE"
    case "$BEHAVIOUR" in
      broken) echo "cannot load" >&2; exit 64;;
      mute) sleep 30;;
    esac
    echo '{"type":"ready"}'
    while read -r line; do
      case "$line" in
        '{"begin"'*) ;;
        '{"stop"'*) echo '{"type":"interrupted"}'; exit 0;;
        *'"label":"crash'*) echo "about to crash" >&2; kill -SEGV $$;;
        *'"label":"memory'*) kill -KILL $$;;
        *'"label":"exit'*) exit 3;;
        *'"label":"garbage'*) echo 'hello, parent';;
        *'"label":"partial'*) printf '{"type":"fin'; exit 0;;
        *'"label":"throw'*)
          echo '{"type":"log","text":"a line"}'
          echo '{"type":"failed","stage":"measurement","text":"no such thing"}';;
        *'"label":"deaf'*) trap '' TERM INT; exec sleep 30;;
        *'"label":"litter'*) sleep 2 & kill -SEGV $$;;
        *'"label":"slow'*) sleep 0.2; echo '{"type":"progress","fraction":0.5}';;
        *) echo '{"type":"progress","stage":"training","fraction":0.5,"text":"half"}'
          echo '{"type":"finished"}';;
      esac
    done
    """#

  final class Keeper: ResultKeeper {
    var missing: Set<Digest> = []
    var failures: [String: FailureRecord] = [:]
    func hasResult(_ key: Digest) -> Bool { !missing.contains(key) }
    func keepFailure(_ failure: FailureRecord) { failures[failure.key] = failure }
    func forgetFailure(_ key: Digest) { failures[key.hex] = nil }
  }

  struct Setting {
    let directory: TemporaryDirectory
    var configuration: WorkerConfiguration
    let keeper = Keeper()
    let interruption = Interruption()

    init(count: Int = 1, behaviour: String = "") throws {
      directory = try TemporaryDirectory()
      try Data(WorkerPoolTests.script.utf8)
        .write(to: URL(fileURLWithPath: directory("worker.sh")))
      configuration = WorkerConfiguration(
        executable: "/bin/sh", arguments: [directory("worker.sh")], count: count,
        environment: [
          "MARK": "mark", "TRACE": directory("trace"), "BEHAVIOUR": behaviour,
        ])
    }

    func run(_ labels: [String], observer: any RunObserver = SilentObserver()) throws -> RunSummary
    {
      let tasks = labels.map { ScheduleTests.task($0) }
      let ledger = RunLedger(tasks, keeper: keeper, observer: observer)
      return try WorkerPool(
        configuration, environment: .test, ledger: ledger, interruption: interruption
      ).run()
    }

    var starts: [String] {
      let text = try? String(contentsOfFile: directory("trace"), encoding: .utf8)
      return text?.split(separator: "\n").map(String.init) ?? []
    }
  }

  /// The last bits of results must not depend on the shell in which a run was started.
  @Test func workersAreNotToldWhatTheShellSaysOfOpenBLAS() {
    let configuration = WorkerConfiguration(count: 1, environment: ["OPENBLAS_CORETYPE": "Ours"])
    let inherited = [
      "OPENBLAS_CORETYPE": "Theirs", "OPENBLAS_NUM_THREADS": "8", "OPENBLAS_L2_SIZE": "1",
      "HOME": "/home",
    ]
    let seen = configuration.variables(inherited: inherited)
    #expect(
      seen.filter { $0.key.hasPrefix("OPENBLAS_") } == [
        "OPENBLAS_CORETYPE": "Ours", "OPENBLAS_NUM_THREADS": "1",
      ])
    #expect(seen["HOME"] == "/home")
  }

  @Test func cellsAreSharedOut() throws {
    let setting = try Setting(count: 2)
    let labels = (0..<8).map { "cell \($0)" }
    let summary = try setting.run(labels)
    #expect(summary.finished.map(\.label).sorted() == labels)
    #expect(setting.starts == ["1 mark", "1 mark"], "two workers, one thread each")
  }

  @Test func noMoreWorkersThanCells() throws {
    let setting = try Setting(count: 6)
    #expect(try setting.run(["a"]).finished.count == 1)
    #expect(setting.starts.count == 1)
  }

  struct Mishap: Sendable {
    var label: String
    var message: String
    var signal: String?
    var logTail: [String] = []
  }

  static let mishaps = [
    Mishap(
      label: "crash", message: "ended by SIGSEGV", signal: "SIGSEGV",
      logTail: ["about to crash"]),
    Mishap(label: "memory", message: "killed by SIGKILL", signal: "SIGKILL"),
    Mishap(label: "exit", message: "ended with status 3"),
    Mishap(label: "garbage", message: "something that is no message: 'hello, parent'"),
    Mishap(label: "partial", message: "something that is no message: '{\"type\":\"fin'"),
    Mishap(label: "throw", message: "no such thing", logTail: ["a line"]),
  ]

  @Test(arguments: mishaps) func aMishapCostsOneCell(_ mishap: Mishap) throws {
    let setting = try Setting()
    let summary = try setting.run(["first", mishap.label, "last"])
    #expect(summary.finished.map(\.label) == ["first", "last"])
    let failure = try #require(summary.failed.first)
    #expect(failure.message.contains(mishap.message), "\(failure.message)")
    #expect(failure.signal == mishap.signal)
    #expect(failure.logTail == mishap.logTail)
    #expect(setting.keeper.failures[failure.key] == failure)
  }

  @Test func aDeadWorkerIsNoticedThoughItsChildKeepsThePipe() throws {
    let began = ContinuousClock.now
    let summary = try Setting().run(["litter", "b"])
    #expect(summary.failed.map(\.signal) == ["SIGSEGV"])
    #expect(summary.finished.count == 1)
    #expect(ContinuousClock.now - began < .seconds(1.9))
  }

  @Test func whatIsNotInTheStoreIsNotFinished() throws {
    let setting = try Setting()
    setting.keeper.missing = [Digest(hashing: "lost")]
    let summary = try setting.run(["lost", "found"])
    #expect(summary.finished.map(\.label) == ["found"])
    #expect(summary.failed.first?.message.contains("not in the store") == true)
  }

  @Test func aWorkerThatCannotStartEndsTheRun() throws {
    let setting = try Setting(behaviour: "broken")
    let error = try #require(throws: WorkerStartFailure.self) { try setting.run(["a", "b"]) }
    #expect(error.description.contains("ended with status 64"))
    #expect(error.printed == ["cannot load"])
    #expect(setting.keeper.failures.isEmpty)
  }

  @Test func anExecutableThatIsNotThereEndsTheRun() throws {
    var setting = try Setting()
    setting.configuration.executable = "/nowhere/scorebook"
    let error = try #require(throws: WorkerStartFailure.self) { try setting.run(["a"]) }
    #expect(error.description.contains("/nowhere/scorebook"))
  }

  @Test func aWorkerThatSaysNothingEndsTheRun() throws {
    var setting = try Setting(behaviour: "mute")
    setting.configuration.startLimit = .milliseconds(100)
    let error = try #require(throws: WorkerStartFailure.self) { try setting.run(["a"]) }
    #expect(error.description.contains("not ready after"))
  }

  /// Asks for a stop when the first cell reports or begins.
  final class Stopper: RunObserver {
    let interruption: Interruption
    let times: Int
    init(_ interruption: Interruption, times: Int) {
      self.interruption = interruption
      self.times = times
    }
    func began(_ tasks: [CellTask], workerCount: Int) {}
    func started(_ task: CellTask) { for _ in 0..<times { interruption.request() } }
    func progressed(
      _ task: CellTask, stage: KeyParts.Kind?, fraction: Double, message: String
    ) {}
    func finished(_ task: CellTask) {}
    func failed(_ task: CellTask, _ failure: FailureRecord) {}
    func stopping() {}
    func ticked() {}
    func ended(_ summary: RunSummary) {}
  }

  @Test func aStopIsPassedOn() throws {
    let setting = try Setting()
    let stopper = Stopper(setting.interruption, times: 1)
    let summary = try setting.run(["slow", "b"], observer: stopper)
    #expect(summary.interruptedBy == SIGINT && summary.exitCode == 130)
    #expect(summary.notRun.map(\.label) == ["slow", "b"])
    #expect(summary.failed.isEmpty)
  }

  @Test func aSecondSignalDoesNotWait() throws {
    let setting = try Setting()
    let began = ContinuousClock.now
    let summary = try setting.run(["deaf"], observer: Stopper(setting.interruption, times: 2))
    #expect(summary.notRun.count == 1 && summary.failed.isEmpty)
    #expect(ContinuousClock.now - began < .seconds(5))
  }

  @Test func aWorkerThatDoesNotStopIsEnded() throws {
    var setting = try Setting()
    setting.configuration.stopGrace = .milliseconds(50)
    let began = ContinuousClock.now
    let summary = try setting.run(["deaf"], observer: Stopper(setting.interruption, times: 1))
    #expect(summary.notRun.count == 1 && summary.failed.isEmpty)
    #expect(ContinuousClock.now - began < .seconds(5))
  }
}
