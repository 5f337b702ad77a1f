// swift-tools-version: 6.1
import PackageDescription

/// Settings that every target of ours shares.
let common: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

/// Kernels alone are compiled without run-time checks, once per instruction set.
func kernels(_ name: String, _ flags: [String], _ features: [String]) -> Target {
  .target(
    name: name, dependencies: ["KernelInterface"], path: "Sources/\(name)",
    swiftSettings: common + features.map { .define($0) }
      + [.unsafeFlags(["-Ounchecked"] + flags.flatMap { ["-Xcc", $0] })])
}

/// A recipe target: one per paper figure or table. It also takes one line in
/// `Sources/Recipes/Catalogue/Catalogue.swift`.
struct RecipeTarget {
  var name: String
  var path: String
  /// Modules shared by several recipes of a paper.
  var shared: [String] = []
}

let recipes: [RecipeTarget] = [
  // <recipes>
  RecipeTarget(name: "TradeoffFigure1", path: "Tradeoff/Figure1", shared: ["TradeoffDigits"]),
  RecipeTarget(name: "TradeoffFigure2", path: "Tradeoff/Figure2", shared: ["TradeoffDigits"]),
  RecipeTarget(name: "TradeoffTheory", path: "Tradeoff/Theory", shared: ["TradeoffDigits"]),
  RecipeTarget(name: "VAEErrorFigure1", path: "VAEError/Figure1", shared: ["VAEErrorMixture"]),
  RecipeTarget(name: "VAEErrorFigure2", path: "VAEError/Figure2", shared: ["VAEErrorMixture"]),
  RecipeTarget(name: "VAEErrorHashing", path: "VAEError/Hashing", shared: ["VAEErrorText"]),
  RecipeTarget(name: "VAEErrorTable2", path: "VAEError/Table2", shared: ["VAEErrorText"]),
  RecipeTarget(name: "VAEErrorTheory", path: "VAEError/Theory"),
  RecipeTarget(name: "VSMFigure1", path: "VSM/Figure1"),
  RecipeTarget(name: "VSMFigure2", path: "VSM/Figure2", shared: ["VSMToy"]),
  RecipeTarget(name: "VSMFigure3", path: "VSM/Figure3", shared: ["VSMPlane"]),
  RecipeTarget(name: "VSMFigure5", path: "VSM/Figure5", shared: ["VSMToy"]),
  RecipeTarget(name: "VSMFigure6", path: "VSM/Figure6", shared: ["VSMPlane"]),
  RecipeTarget(name: "VSMFigure7", path: "VSM/Figure7", shared: ["VSMPlane"]),
  RecipeTarget(name: "VSMTheory", path: "VSM/Theory"),
  RecipeTarget(name: "VaGESAppendixFigure1", path: "VaGES/AppendixFigure1"),
  RecipeTarget(
    name: "VaGESAppendixFigure2", path: "VaGES/AppendixFigure2", shared: ["VaGESCheckerboard"]),
  RecipeTarget(
    name: "VaGESAppendixFigure3", path: "VaGES/AppendixFigure3", shared: ["VaGESCheckerboard"]),
  RecipeTarget(
    name: "VaGESAppendixFigure4", path: "VaGES/AppendixFigure4", shared: ["VaGESCheckerboard"]),
  RecipeTarget(
    name: "VaGESAppendixFigure7", path: "VaGES/AppendixFigure7", shared: ["VaGESCheckerboard"]),
  RecipeTarget(name: "VaGESFigure1", path: "VaGES/Figure1"),
  RecipeTarget(name: "VaGESFigure2", path: "VaGES/Figure2", shared: ["VaGESCheckerboard"]),
  RecipeTarget(name: "VaGESFigure3", path: "VaGES/Figure3"),
  RecipeTarget(name: "VaGESFigure5", path: "VaGES/Figure5"),
  RecipeTarget(name: "VaGESSensitivity2D", path: "VaGES/Sensitivity2D"),
  RecipeTarget(name: "VaGESTheory", path: "VaGES/Theory"),
  // </recipes>
]

/// What several recipes of one paper share.
let shared: [RecipeTarget] = [
  RecipeTarget(name: "TradeoffDigits", path: "Tradeoff/Digits"),
  RecipeTarget(name: "VAEErrorMixture", path: "VAEError/Mixture"),
  RecipeTarget(name: "VAEErrorText", path: "VAEError/Text"),
  RecipeTarget(name: "VSMPlane", path: "VSM/Plane"),
  RecipeTarget(name: "VSMToy", path: "VSM/Toy"),
  RecipeTarget(name: "VaGESCheckerboard", path: "VaGES/Checkerboard"),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Scorebook",
  products: [.executable(name: "scorebook", targets: ["scorebook"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
  ],
  targets: [
    // System libraries: module maps, nothing else.
    .systemLibrary(name: "COpenBLAS", path: "Sources/System/COpenBLAS"),
    .systemLibrary(
      name: "CPangoCairo", path: "Sources/System/CPangoCairo", pkgConfig: "pangocairo"),
    .systemLibrary(name: "CPNG", path: "Sources/System/CPNG", pkgConfig: "libpng"),
    .systemLibrary(name: "CZlib", path: "Sources/System/CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CSVM", path: "Sources/System/CSVM"),
    .systemLibrary(name: "CMarkGFM", path: "Sources/System/CMarkGFM", pkgConfig: "libcmark-gfm"),

    // Maths.
    .target(name: "KernelInterface", swiftSettings: common + [.unsafeFlags(["-Ounchecked"])]),
    kernels("KernelsBaseline", [], []),
    kernels("KernelsAVX2", ["-march=x86-64-v3"], ["FUSED_MULTIPLY_ADD"]),
    kernels("KernelsAVX512", ["-march=x86-64-v4"], ["FUSED_MULTIPLY_ADD", "WIDE_VECTORS"]),
    .target(
      name: "Tensors",
      dependencies: [
        "KernelInterface", "KernelsBaseline", "KernelsAVX2", "KernelsAVX512", "COpenBLAS",
      ], swiftSettings: common),
    .target(
      name: "Autodiff", dependencies: ["Tensors", "KernelInterface", crypto],
      swiftSettings: common),
    .target(
      name: "Execution", dependencies: ["Autodiff", "Tensors", "KernelInterface"],
      swiftSettings: common),
    .target(name: "Distributions", dependencies: ["Autodiff"], swiftSettings: common),
    .target(name: "Networks", dependencies: ["Autodiff"], swiftSettings: common),
    .target(name: "Optimizers", dependencies: ["Networks", "Autodiff"], swiftSettings: common),
    .target(
      name: "Models", dependencies: ["Distributions", "Networks", "Autodiff"],
      swiftSettings: common),
    .target(
      name: "Objectives",
      dependencies: ["Models", "Networks", "Optimizers", "Distributions", "Autodiff"],
      swiftSettings: common),
    .target(
      name: "Samplers", dependencies: ["Models", "Networks", "Distributions", "Autodiff"],
      swiftSettings: common),
    .target(
      name: "Metrics",
      dependencies: ["Models", "Networks", "Distributions", "Autodiff", "Tensors", "CSVM"],
      swiftSettings: common),

    // Keeping.
    .target(name: "Artifacts", dependencies: [crypto], swiftSettings: common),
    .target(
      name: "Datasets", dependencies: ["Artifacts", "Tensors", "CZlib"], swiftSettings: common),
    .target(
      name: "Experiments",
      dependencies: [
        "Artifacts", "Datasets", "Tables", "Execution", "Autodiff", "Tensors", "Networks",
      ],
      swiftSettings: common),

    // Showing.
    .target(name: "Tables", swiftSettings: common),
    .target(name: "Comparison", dependencies: ["Tables"], swiftSettings: common),
    .target(
      name: "Charts", dependencies: ["Tables", "CPangoCairo", "CPNG"], swiftSettings: common),
    .target(
      name: "Reports", dependencies: ["Tables", "Comparison", "Charts", "CMarkGFM"],
      swiftSettings: common),

    // Results of any commit, read from git.
    .target(
      name: "History", dependencies: ["Artifacts", "Tables", "Comparison"], swiftSettings: common),

    // Recipes and the command line.
    .target(
      name: "RecipeKit",
      dependencies: [
        "Tensors", "Autodiff", "Execution", "Distributions", "Networks", "Optimizers", "Models",
        "Objectives", "Samplers", "Metrics", "Artifacts", "Datasets", "Experiments", "Tables",
        "Charts",
        "Comparison", "History", "Reports",
      ], swiftSettings: common),
    .target(
      name: "Catalogue",
      dependencies: ["RecipeKit"] + recipes.map { .init(stringLiteral: $0.name) },
      path: "Sources/Recipes/Catalogue", swiftSettings: common),
    .executableTarget(
      name: "scorebook",
      dependencies: ["Catalogue", "RecipeKit", "Comparison", "History", arguments],
      swiftSettings: common),

    // Our engine beside its peers; `Scripts/bench`.
    .executableTarget(
      name: "scorebook-benchmarks",
      dependencies: [
        "Models", "Objectives", "Optimizers", "Networks", "Execution", "Autodiff", "Tensors",
      ], path: "Benchmarks/Engine", swiftSettings: common),

    // Tests mirror the sources.
    .target(
      name: "TestSupport", dependencies: ["Autodiff", "Execution", "Tensors"],
      path: "Tests/TestSupport", swiftSettings: common),
    .testTarget(
      name: "TensorsTests", dependencies: ["Tensors", "KernelInterface"], swiftSettings: common),
    .testTarget(
      name: "AutodiffTests",
      dependencies: ["Autodiff", "Execution", "Tensors", "KernelInterface", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "ExecutionTests",
      dependencies: ["Execution", "Autodiff", "Tensors", "KernelInterface", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "ObjectivesTests",
      dependencies: [
        "Objectives", "Models", "Networks", "Optimizers", "Distributions", "Samplers", "Metrics",
        "Execution", "Autodiff", "Tensors", "TestSupport",
      ], swiftSettings: common),
    .testTarget(name: "ArtifactsTests", dependencies: ["Artifacts"], swiftSettings: common),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets", "Artifacts"], swiftSettings: common),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: ["Experiments", "Artifacts", "Autodiff", "Datasets", "Tables"],
      swiftSettings: common),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "ResultSamples"], swiftSettings: common),
    .testTarget(
      name: "ComparisonTests", dependencies: ["Comparison", "Tables", "ResultSamples"],
      swiftSettings: common),
    .target(name: "ResultSamples", path: "Tests/ResultSamples", swiftSettings: common),
    .testTarget(
      name: "HistoryTests", dependencies: ["History", "Comparison", "Tables", "ResultSamples"],
      swiftSettings: common),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "Tables"], exclude: ["Snapshots"],
      swiftSettings: common),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Charts", "Tables", "ResultSamples"],
      swiftSettings: common),
    .testTarget(
      name: "RecipeTests",
      dependencies: ["Catalogue", "RecipeKit", "Artifacts", "ResultSamples"]
        + (shared + recipes).map { .init(stringLiteral: $0.name) }, swiftSettings: common),
    .testTarget(
      name: "CommandLineTests", dependencies: ["RecipeKit", "ResultSamples"],
      swiftSettings: common),
    .testTarget(name: "ArchitectureTests", swiftSettings: common),
  ]
    + (shared + recipes).map {
      .target(
        name: $0.name, dependencies: ["RecipeKit"] + $0.shared.map { .init(stringLiteral: $0) },
        path: "Sources/Recipes/\($0.path)",
        swiftSettings: common)
    },
  swiftLanguageModes: [.v6]
)
