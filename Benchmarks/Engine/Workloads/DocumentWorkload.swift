import Autodiff
import Networks
import Optimizers
import Tensors

/// W7s: documents as sparse counts of 10000 words, codes of 64 bits, affine encoder and decoder;
/// one step on the negative ELBO with the gradient of ARM from one pair of codes, batch 256, by Adam.
///
/// - Source: Shekhovtsov, Schlesinger & Flach (2022), §4.3; ARM: Yin & Zhou (2019), Eq. (5).
struct DocumentWorkload: Workload {
  private let words = 10_000
  private let bits = 64
  private let batch = 256
  /// Words of a document that occur in it.
  private let occurring = 100
  private let optimizer = Adam(stepSize: 1e-3)

  var name: String { "W7s" }
  var title: String { "bag of 10000 words, 64 bits, ARM, batch 256, sparse counts" }

  /// The decoder's product for both codes, and its gradient by the weights; bits have none.
  var operations: Double { 2 * 2 * Double(2 * batch * bits * words) }
  var stepsPerRound: Int { 3 }
  var goals: Goals { Goals(torch: 2.9, jax: 1.4, limit: 2.7) }
  var draws: [Draw] {
    [Draw(name: "u", distribution: .uniform, shape: [batch, bits], iterations: nil)]
  }

  private var trained: TrainedState {
    var parameters = Parameters()
    parameters["encoder.weight"] = .constant(0, shape: [words, bits])
    parameters["encoder.bias"] = .constant(0, shape: [bits])
    parameters["decoder.weight"] = .constant(0, shape: [words, bits])
    parameters["decoder.bias"] = .constant(0, shape: [words])
    return TrainedState(parameters)
  }
  var state: [String] { trained.stateNames }

  func inputs() -> [(name: String, array: HostArray)] {
    let terms = batch * occurring
    // Ascending columns in each row, evenly spread with a random offset.
    let gap = words / occurring
    let places = NumberSource.uniform("places", [terms], bound: 0.5, centre: 0.5).floats
    let columns = places.indices.map {
      Int32($0 % occurring * gap) + min(Int32(places[$0] * Float(gap)), Int32(gap - 1))
    }
    let values = NumberSource.uniform("counts", [terms], bound: 1, centre: 2).floats
      .map { $0.rounded() }
    let offsets = (0...batch).map { Int32($0 * occurring) }
    let lengths = (0..<batch).map { row in
      values[(row * occurring)..<((row + 1) * occurring)].reduce(0, +)
    }
    return [
      ("offsets", HostArray(offsets)), ("columns", HostArray(columns)),
      ("values", HostArray(values)), ("lengths", HostArray(lengths)),
      ("rows", HostArray((0..<batch).map { Int32($0) })),
    ] + trained.initial()
  }

  func step(_ inputs: Program.Inputs, _ noise: Noise) -> (loss: Tensor, state: [(String, Tensor)]) {
    let parameters = trained.parameters(inputs)
    let counts = SparseRows(
      offsets: inputs["offsets"], columns: inputs["columns"], values: inputs["values"])
    let rows = inputs["rows"]
    let logits =
      counts.product(rows: rows, parameters["encoder.weight"])
      + parameters["encoder.bias"].expanded(0)
    let u = noise("u")
    let probability = sigmoid(logits)
    let threshold = probability.stopGradient()
    let codes = concatenated([(1 - threshold) .< u, u .< threshold], axis: 0)
    let scores = counts.product(rows: rows, parameters["decoder.weight"])
    let biases = counts.product(rows: rows, parameters["decoder.bias"].expanded(1))
    let normaliser = affineLogSumExp(
      codes, weights: parameters["decoder.weight"], bias: parameters["decoder.bias"])
    let matched = (codes.reshaped([2, batch, bits]) * scores.expanded(0)).sum(2)
    let f =
      normaliser.reshaped([2, batch]) * inputs["lengths"].expanded(0) - matched
      - biases.reshaped([1, batch])
    let difference = (f.slice(0, 0..<1) - f.slice(0, 1..<2)).reshaped([batch, 1])
    let slope = (difference * (u - 0.5)).stopGradient()
    let value = 0.5 * f.sum(0)
    let divergence = (probability * logits - softplus(logits)).sum(1)
    let surrogate = ((slope * logits).sum(1) + value + divergence).mean()
    return (
      (value + divergence).mean(),
      TrainedState.updated([trained], inputs, optimizer, loss: surrogate)
    )
  }
}
