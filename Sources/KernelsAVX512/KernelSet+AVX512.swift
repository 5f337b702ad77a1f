import KernelInterface

/// The kernels compiled for AVX-512 (x86-64-v4). The code is that of the other instruction sets: the folder
/// `Shared` is a link.
public func makeKernelSet() -> KernelSet {
  KernelSet(
    name: "AVX-512", float: floatKernelTable(), double: doubleKernelTable(),
    peakRate: { fusedProducts($0) })
}
