import KernelInterface

/// The kernels compiled for AVX2 (x86-64-v3). The code is that of the other instruction sets: the folder
/// `Shared` is a link.
public func makeKernelSet() -> KernelSet {
  KernelSet(
    name: "AVX2", float: floatKernelTable(), double: doubleKernelTable(),
    peakRate: { fusedProducts($0) })
}
