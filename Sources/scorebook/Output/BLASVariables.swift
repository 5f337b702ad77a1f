import Foundation

/// What OpenBLAS has to be told before it is loaded.
enum BLASVariables {
  /// Variables for worker processes, beside those that every worker has.
  ///
  /// OpenBLAS takes processors that it does not know for a Haswell, at half the speed of one with
  /// AVX-512. The processor alone decides, and not a variable of the user's shell: the last bits of
  /// results depend on the choice.
  static func forWorkers(
    processors: String = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
  ) -> [String: String] {
    guard let flags = processors.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
    else { return [:] }
    let names = Set(flags.split(separator: " ").map(String.init))
    let needed: Set<String> = ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]
    return needed.isSubset(of: names) ? ["OPENBLAS_CORETYPE": "SkylakeX"] : [:]
  }
}
