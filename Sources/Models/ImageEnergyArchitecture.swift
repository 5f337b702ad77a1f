/// The deep energy-based latent variable model for images, layer by layer, with its sizes.
///
///     E(v, h) = Σ ELU(A_g [f + h; h] + a_g)²,  f = A_f flat(ResNet(v)) + a_f
///
/// The ResNet is a stem and three groups of k residual blocks, of which the first of a group halves
/// the side and doubles the channels. Blocks are pre-activation: ELU, 3 × 3, ELU, 3 × 3, beside a
/// 1 × 1 shortcut; the first convolution of a block has no bias.
///
/// It says what there is and how large, and computes nothing: there are no convolutions here yet.
///
/// - Source: Bao et al. (2021), ICML, PMLR 139, appendix Figure 1, and released code; §2.3, §2.4 of its
///   specification.
public struct ImageEnergyArchitecture: Sendable, Hashable {
  /// Which part of E(v, h) = g₃(g₂(g₁(v), h)) a layer belongs to.
  public enum Part: String, Sendable, Hashable { case features, coupling, head, posterior }

  /// One layer.
  public struct Layer: Sendable, Hashable {
    public var part: Part
    /// "3 × 3 convolution".
    public var name: String
    /// What it gives: channels, rows and columns, or a number.
    public var shape: [Int]
    public var parameters: Int
  }

  /// Channels and side of an image.
  public var channels: Int
  public var side: Int
  /// C₀: channels after the stem.
  public var width: Int
  /// k: blocks of a group.
  public var blocks: Int
  /// n.
  public var latent: Int

  public init(channels: Int, side: Int, width: Int, blocks: Int, latent: Int = 50) {
    precondition(side % 8 == 0 && blocks >= 1, "a side of \(side) and \(blocks) blocks")
    self.channels = channels
    self.side = side
    self.width = width
    self.blocks = blocks
    self.latent = latent
  }

  /// The settings of the paper.
  public static let mnist = Self(channels: 1, side: 32, width: 64, blocks: 2)
  public static let cifar10 = Self(channels: 3, side: 32, width: 128, blocks: 3)
  public static let celebA = Self(channels: 3, side: 64, width: 128, blocks: 3)

  /// M: outputs of the last layer before the sum of squares.
  public var headWidth: Int { 4 * width * (side / 8) * (side / 8) }

  /// Convolutions of the ResNet: 6k, the stem counted in place of one.
  public var convolutions: Int { 6 * blocks }

  /// All layers of the energy, from the image to the number.
  public var layers: [Layer] {
    var layers = [
      Layer(
        part: .features, name: "convolution 3 × 3", shape: [width, side, side],
        parameters: Self.convolution(channels, width))
    ]
    var (channels, side) = (width, side)
    for group in 1...3 {
      for block in 0..<blocks {
        let next = block == 0 ? 2 * channels : channels
        if block == 0 { side /= 2 }
        layers.append(
          Layer(
            part: .features,
            name: block == 0 ? "residual block \(group), halving" : "residual block \(group)",
            shape: [next, side, side],
            parameters: 9 * channels * channels + Self.convolution(channels, next)
              + channels * next + next))
        channels = next
      }
    }
    let flat = channels * side * side
    layers.append(
      Layer(
        part: .features, name: "affine", shape: [latent], parameters: flat * latent + latent))
    layers.append(
      Layer(part: .coupling, name: "coupling [f + h; h]", shape: [2 * latent], parameters: 0))
    layers.append(
      Layer(
        part: .head, name: "affine, ELU", shape: [headWidth],
        parameters: 2 * latent * headWidth + headWidth))
    layers.append(Layer(part: .head, name: "sum of squares", shape: [1], parameters: 0))
    return layers
  }

  /// All layers of the variational posterior.
  public var posteriorLayers: [Layer] {
    var (channels, side) = (self.channels, self.side)
    var layers: [Layer] = []
    for next in [64, 128, 256] {
      side /= 2
      layers.append(
        Layer(
          part: .posterior, name: "convolution 3 × 3, halving, leaky ReLU",
          shape: [next, side, side], parameters: Self.convolution(channels, next)))
      channels = next
    }
    let flat = channels * side * side
    layers.append(
      Layer(
        part: .posterior, name: "affine, mean and log deviation", shape: [2, latent],
        parameters: 2 * (flat * latent + latent)))
    return layers
  }

  /// Numbers in the energy's layers, and in those of its ResNet alone.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameters } }
  public var residualParameterCount: Int {
    layers.filter { $0.part == .features && $0.shape.count == 3 }.reduce(0) { $0 + $1.parameters }
  }
  /// Numbers in the posterior's layers.
  public var posteriorParameterCount: Int { posteriorLayers.reduce(0) { $0 + $1.parameters } }

  /// 3 × 3 with bias.
  private static func convolution(_ inputs: Int, _ outputs: Int) -> Int {
    9 * inputs * outputs + outputs
  }
}
