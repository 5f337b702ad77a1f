import RecipeKit

/// The ground truth of the mixture experiment: four Gaussians in the plane, one for each code of
/// two
/// bits.
///
/// Source: §6 of the specification of Shekhovtsov, Schlesinger & Flach (2022); the centres are
/// those of
/// the published replication.
public enum Mixture {
  /// μ_z in the order 00, 01, 10, 11.
  public static let centres = [[1.0, 1.0], [1, -1], [0, 0], [-1, 0]]
  public static let bits = 2
  public static let codes = ["00", "01", "10", "11"]
  /// σ.
  public static let sigma = 1.0
  static let decoder = GaussianCodeDecoder(sigma: sigma)

  static var centreTensor: Tensor { .constant(centres.flatMap { $0 }, shape: [4, 2]) }

  /// As many draws of each component, `[4·count, 2]`.
  static func sample(perComponent count: Int, key: KeyTensor) -> Tensor {
    let means = centreTensor.expanded(1).broadcast(to: [4, count, 2]).reshaped([4 * count, 2])
    return means + sigma * key.normal([4 * count, 2])
  }

  /// ‖μ₀₀ + μ₁₁ − μ₀₁ − μ₁₀‖ of centres `[4, 2]`: 0 where they are a parallelogram.
  static func defect(_ centres: Tensor) -> Tensor {
    let signs = Tensor.constant([1, -1, -1, 1], shape: [4, 1])
    return (centres * signs).sum(0).squared().sum().squareRoot()
  }
}

/// Points of the plane with the weights of the ground truth: what expectations are sums over.
public struct MixtureGrid: Sendable {
  /// Points along each axis of the square [−7, 7]².
  public static let side = 101
  private static let reach = 7.0
  static var count: Int { side * side }
  /// What a stage that uses it adds to its settings.
  static let settings: [String: SettingValue] = [
    "gridSide": .integer(side), "gridReach": .number(reach),
  ]
  /// Inputs of a program on the grid.
  static var ports: [Autodiff.Port] { [Port("x", [count, 2]), Port("weights", [count])] }

  /// Points, `[count, 2]`, row-major.
  let points: [Double]
  /// Their probabilities, which sum to 1.
  let weights: [Double]

  init() {
    let step = 2 * Self.reach / Double(Self.side - 1)
    let axis = (0..<Self.side).map { -Self.reach + step * Double($0) }
    let pairs = axis.flatMap { y in axis.map { ($0, y) } }
    let densities = pairs.map { x, y in
      Mixture.centres.reduce(0.0) {
        $0 + exp(-0.5 * ((x - $1[0]) * (x - $1[0]) + (y - $1[1]) * (y - $1[1])))
      }
    }
    let total = densities.reduce(0, +)
    points = pairs.flatMap { [$0.0, $0.1] }
    weights = densities.map { $0 / total }
  }

  /// Sets the inputs of a program on the grid.
  func set(_ executable: Executable) {
    executable.set("x", points)
    executable.set("weights", weights)
  }
}
