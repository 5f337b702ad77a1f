import Models
import Testing

struct ImageEnergyArchitectureTests {
  /// §2.3 of the specification, counted on the released code.
  @Test(arguments: [
    (ImageEnergyArchitecture.mnist, 9_035_904, 9_859_250, 779_364),
    (.cifar10, 62_289_920, 63_936_562, 780_516), (.celebA, 62_289_920, 68_876_338, 2_009_316),
  ])
  func countsOfParameters(
    _ architecture: ImageEnergyArchitecture, residual: Int, energy: Int, posterior: Int
  ) {
    #expect(architecture.residualParameterCount == residual)
    #expect(architecture.parameterCount == energy)
    #expect(architecture.posteriorParameterCount == posterior)
  }
}
