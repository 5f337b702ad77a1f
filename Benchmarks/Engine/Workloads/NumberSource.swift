import Tensors

/// Made-up inputs of the workloads, from one seed.
enum NumberSource {
  private static let key = RandomKey(seed: 20)

  /// Normal numbers with the given standard deviation.
  static func normal(_ name: String, _ shape: [Int], scale: Double = 1) -> HostArray {
    let values = key[name].floats(.normal, shape.reduce(1, *)).map { Float(scale) * $0 }
    return HostArray(values, shape: shape)
  }

  /// Uniform numbers in ±bound, about a centre.
  static func uniform(
    _ name: String, _ shape: [Int], bound: Double, centre: Double = 0
  ) -> HostArray {
    let values = key[name].floats(.uniform, shape.reduce(1, *))
    return HostArray(
      values.map { Float(centre + bound * (2 * Double($0) - 1)) } as [Float], shape: shape)
  }

  /// Logistic numbers.
  static func logistic(_ name: String, _ shape: [Int]) -> HostArray {
    HostArray(key[name].floats(.logistic, shape.reduce(1, *)), shape: shape)
  }

  /// Zeros and ones, a quarter of them ones.
  static func bits(_ name: String, _ shape: [Int]) -> HostArray {
    let values: [Float] = key[name].floats(.uniform, shape.reduce(1, *)).map { $0 < 0.25 ? 1 : 0 }
    return HostArray(values, shape: shape)
  }

  static func zeros(_ shape: [Int]) -> HostArray {
    HostArray([Float](repeating: 0, count: shape.reduce(1, *)), shape: shape)
  }

  /// Noise to be handed over.
  static func noise(_ draw: Draw) -> HostArray {
    let shape = (draw.iterations.map { [$0] } ?? []) + draw.shape
    switch draw.distribution {
    case .normal: return normal("noise \(draw.name)", shape)
    case .logistic: return logistic("noise \(draw.name)", shape)
    case .uniform: return uniform("noise \(draw.name)", shape, bound: 0.5, centre: 0.5)
    }
  }
}
