import Autodiff
import Execution
import Foundation
import Metrics
import Models
import Networks
import Objectives
import Optimizers
import TestSupport
import Testing

/// Models of documents against sums over words and codes written out.
struct DocumentModelTests {
  /// Three documents over five words.
  private static let counts: [[Double]] = [[2, 0, 1, 0, 0], [0, 0, 0, 3, 1], [1, 1, 1, 1, 1]]
  private static let smoothing = [0.3, 0.1, 0.2, 0.3, 0.1]
  private static let corpus = CorpusPorts(documents: 3, terms: 12, words: 5)

  private static func set(_ executable: Executable) {
    var (offsets, words, values): ([Int], [Int], [Double]) = ([0], [], [])
    for document in counts {
      for (word, count) in document.enumerated() where count > 0 {
        words.append(word)
        values.append(count)
      }
      offsets.append(words.count)
    }
    let room = 12 - words.count
    executable.set(CorpusPorts.Name.offsets, .index(offsets))
    executable.set(CorpusPorts.Name.words, .index(words + Array(repeating: 0, count: room)))
    executable.set(CorpusPorts.Name.counts, values + Array(repeating: 0, count: room))
    executable.set(CorpusPorts.Name.lengths, counts.map { $0.reduce(1, +) })
    executable.set(CorpusPorts.Name.smoothing, smoothing)
  }

  private static func rows(_ inputs: Program.Inputs) -> Tensor { inputs["rows"] }

  private static func executable(
    _ model: MultinomialVAE,
    _ outputs:
      @escaping (Parameters, DocumentBatch, KeyTensor)
      -> [(String, Tensor)]
  ) -> Executable {
    let program = Program(
      corpus.ports + [Port("rows", [3], .index), Port("key", [], .key)],
      outputs: { inputs in
        let key = inputs.key("key")
        let parameters = model.initialParameters(key: key["parameters"])
        return outputs(parameters, corpus.batch(inputs, rows: inputs["rows"]), key["codes"])
          + parameters.outputs
      })
    let executable = Executable(program, precision: .double)
    set(executable)
    executable.set("rows", .index([0, 1, 2]))
    executable.set("key", RandomKeys.one)
    executable.run()
    return executable
  }

  private static func model(_ encoder: any DocumentEncoder, hidden: [Int]) -> MultinomialVAE {
    MultinomialVAE(
      encoder: encoder, decoder: MultinomialDecoder(bits: 2, hidden: hidden, words: 5))
  }

  /// Smoothed counts.
  private static var smoothed: [[Double]] {
    counts.map { zip($0, smoothing).map { $0 + $1 } }
  }

  @Test func logLikelihoodIsTheSumOverWords() {
    let model = Self.model(LinearCountEncoder(words: 5, bits: 2), hidden: [])
    let executable = Self.executable(model) { parameters, documents, _ in
      let own = parameters.scope("decoder")
      return [
        (
          "table",
          model.decoder.logLikelihoodTable(own, documents, codes: BitCodes.table(2))
        ), ("words", model.decoder.logProbabilities(own, given: BitCodes.table(2))),
      ]
    }
    let (table, words) = (executable.values("table"), executable.values("words"))
    for document in 0..<3 {
      for code in 0..<4 {
        let expected = (0..<5).reduce(0.0) {
          $0 + Self.smoothed[document][$1] * words[code * 5 + $1]
        }
        #expect(abs(table[document * 4 + code] - expected) < 1e-12)
      }
    }
    for code in 0..<4 {
      let total = words[code * 5..<code * 5 + 5].reduce(0) { $0 + exp($1) }
      #expect(abs(total - 1) < 1e-12)
    }
  }

  /// Codes one by one, with the normalisers of all codes or of each: the entries of the table.
  @Test(arguments: [[], [4], [4, 3]])
  func codesGiveTheEntriesOfTheTable(_ hidden: [Int]) {
    let model = Self.model(LinearFrequencyEncoder(words: 5, bits: 2), hidden: hidden)
    let codes = BitCodes.all(2)
    let each = Tensor.constant(
      codes.flatMap { code in (0..<3).flatMap { _ in code } }, shape: [4, 3, 2])
    let executable = Self.executable(model) { parameters, documents, _ in
      let own = parameters.scope("decoder")
      return [
        ("table", model.decoder.logLikelihoodTable(own, documents, codes: BitCodes.table(2))),
        ("bits", model.decoder.logLikelihood(own, documents, given: each)),
        ("relaxed", model.decoder.logLikelihood(own, documents, given: each, areBits: false)),
      ]
    }
    let table = executable.values("table")
    for name in ["bits", "relaxed"] {
      let values = executable.values(name)
      for document in 0..<3 {
        for code in 0..<4 {
          #expect(abs(values[code * 3 + document] - table[document * 4 + code]) < 1e-12, "\(name)")
        }
      }
    }
  }

  @Test func encodersSeeCountsOrFrequencies() {
    let (e1, e3) = (
      LinearCountEncoder(words: 5, bits: 2), LinearFrequencyEncoder(words: 5, bits: 2)
    )
    let e2 = DeepFrequencyEncoder(words: 5, hidden: [4, 3], bits: 2)
    let model = Self.model(e1, hidden: [])
    let executable = Self.executable(model) { parameters, documents, key in
      let own = parameters.scope("encoder")
      let deep = e2.initialParameters(key: key)
      return [
        ("e1", e1.logits(own, documents)), ("e3", e3.logits(own, documents)),
        ("e2", e2.logits(deep, documents)),
      ]
    }
    let (weight, bias) = (
      executable.values("encoder.weight"), executable.values("encoder.bias")
    )
    for document in 0..<3 {
      let length = Self.counts[document].reduce(1, +)
      for bit in 0..<2 {
        let sum = (0..<5).reduce(0.0) { $0 + Self.smoothed[document][$1] * weight[$1 * 2 + bit] }
        #expect(abs(executable.values("e1")[document * 2 + bit] - sum - bias[bit]) < 1e-12)
        #expect(abs(executable.values("e3")[document * 2 + bit] - sum / length - bias[bit]) < 1e-12)
      }
    }
    #expect(executable.values("e2").count == 6)
  }

  /// The bound that is trained, by enumeration, is the bound that is reported; both are below log
  /// p(x).
  @Test func objectiveAndMetricAgree() {
    let model = Self.model(LinearCountEncoder(words: 5, bits: 2), hidden: [3])
    let executable = Self.executable(model) { parameters, documents, key in
      let terms = DocumentBound(sampleCount: 1).perExample(model, parameters, documents, key: key)
      let objective = CodeNegativeELBO(estimator: CodeEnumeration())
        .perExample(model, parameters, documents, key: key)
      let table = EnumeratedCodeBound().perExample(
        logits: model.posteriorLogits(parameters, documents),
        logLikelihood: model.decoder.logLikelihoodTable(
          parameters.scope("decoder"), documents, codes: BitCodes.table(2)))
      return [
        ("metric", terms.negativeBound), ("objective", objective.value),
        ("enumerated", -table.bound), ("evidence", -table.evidence),
        ("likelihood", terms.negativeLogLikelihood!),
      ]
    }
    for document in 0..<3 {
      let metric = executable.values("metric")[document]
      #expect(abs(metric - executable.values("objective")[document]) < 1e-12)
      #expect(abs(metric - executable.values("enumerated")[document]) < 1e-12)
      let likelihood = executable.values("likelihood")[document]
      #expect(abs(likelihood - executable.values("evidence")[document]) < 1e-12)
      #expect(metric >= likelihood)
    }
  }

  @Test func trainingLowersTheBound() {
    let model = Self.model(LinearCountEncoder(words: 5, bits: 2), hidden: [])
    let training = DocumentTraining(
      model: model, objective: CodeNegativeELBO(estimator: DisARM()),
      optimizer: Adam(stepSize: 0.05), documentCount: 3, termCount: 12, batchSize: 3)
    let first = Executable(training.initialisation())
    first.set("key", RandomKeys.one)
    first.run()
    let step = Executable(training.step())
    for output in first.program.outputs { step.set(output.name, first.array(output.name)) }
    Self.set(step)
    step.set("key", RandomKeys.one)
    step.run(count: 1, counter: "step", from: 0)
    let before = step.scalar("negative_elbo")
    step.run(count: 200, counter: "step", from: 1)
    #expect(step.scalar("negative_elbo") < before - 0.5)
  }
}

struct HammingRetrievalTests {
  @Test func tiesAreRankedInAllOrders() {
    // Distances from 0: 0, 1, 1, 1, 3.
    let index = HammingRetrieval(codes: [0, 1, 2, 4, 7], labels: [1, 1, 0, 0, 1])
    #expect(index.precision(of: 0, label: 1, count: 1) == 1)
    #expect(abs(index.precision(of: 0, label: 1, count: 2) - (1 + 1.0 / 3) / 2) < 1e-15)
    #expect(index.precision(of: 0, label: 1, count: 5) == 0.6)
    #expect(index.nearest(to: 0, count: 2).map(\.document) == [0, 1])
    #expect(index.nearest(to: 7, count: 1).map(\.distance) == [0])
  }

  @Test func codesAreTheSignsOfLogits() {
    #expect(HammingRetrieval.codes([1, -1, 0.5, -2, 3, -1], bits: 3) == [0b101, 0b010])
  }
}

struct HarmoniumTests {
  /// Against the unnormalised joint summed by hand; the multinomial one is checked by the theory
  /// item.
  @Test func gaussianHarmoniumIsNormalisedAndFactorised() {
    let model = GaussianHarmonium(observed: 2, bits: 2, sigma: 0.8)
    let x = normals(10, seed: 8)
    let program = Program([Port("key", [], .key), Port("x", [5, 2])]) { inputs in
      let parameters = model.initialParameters(key: inputs.key("key"))
      let joint = model.logJointTable(parameters, inputs["x"])
      let posterior = joint - model.logProb(parameters, inputs["x"]).expanded(1)
      let own = BitCodes.logProbabilities(
        logits: model.posteriorLogits(parameters, inputs["x"]))
      let centres = model.centres(parameters)
      let signs = Tensor.constant([1, -1, -1, 1], shape: [4, 1])
      return [
        "posterior": (posterior - own).squared().sum(),
        "prior": exp(model.logPrior(parameters)).sum(),
        "defect": (centres * signs).sum(0).squared().sum(),
      ]
    }
    let executable = Executable(program, precision: .double)
    executable.set("key", RandomKeys.one)
    executable.set("x", x)
    executable.run()
    #expect(executable.scalar("posterior") < 1e-24)
    #expect(abs(executable.scalar("prior") - 1) < 1e-13)
    #expect(executable.scalar("defect") < 1e-24)
  }
}
