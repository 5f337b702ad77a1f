import Execution
import Foundation
import Tensors

/// Drives the tools in turn and writes the table; see `Scripts/bench`.
@main
struct Benchmarks {
  static func main() throws {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    if let name = options.loop {
      return loop(
        AllWorkloads.list.filter { $0.name == name }, options.rounds, options.threads)
    }
    if let name = options.memory {
      return try AllWorkloads.list.filter { $0.name == name }.forEach(MemoryProbe.run)
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "scorebook-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let ours: [any Contestant] = [EngineContestant(), EngineContestant(isShared: true)]
    let contest = Contest(rounds: options.rounds, contestants: ours + options.peers(folder))
    let machine = MachineRates.measured()
    print(machine.line)
    var results: [Contest.Result] = []
    for workload in AllWorkloads.list where options.includes(workload.name) {
      var result = contest.run(workload)
      result.memory = options.memories(workload, folder)
      print(ResultText(result, machine).line)
      results.append(result)
    }
    if let target = options.output {
      let commands = try CommandTimes(options.commands)
      try ResultReport(results, machine, rounds: options.rounds, commands).write(to: target)
    }
  }

  /// One workload of our engine over and over, to be looked at with a profiler.
  private static func loop(_ workloads: [any Workload], _ rounds: Int, _ threads: Int) {
    let engine = EngineContestant(isShared: threads == 2)
    for workload in workloads {
      try? engine.warmUp(workload, steps: 1)
      let profile = ExecutionProfile()
      ExecutionProfile.$current.withValue(profile) {
        _ = engine.time(workload, steps: workload.stepsPerRound)
      }
      for entry in profile.entries.prefix(25) {
        print(
          String(
            format: "%5.1f %%  %8.2f µs × %6d  %6.1f GFLOP/s  %6.1f GB/s  ",
            100 * entry.seconds / profile.seconds, 1e6 * entry.seconds / Double(entry.runs),
            entry.runs, 1e-9 * entry.cost.operations * Double(entry.runs) / entry.seconds,
            1e-9 * entry.cost.bytes * Double(entry.runs) / entry.seconds),
          entry.cost.kind, entry.cost.detail)
      }
      print("compiled in \(engine.compilation[workload.name] ?? 0) ms")
      let times = (0..<rounds).map { _ in engine.time(workload, steps: workload.stepsPerRound) }
      let sorted = times.map(\.step).sorted()
      print("\(workload.name): fastest \(sorted[0]) ms, median \(sorted[sorted.count / 2]) ms")
    }
  }
}

/// What was asked for on the command line.
struct Options {
  private(set) var rounds = 15
  private(set) var only: Set<String> = []
  private(set) var loop: String?
  /// Threads of the loop.
  private(set) var threads = 1
  /// A workload to run once for its memory.
  private(set) var memory: String?
  private(set) var output: URL?
  /// Times of whole commands, to stand in the same report.
  private(set) var commands: URL?
  private(set) var python: String?
  private(set) var peerFolder = "Benchmarks/Peers"

  struct Unknown: Error, CustomStringConvertible {
    var argument: String
    var description: String {
      "'\(argument)' is not understood; there are --rounds N, --only W1,W3, --loop W3, --threads N, "
        + "--memory W4, --output FOLDER, --commands FILE and --python PROGRAM"
    }
  }

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Unknown(argument: argument) }
      switch argument {
      case "--rounds": rounds = Int(value) ?? rounds
      case "--only": only = Set(value.split(separator: ",").map(String.init))
      case "--loop": loop = value
      case "--threads": threads = Int(value) ?? threads
      case "--memory": memory = value
      case "--commands": commands = URL(filePath: value)
      case "--output": output = URL(filePath: value)
      case "--python": python = value
      case "--peers": peerFolder = value
      default: throw Unknown(argument: argument)
      }
    }
  }

  func includes(_ name: String) -> Bool { only.isEmpty || only.contains(name) }

  /// Peak memory of ours and of PyTorch, where it is there.
  func memories(
    _ workload: any Workload, _ folder: URL
  ) -> [(tool: String, use: MemoryProbe.Use)] {
    var found: [(tool: String, use: MemoryProbe.Use)] = []
    do {
      found.append(("scorebook", try MemoryProbe.ours(workload)))
      if let python {
        let use = try MemoryProbe.peer(
          workload, python: python, script: "\(peerFolder)/torch_peer.py", mode: "eager",
          folder: folder)
        found.append(("torch eager", use))
      }
    } catch {
      print("  memory is not complete: \(error)")
    }
    return found
  }

  /// The peers whose packages are there; the others are named with the reason.
  func peers(_ folder: URL) -> [any Contestant] {
    guard let python else {
      print("no peers: no Python was given (Scripts/bench --peers sets one up)")
      return []
    }
    var found: [any Contestant] = []
    for (module, modes) in [("torch", ["eager"]), ("jax", ["jit", "scan"])] {
      do {
        let process = try PeerProcess(
          python: python, script: "\(peerFolder)/\(module)_peer.py")
        let version = try process.ask(["do": "hello"])["version"] as? String ?? ""
        print("\(module) \(version)")
        found += modes.map {
          PeerContestant("\(module) \($0)", process, mode: $0, folder: folder)
        }
      } catch {
        print("\(module) is left out: \(error)")
      }
    }
    return found
  }
}
