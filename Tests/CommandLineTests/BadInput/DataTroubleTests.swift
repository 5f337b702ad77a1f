import Foundation
import Testing

/// Data that cannot be had or cannot be used: what the command line makes of it.
struct DataTroubleTests {
  static let images = "tradeoff/figure-2"
  static let synthetic = "vsm/figure-1"

  private func page(_ command: Command, _ item: String) throws -> String {
    try String(
      contentsOf: command.folder.url.appending(
        path: ".scorebook/smoke/reports/site/\(item)/index.html"), encoding: .utf8)
  }

  @Test(arguments: [
    (SmallCatalogue.Mirror.truncated, "expected 59 bytes of content, found 58"),
    (.altered, "expected content with SHA-256"), (.none, "127.0.0.1:9"),
  ])
  func whatDoesNotVerifyIsNamedWithTheRemedy(_ mirror: SmallCatalogue.Mirror, _ words: String)
    throws
  {
    let command = try Command()
    let catalogue = try SmallCatalogue(command, mirror)
    let run = try command.run("data", "fetch", "mnist", environment: catalogue.environment)
    #expect(run.status == 2)
    for part in ["mnist", "train-images-idx3-ubyte", words, "SCOREBOOK_MIRROR"] {
      #expect(run.errors.contains(part), "\(part): \(run.errors)")
    }
    let kept = command.folder.url.appending(path: "data/downloads").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: kept)) ?? []
    #expect(!names.contains { $0.hasSuffix("ubyte") }, "\(names)")
  }

  @Test func withoutNetworkAndMirrorSyntheticRecipesRun() throws {
    let command = try Command()
    _ = try SmallCatalogue(command, .none)
    let run = try command.run("run", Self.synthetic, "--profile", "smoke", "-j", "1")
    #expect(run.status == 0 && !run.errors.contains("mnist"), "\(run.errors)")
  }

  /// Altered data counts as none: the stand-in takes its place, and nothing is claimed of it.
  @Test(arguments: [SmallCatalogue.Mirror.none, .altered])
  func recipesOnImagesFallBackToDrawnDigits(_ mirror: SmallCatalogue.Mirror) throws {
    let command = try Command()
    let environment = try SmallCatalogue(command, mirror).environment
    let run = try command.run(
      "run", Self.images, "--profile", "smoke", environment: environment)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("mnist: stand-in: "), "\(run.errors)")
    #expect(run.errors.contains("SCOREBOOK_MIRROR"), "the remedy is named: \(run.errors)")
    let report = try command.run(
      "report", Self.images, "--profile", "smoke", environment: environment)
    #expect(report.status == 0, "\(report.errors)")
    #expect(try page(command, Self.images).contains("drawn stand-ins"))
    let claims = try command.run(
      "claims", Self.images, "--profile", "smoke", "--format", "csv", environment: environment)
    let verdicts = claims.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",")[2]
    }
    #expect(!verdicts.isEmpty && verdicts.allSatisfy { $0 == "blocked" }, "\(claims.output)")
  }

  /// The content is what the catalogue declares, and no image: every cell throws while it reads.
  @Test func aRecipeThatThrowsHasAPageAndTheOthersAreBuilt() throws {
    let command = try Command()
    let environment = try SmallCatalogue(command, .sound).environment
    let run = try command.run(
      "run", Self.images, Self.synthetic, "--profile", "smoke", environment: environment)
    #expect(run.status == 2)
    for part in [Self.images, "failed", "train-images-idx3-ubyte", "byte 0: expected"] {
      #expect(run.errors.contains(part), "\(part): \(run.errors)")
    }
    let report = try command.run("report", "--profile", "smoke", environment: environment)
    #expect(report.status == 2 && report.errors.contains(Self.images), "\(report.errors)")
    let failed = try page(command, Self.images)
    #expect(failed.contains("state-failed") && failed.contains("train-images-idx3-ubyte"))
    #expect(try page(command, Self.synthetic).contains("state-fresh"))
    // What fails is nobody's trouble who did not ask for it.
    let other = try command.run(
      "report", Self.synthetic, "--profile", "smoke", environment: environment)
    #expect(other.status == 0, "\(other.errors)")
  }

  @Test func aCatalogueThatCannotBeReadIsNamed() throws {
    let command = try Command()
    try command.folder.write("{\"version\": 1, ", to: "data/sources.json")
    let run = try command.run("run", Self.synthetic, "--profile", "smoke")
    #expect(run.status == 2 && run.errors.contains("data/sources.json"), "\(run.errors)")
  }
}
