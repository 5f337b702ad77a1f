import KernelInterface

/// A step of Adam in one pass over memory.
final class AdamStep: Instruction {
  private let kernel: AdamKernel
  private let places: AdamPlaces
  private let numbers: AdamNumbers
  private let count: Int
  private let size: Int
  private let shares: Parts

  init(_ plan: AdamPlan, _ precision: Precision, _ kernel: @escaping AdamKernel, _ at: Addresses) {
    self.kernel = kernel
    numbers = plan.numbers
    count = plan.count
    size = precision.size
    // A multiple of all vectors, so that every part but the last ends with a whole one.
    shares = Parts(of: count, unit: 1024, least: 16_384)
    places = AdamPlaces(
      gradient: at(plan.gradient),
      addedGradient: plan.addedGradient.map { UnsafeRawPointer(at($0)) },
      first: at(plan.first), second: at(plan.second), parameter: at(plan.parameter),
      scale: at(plan.scale), correction: at(plan.correction), newFirst: at(plan.newFirst),
      newSecond: at(plan.newSecond), newParameter: at(plan.newParameter))
  }

  override var cost: StepCost {
    StepCost(
      "optimiser", "Adam of \(count)", operations: 13 * Double(count),
      bytes: Double(7 * size * count))
  }

  override var parts: Int { shares.number }

  override func run(part: Int, on thread: Int) {
    let range = shares[part]
    kernel(places.moved(by: range.lowerBound * size), numbers, range.count)
  }

  override func run() { kernel(places, numbers, count) }
}

extension AdamPlaces {
  /// The places so many bytes on; the numbers that all elements share stay where they are.
  fileprivate func moved(by bytes: Int) -> AdamPlaces {
    AdamPlaces(
      gradient: gradient + bytes, addedGradient: addedGradient.map { $0 + bytes },
      first: first + bytes, second: second + bytes, parameter: parameter + bytes, scale: scale,
      correction: correction, newFirst: newFirst + bytes, newSecond: newSecond + bytes,
      newParameter: newParameter + bytes)
  }
}
