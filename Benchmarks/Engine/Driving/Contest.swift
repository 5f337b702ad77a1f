import Foundation

/// All tools on one workload: losses compared first, then times in turn.
struct Contest {
  /// Steps whose losses are compared: the second and third see the gradients and the optimiser.
  static let comparedSteps = 3
  /// Largest relative difference of losses in single precision.
  static let tolerance = 2e-3

  struct Result {
    var workload: any Workload
    /// Times of one step by tool, in milliseconds, one for each round.
    var times: [(tool: String, milliseconds: [Double])]
    /// Largest relative difference between our losses and those of each peer.
    var lossDifference: [String: Double]
    /// Tools that failed, and how.
    var failures: [String: String]
    /// Milliseconds to trace and compile the program in our engine.
    var compilation: Double
    /// The program's fingerprint.
    var program: String
    /// Memory by tool.
    var memory: [(tool: String, use: MemoryProbe.Use)] = []
  }

  let rounds: Int
  let contestants: [any Contestant]

  func run(_ workload: any Workload) -> Result {
    var result = Result(
      workload: workload, times: [], lossDifference: [:], failures: [:], compilation: 0,
      program: workload.program(noiseGiven: false).fingerprint)
    var taking: [any Contestant] = []
    let expected = (try? contestants[0].losses(workload, steps: Self.comparedSteps)) ?? []
    for contestant in contestants {
      do {
        let losses = try contestant.losses(workload, steps: Self.comparedSteps)
        let difference = Self.difference(losses, expected)
        result.lossDifference[contestant.name] = difference
        // Ours on two threads is the same bits.
        guard difference <= (contestant is EngineContestant ? 0 : Self.tolerance) else {
          throw PeerProcess.Failure(description: "losses \(losses), ours \(expected)")
        }
        try contestant.warmUp(workload, steps: steps(workload, contestant))
        taking.append(contestant)
      } catch is EngineContestant.NothingToShare {
        continue
      } catch {
        result.failures[contestant.name] = "\(error)"
      }
    }
    result.times = measured(workload, taking)
    result.compilation =
      (contestants[0] as? EngineContestant)?.compilation[workload.name] ?? 0
    return result
  }

  private func measured(
    _ workload: any Workload, _ taking: [any Contestant]
  ) -> [(tool: String, milliseconds: [Double])] {
    var times = taking.map { (tool: $0.name, milliseconds: [Double]()) }
    for round in 0..<rounds {
      for (index, contestant) in taking.enumerated() {
        // Slow peers take part in every third round.
        let isSlow = (times[index].milliseconds.first ?? 0) > 200
        if contestant is PeerContestant && isSlow && round % 3 != 0 { continue }
        guard let time = try? contestant.time(workload, steps: steps(workload, contestant)) else {
          continue
        }
        times[index].milliseconds.append(time.step)
      }
    }
    return times
  }

  /// Peers do fewer steps at once where they are much slower, so that rounds stay short.
  private func steps(_ workload: any Workload, _ contestant: any Contestant) -> Int {
    contestant is EngineContestant
      ? workload.stepsPerRound
      : max(1, workload.stepsPerRound / 5)
  }

  private static func difference(_ losses: [Double], _ expected: [Double]) -> Double {
    guard losses.count == expected.count, !losses.isEmpty else { return .infinity }
    return zip(losses, expected).map { abs($0 - $1) / max(abs($1), 1e-6) }.max() ?? .infinity
  }
}
