import Autodiff
import Execution
import Models
import Networks
import Objectives
import Optimizers
import Tensors
import TestSupport
import Testing

/// Training steps of the sizes that a second thread is for, byte by byte as on one.
struct TwoThreadsTests {
  /// The state after some steps from made-up first values, with and without a second thread.
  private func agree(_ program: Program, steps: Int, _ set: (Executable) -> Void) {
    let states = [nil, ThreadPair()].map { pair in
      let executable = Executable(program)
      for (index, port) in program.inputs.enumerated() where port.type.element == .real {
        // Second moments must not be negative.
        let isMoment = port.name.contains("second")
        executable.set(
          port.name,
          normals(port.type.count, seed: UInt64(index)).map { isMoment ? $0 * $0 : 0.05 * $0 })
      }
      executable.set("key", RandomKey(seed: 3))
      set(executable)
      #expect(executable.isShareable)
      ThreadPair.$current.withValue(pair) {
        executable.run(count: steps, counter: "step", from: 0)
      }
      return program.outputs.map { executable.array($0.name) }
    }
    #expect(states[0].allSatisfy { $0.doubles.allSatisfy(\.isFinite) })
    #expect(zip(states[0], states[1]).allSatisfy { $0.floats == $1.floats })
  }

  /// W4: score matching of a restricted machine on Frey faces.
  @Test func variationalScoreMatchingOfFaces() {
    let machine = GaussianBernoulliRBM(visible: 560, latent: 400)
    let posterior = BernoulliPosterior(visible: 560, latent: 400)
    let adam = Adam(stepSize: 2e-4, decay: (0.9, 0.95))
    let training = ScoreTraining(
      machine, DenoisingScoreMatching(noise: 0.3),
      VariationalScore(machine, posterior, particles: 2),
      inference: PosteriorInference(posterior, LatentKLDivergence(), steps: 5, optimizer: adam),
      optimizer: adam)
    let nothing = Tensor.constant(0, shape: [100, 560])
    let state = training.initialState(nothing, key: .placeholder("key")).ports
    let program = Program(
      state + [Port("v", [100, 560]), Port("key", [], .key), Port("step", [], .index)],
      outputs: { inputs in
        var current = Parameters()
        for port in state { current[port.name] = inputs[port.name] }
        let step = inputs["step"]
        return training.step(current, inputs["v"], key: inputs.key("key")[step], step: step).outputs
      })
    agree(program, steps: 3) { _ in }
  }

  /// W5, smaller: a VAE of bits.
  @Test func evidenceBoundOfImages() {
    let model = BernoulliVAE(observed: 784, hidden: [512, 512], latent: 40)
    let adam = Adam(stepSize: 1e-3)
    let template = model.initialParameters(key: .placeholder("key"))
    let memory = adam.initialState(for: template)
    let program = Program(
      template.ports + memory.ports
        + [Port("x", [100, 784]), Port("key", [], .key), Port("step", [], .index)],
      outputs: { inputs in
        let parameters = template.taken(from: inputs)
        let noise = inputs.key("key")[inputs["step"]].normal([1, 100, 40])
        let posterior = model.posterior(parameters, inputs["x"])
        let z = posterior.sample(noise: noise)
        let likelihood = model.logLikelihood(parameters, inputs["x"], given: z).mean(0)
        let loss = (posterior.klToStandard() - likelihood).mean()
        let next = adam.updated(
          parameters, gradient(of: loss, withRespectTo: parameters.tensors),
          state: memory.taken(from: inputs), step: inputs["step"])
        return next.parameters.outputs + next.state.outputs + [("loss", loss)]
      })
    agree(program, steps: 3) { executable in
      executable.set("x", normals(78_400, seed: 9).map { $0 > 0.7 ? 1 : 0 })
    }
  }

  /// W7s, smaller: documents as sparse counts, and a softmax over their words.
  @Test func likelihoodOfDocuments() {
    let (words, bits, batch, occurring) = (3000, 32, 64, 40)
    let adam = Adam(stepSize: 1e-3)
    var template = Parameters()
    template["encoder"] = .constant(0, shape: [words, bits])
    template["decoder"] = .constant(0, shape: [words, bits])
    template["bias"] = .constant(0, shape: [words])
    let memory = adam.initialState(for: template)
    let program = Program(
      template.ports + memory.ports + [
        Port("offsets", [batch + 1], .index), Port("columns", [batch * occurring], .index),
        Port("values", [batch * occurring]), Port("rows", [batch], .index),
        Port("key", [], .key), Port("step", [], .index),
      ],
      outputs: { inputs in
        let parameters = template.taken(from: inputs)
        let counts = SparseRows(
          offsets: inputs["offsets"], columns: inputs["columns"], values: inputs["values"])
        let logits = counts.product(rows: inputs["rows"], parameters["encoder"])
        let noise = inputs.key("key")[inputs["step"]].logistic([batch, bits])
        let codes = sigmoid(logits + noise)
        let matched = (codes * counts.product(rows: inputs["rows"], parameters["decoder"])).sum(1)
        let normaliser = affineLogSumExp(
          codes, weights: parameters["decoder"], bias: parameters["bias"])
        let loss = (Double(occurring) * normaliser - matched).mean()
        let next = adam.updated(
          parameters, gradient(of: loss, withRespectTo: parameters.tensors),
          state: memory.taken(from: inputs), step: inputs["step"])
        return next.parameters.outputs + next.state.outputs + [("loss", loss)]
      })
    agree(program, steps: 3) { executable in
      executable.set("offsets", .index((0...batch).map { $0 * occurring }))
      executable.set(
        "columns", .index((0..<batch * occurring).map { $0 % occurring * 75 + $0 / occurring }))
      executable.set("values", (0..<batch * occurring).map { Double(1 + $0 % 3) })
      executable.set("rows", .index(Array(0..<batch)))
    }
  }
}
