import Autodiff
import Networks
import Tensors

/// A computation that several tools are compared on: one training step, or one run of a sampler.
protocol Workload: Sendable {
  /// As in the tables: "W1".
  var name: String { get }
  /// What it is, in words.
  var title: String { get }
  /// Floating point operations that no way of computing the step avoids; times the processor's
  /// peak rate they give the limit.
  var operations: Double { get }
  /// Steps that are timed at once.
  var stepsPerRound: Int { get }
  /// Ratios that we aim at: against torch, against the better of JAX, against the limit.
  var goals: Goals { get }
  /// Random numbers of one step.
  var draws: [Draw] { get }
  /// Fixed inputs and first values of the state, by name.
  func inputs() -> [(name: String, array: HostArray)]
  /// Names of the inputs that a step replaces.
  var state: [String] { get }
  /// The step: its loss, and the next state by name.
  func step(_ inputs: Program.Inputs, _ noise: Noise) -> (loss: Tensor, state: [(String, Tensor)])
  /// The same workload with so few iterations inside that its noise can be handed over.
  var small: any Workload { get }
}

extension Workload {
  var small: any Workload { self }
}

/// What we aim at; nil where nothing was set.
struct Goals {
  /// At least so many times faster than eager torch.
  var torch: Double?
  /// At least so many times faster than the better of JAX's `jit` and `scan`.
  var jax: Double?
  /// At most so many times the limit.
  var limit: Double?
  /// At most so many milliseconds.
  var milliseconds: Double?
}

/// Random numbers that a step draws under one name.
struct Draw {
  enum Distribution: String { case normal, logistic, uniform }
  var name: String
  var distribution: Distribution
  var shape: [Int]
  /// Iterations of the loop inside the step that draw anew; nil outside loops.
  var iterations: Int?
}

/// Where a step takes its noise from.
struct Noise {
  private let source: (Draw, Tensor?) -> Tensor
  private let draws: [Draw]

  /// Drawn inside the step, from the key of the step.
  static func drawn(_ draws: [Draw], _ inputs: Program.Inputs) -> Noise {
    let key = inputs.key("key")[inputs["step"]]
    return Noise(
      source: { draw, iteration in
        let own = iteration.map { key[draw.name][$0] } ?? key[draw.name]
        switch draw.distribution {
        case .normal: return own.normal(draw.shape)
        case .logistic: return own.logistic(draw.shape)
        case .uniform: return own.uniform(draw.shape)
        }
      }, draws: draws)
  }

  /// Handed over as inputs `noise.<name>`, so that every tool sees the same numbers.
  static func given(_ draws: [Draw], _ inputs: Program.Inputs) -> Noise {
    Noise(
      source: { draw, iteration in
        let all = inputs["noise.\(draw.name)"]
        return iteration.map { all.at($0) } ?? all
      }, draws: draws)
  }

  /// The numbers of that name, in the given iteration of a loop.
  func callAsFunction(_ name: String, _ iteration: Tensor? = nil) -> Tensor {
    guard let draw = draws.first(where: { $0.name == name }) else {
      preconditionFailure("no noise '\(name)' among \(draws.map(\.name))")
    }
    return source(draw, iteration)
  }
}

extension Workload {
  /// The step as a program; its noise is drawn inside it, or given.
  func program(noiseGiven: Bool) -> Program {
    var ports = inputs().map {
      Port($0.name, $0.array.shape, $0.array.integers == nil ? .real : .index)
    }
    if noiseGiven {
      ports += draws.map { Port("noise.\($0.name)", ($0.iterations.map { [$0] } ?? []) + $0.shape) }
    } else {
      ports.append(Port("key", [], .key))
    }
    ports.append(Port("step", [], .index))
    return Program(
      ports,
      outputs: { inputs in
        let noise = noiseGiven ? Noise.given(draws, inputs) : .drawn(draws, inputs)
        let result = step(inputs, noise)
        return [("loss", result.loss)] + result.state
      })
  }
}
