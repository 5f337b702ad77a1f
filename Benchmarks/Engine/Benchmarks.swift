import Execution
import Foundation
import Tensors

/// Drives the tools in turn and writes the table; see `Scripts/bench`.
@main
struct Benchmarks {
  static func main() throws {
    let options = try Options(Array(CommandLine.arguments.dropFirst()))
    if let name = options.loop {
      return loop(AllWorkloads.list.filter { $0.name == name }, options.rounds)
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "scorebook-benchmarks-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let contest = Contest(
      rounds: options.rounds, contestants: [EngineContestant()] + options.peers(folder))
    let machine = MachineRates.measured()
    print(machine.line)
    var results: [Contest.Result] = []
    for workload in AllWorkloads.list where options.includes(workload.name) {
      let result = contest.run(workload)
      print(ResultText(result, machine).line)
      results.append(result)
    }
    if let target = options.output {
      try ResultReport(results, machine, rounds: options.rounds).write(to: target)
    }
  }

  /// One workload of our engine over and over, to be looked at with a profiler.
  private static func loop(_ workloads: [any Workload], _ rounds: Int) {
    let engine = EngineContestant()
    for workload in workloads {
      engine.warmUp(workload, steps: 1)
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
  private(set) var output: URL?
  private(set) var python: String?
  private(set) var peerFolder = "Benchmarks/Peers"

  struct Unknown: Error, CustomStringConvertible {
    var argument: String
    var description: String {
      "'\(argument)' is not understood; there are --rounds N, --only W1,W3, --loop W3, --output "
        + "FOLDER and --python PROGRAM"
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
      case "--output": output = URL(filePath: value)
      case "--python": python = value
      case "--peers": peerFolder = value
      default: throw Unknown(argument: argument)
      }
    }
  }

  func includes(_ name: String) -> Bool { only.isEmpty || only.contains(name) }

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
