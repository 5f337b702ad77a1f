import RecipeKit

/// What OpenBLAS has to be told before it is loaded.
enum BLASVariables {
  /// Variables for worker processes, beside those that every worker has.
  static func forWorkers() -> [String: String] {
    BLAS.coreTypeForNewProcesses.map { ["OPENBLAS_CORETYPE": $0] } ?? [:]
  }
}
