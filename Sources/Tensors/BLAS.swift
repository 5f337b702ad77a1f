import COpenBLAS

/// Matrix products by OpenBLAS, on one thread.
public enum BLAS {
  /// Tells OpenBLAS to use one thread. Call once at the start of a process.
  ///
  /// Its own threads cost more than they gain on small products and collapse beside other threads.
  public static func configure() {
    openblas_set_num_threads(1)
  }

  /// The processor that OpenBLAS took this one for: "SkylakeX", "Haswell" …
  public static var coreName: String {
    guard let name = openblas_get_corename() else { return "unknown" }
    return String(cString: name)
  }

  /// The value of OPENBLAS_CORETYPE for a process to be started; nil where OpenBLAS chooses well by
  /// itself.
  ///
  /// OpenBLAS takes AVX-512 processors that it does not know for older ones, at half the speed.
  /// It reads the variable when it is loaded, so a parent process must set it. The processor alone
  /// decides: what this process was told by its shell says nothing of what a new one would choose.
  public static var coreTypeForNewProcesses: String? {
    preferredCoreType(chosen: "", hasAVX512: ProcessorFeatures.current.hasAVX512)
  }

  /// The rule behind `coreTypeForNewProcesses`.
  package static func preferredCoreType(chosen: String, hasAVX512: Bool) -> String? {
    let good: Set<String> = ["skylakex", "cooperlake", "sapphirerapids"]
    return hasAVX512 && !good.contains(chosen.lowercased()) ? "SkylakeX" : nil
  }
}
