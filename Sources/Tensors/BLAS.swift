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
  /// decides, so that neither a shell's setting nor a newer OpenBLAS changes the bits of a result.
  public static var coreTypeForNewProcesses: String? {
    coreType(hasAVX512: ProcessorFeatures.current.hasAVX512)
  }

  /// The rule behind `coreTypeForNewProcesses`.
  package static func coreType(hasAVX512: Bool) -> String? { hasAVX512 ? "SkylakeX" : nil }
}
