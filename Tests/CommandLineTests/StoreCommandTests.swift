import Foundation
import Testing

/// `verify`, `export`, `import`, `gc`, `dag`, `table` and `new`, at the smoke profile of a small item.
struct StoreCommandTests {
  static let item = "vsm/figure-1"

  private func computed() throws -> Command {
    let command = try Command()
    let run = try command.run("run", Self.item, "--profile", "smoke", "-j", "1")
    #expect(run.status == 0, "\(run.errors)")
    return command
  }

  @Test func resultsTravelBetweenMachines() throws {
    let here = try computed()
    let file = here.folder.url.appending(path: "results.tar").path
    let pack = try here.run("export", file, Self.item, "--profile", "smoke")
    #expect(pack.status == 0, "\(pack.errors)")
    let there = try Command()
    let unpack = try there.run("import", file)
    #expect(unpack.status == 0 && unpack.errors.contains(" 0 refused"), "\(unpack.errors)")
    let status = try there.run("status", Self.item, "--profile", "smoke", "--exit-code")
    #expect(status.status == 0)
    try Data("no tar".utf8).write(to: URL(filePath: file))
    #expect(try there.run("import", file).status == 2)
  }

  @Test func nothingToExportIsTrouble() throws {
    let command = try Command()
    let file = command.folder.url.appending(path: "results.tar").path
    #expect(try command.run("export", file, Self.item).status == 2)
  }

  @Test func damageIsFoundAndRerunAgrees() throws {
    let command = try computed()
    let sound = try command.run(
      "verify", Self.item, "--rerun", "5%", "--profile", "smoke", "-j", "1")
    #expect(sound.status == 0, "\(sound.output)\(sound.errors)")
    #expect(sound.errors.contains("computed again: 1 of 1 sampled cells"))
    let store = command.folder.url.appending(path: ".scorebook/store")
    let entry = try #require(
      try FileManager.default.contentsOfDirectory(atPath: store.path).first { $0.count == 64 })
    let file = store.appending(path: entry + "/rows.csv")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let damaged = try command.run("verify", Self.item)
    #expect(damaged.status == 2 && damaged.output.contains("damaged  "), "\(damaged.output)")
    #expect(try command.run("verify", "--rerun", "0").status == 64)
  }

  @Test func onlyWhatNobodyUsesIsDropped() throws {
    let command = try computed()
    let kept = try command.run("gc", "--yes")
    #expect(kept.status == 0 && kept.errors.contains("0 of"), "\(kept.errors)")
  }

  @Test func theGraphHasThreeForms() throws {
    let command = try Command()
    let text = try command.run("dag", Self.item, "--profile", "smoke")
    #expect(text.status == 0 && text.output.contains("→ \(Self.item)"), "\(text.errors)")
    let mermaid = try command.run("dag", Self.item, "--profile", "smoke", "--format", "mermaid")
    #expect(mermaid.output.hasPrefix("graph LR\n"))
    let dot = try command.run("dag", Self.item, "--profile", "smoke", "--format", "dot")
    #expect(dot.output.hasPrefix("digraph scorebook {"))
  }

  @Test func tablesComeInEveryForm() throws {
    let command = try computed()
    func table(_ format: String) throws -> ProgramRun {
      try command.run("table", Self.item, "--profile", "smoke", "--format", format)
    }
    #expect(try table("tex").output.contains("\\begin{tabular}"))
    #expect(try table("md").output.hasPrefix("|"))
    #expect(try table("json").output.contains("\"schema\": \"table/1\""))
    #expect(try !table("csv").output.isEmpty)
    #expect(try command.run("table", Self.item, "--table", "none").status == 2)
    let claims = try command.run("claims", Self.item, "--profile", "smoke", "--format", "tex")
    #expect(claims.output.contains("\\begin{tabular}"))
  }

  @Test func aRecipeIsBegun() throws {
    let command = try Command()
    try command.folder.write(
      """
      let recipes = [
        // <recipes>
        RecipeTarget(name: "VSMFigure1", path: "VSM/Figure1"),
        // </recipes>
      ]

      """, to: "Package.swift")
    try command.folder.write(
      """
      import RecipeKit
      import VSMFigure1

      /// Every recipe.
      public enum RecipeCatalogue {
        public static let recipes: [any Recipe] = [
          VSMFigure1.Figure1(),
        ]
      }

      """, to: "Sources/Recipes/Catalogue/RecipeCatalogue.swift")
    let run = try command.run("new", "vsm/figure-17")
    #expect(run.status == 0, "\(run.errors)")
    let folder = command.folder.url
    let manifest = try String(contentsOf: folder.appending(path: "Package.swift"), encoding: .utf8)
    #expect(manifest.contains("  RecipeTarget(name: \"VsmFigure17\", path: \"Vsm/Figure17\"),"))
    let catalogue = try String(
      contentsOf: folder.appending(path: "Sources/Recipes/Catalogue/RecipeCatalogue.swift"),
      encoding: .utf8)
    #expect(
      catalogue.contains("import VsmFigure17\n")
        && catalogue.contains("    VsmFigure17.Figure17(),"))
    #expect(try command.run("new", "vsm/figure-17").status == 2)
    #expect(try command.run("new", "vsm/figure-1").status == 64)
    #expect(try command.run("new", "vsm/figure-171").status == 64)
  }
}
