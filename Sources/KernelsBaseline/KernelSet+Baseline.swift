import KernelInterface

/// The kernels compiled for baseline (x86-64). The code is that of the other instruction sets: the folder
/// `Shared` is a link.
public func makeKernelSet() -> KernelSet {
  KernelSet(
    name: "baseline", float: floatKernelTable(), double: doubleKernelTable(),
    peakRate: { fusedProducts($0) })
}
