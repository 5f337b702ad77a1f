/// Who may import whom: the one table that the design's layering comes down to.
///
/// Within a column a module may import what stands to its left; the rest is listed.
enum Layers {
  private static let maths: [[String]] = [
    ["KernelInterface"], ["KernelsBaseline", "KernelsAVX2", "KernelsAVX512"], ["Tensors"],
    ["Autodiff"], ["Execution"], ["Distributions", "Networks"], ["Optimizers"],
    ["Models"], ["Objectives", "Samplers", "Metrics"],
  ]
  private static let keeping: [[String]] = [
    ["Artifacts"], ["Datasets", "History"], ["Experiments"],
  ]
  private static let showing: [[String]] = [["Tables"], ["Comparison", "Charts"], ["Reports"]]

  /// What a module may import of ours beside what stands to its left in its column.
  private static let alsoOurs: [String: [String]] = [
    // A dataset is a host array.
    "Datasets": ["Tensors"],
    // Results of any commit, read from git, are set against each other.
    "History": ["Tables", "Comparison"],
    // Cells join maths and keeping; their results are rows.
    "Experiments": maths.flatMap { $0 } + ["Tables"],
  ]

  /// The libraries outside the package that a module may import; the toolchain's own are free.
  private static let libraries: [String: [String]] = [
    "KernelsBaseline": ["_Builtin_intrinsics"],
    "KernelsAVX2": ["_Builtin_intrinsics"],
    "KernelsAVX512": ["_Builtin_intrinsics"],
    "Tensors": ["COpenBLAS"],
    "Autodiff": ["Crypto"],
    "Metrics": ["CSVM"],
    "Artifacts": ["Crypto"],
    "Datasets": ["CZlib"],
    "Charts": ["CPangoCairo", "CPNG"],
    "Reports": ["CMarkGFM"],
    "scorebook": ["ArgumentParser"],
  ]

  /// Modules of the toolchain and the operating system.
  private static let toolchain: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "FoundationNetworking", "Synchronization",
    "Dispatch", "Glibc", "Musl", "Darwin", "RegexBuilder",
  ]

  /// Every library module of ours, without recipes.
  static let libraryModules = (maths + keeping + showing).flatMap { $0 } + ["RecipeKit"]

  /// The modules that a module may import.
  ///
  /// - Parameters:
  ///   - module: The importing module.
  ///   - recipes: The recipe modules, each with the modules it shares with others of its paper.
  static func allowed(for module: String, recipes: [String: [String]]) -> Set<String> {
    var allowed = toolchain.union(libraries[module] ?? []).union(alsoOurs[module] ?? [])
    for column in [maths, keeping, showing] {
      guard let place = column.firstIndex(where: { $0.contains(module) }) else { continue }
      allowed.formUnion(column[..<place].flatMap { $0 })
    }
    switch module {
    case "RecipeKit": allowed.formUnion((maths + keeping + showing).flatMap { $0 })
    case "Catalogue": allowed.formUnion(Set(recipes.keys).union(["RecipeKit"]))
    case "scorebook": allowed.formUnion(["Catalogue", "RecipeKit", "Comparison", "History"])
    default:
      if let shared = recipes[module] { allowed = Set(shared).union(["RecipeKit", "Foundation"]) }
    }
    return allowed
  }
}
