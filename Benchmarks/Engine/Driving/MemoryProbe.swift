import Execution
import Foundation
import Tensors

/// Peak memory of a workload, each tool in a process of its own.
enum MemoryProbe {
  /// Megabytes of a process.
  struct Use {
    /// Resident before anything is built: the program and its libraries.
    var before: Double
    /// The most that was resident until some steps had run.
    var peak: Double
    /// What the compiled program plans: parameters, moments, data, gradients and all values between
    /// them; nil for peers.
    var planned: Double?

    /// What the work itself took.
    var work: Double { peak - before }
  }

  static let steps = 3

  /// Runs a workload in this process and prints what it took as JSON.
  static func run(_ workload: any Workload) throws {
    let before = status("VmRSS")
    let executable = Executable(workload.program(noiseGiven: false))
    for (name, array) in workload.inputs() { executable.set(name, array) }
    executable.set("key", RandomKey(seed: 1))
    executable.run(count: steps, counter: "step", from: 0)
    let planned = 1e-6 * Double(executable.memory.inputs + executable.memory.workspace)
    let answer = ["before": before, "peak": status("VmHWM"), "planned": planned]
    print(String(decoding: try JSONSerialization.data(withJSONObject: answer), as: UTF8.self))
  }

  /// The same in a process of its own.
  static func ours(_ workload: any Workload) throws -> Use {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0])
    process.arguments = ["--memory", workload.name]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try use(JSONSerialization.jsonObject(with: data))
  }

  /// A peer in a process of its own.
  static func peer(
    _ workload: any Workload, python: String, script: String, mode: String, folder: URL
  ) throws -> Use {
    let process = try PeerProcess(python: python, script: script)
    let contestant = PeerContestant("peer", process, mode: mode, folder: folder)
    return try use(contestant.memory(workload, steps: steps))
  }

  private static func use(_ answer: Any) throws -> Use {
    guard let numbers = answer as? [String: Any], let before = numbers["before"] as? Double,
      let peak = numbers["peak"] as? Double
    else { throw PeerProcess.Failure(description: "no memory in \(answer)") }
    return Use(before: before, peak: peak, planned: numbers["planned"] as? Double)
  }

  /// A line of this process's status, in megabytes.
  private static func status(_ name: String) -> Double {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    let number = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
    return 1.024e-3 * (number.flatMap { Double($0) } ?? .nan)
  }
}
