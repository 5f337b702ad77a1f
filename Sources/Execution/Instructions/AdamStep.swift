import KernelInterface

/// A step of Adam in one pass over memory.
final class AdamStep: Instruction {
  private let kernel: AdamKernel
  private let places: AdamPlaces
  private let numbers: AdamNumbers
  private let count: Int
  private let size: Int

  init(_ plan: AdamPlan, _ precision: Precision, _ kernel: @escaping AdamKernel, _ at: Addresses) {
    self.kernel = kernel
    numbers = plan.numbers
    count = plan.count
    size = precision.size
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

  override func run() { kernel(places, numbers, count) }
}
