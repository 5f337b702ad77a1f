import Foundation
import Testing

/// What the command line says when it is asked, and when it is asked wrongly.
struct UsageTests {
  @Test func helpBeginsWithExamples() throws {
    let run = try Command().run("--help")
    #expect(run.status == 0)
    let examples = try #require(run.output.range(of: "EXAMPLES"))
    let usage = try #require(run.output.range(of: "USAGE"))
    #expect(examples.lowerBound < usage.lowerBound)
    #expect(!run.output.contains("worker"))
  }

  @Test(arguments: [
    "list", "status", "explain", "run", "report", "claims", "data", "cache", "check", "diff",
    "history", "publish", "verify", "export", "import", "gc", "dag", "new", "table",
  ])
  func everyCommandHasExamples(_ name: String) throws {
    let run = try Command().run(name, "--help")
    #expect(run.status == 0 && run.output.contains("EXAMPLES"), "\(run.output)")
    #expect(run.output.contains("scorebook \(name)"))
  }

  @Test(arguments: ["list", "status", "run", "report", "claims", "explain"])
  func anUnknownItemSuggestsTheNearest(_ name: String) throws {
    let run = try Command().run(name, "vsm/figure-20")
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean 'vsm/figure-2'?"), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func anUnknownProfileSuggestsTheNearest() throws {
    let run = try Command().run("run", "--profile", "latpop")
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean 'laptop'?"), "\(run.errors)")
  }

  @Test(arguments: [
    ("--profil", "--profile"), ("--dryrun", "--dry-run"), ("--job", "--jobs"),
  ])
  func anUnknownFlagSuggestsTheNearest(_ flag: String, _ nearest: String) throws {
    let run = try Command().run("run", flag)
    #expect(run.status == 64)
    #expect(run.errors.contains(flag) && run.errors.contains(nearest), "\(run.errors)")
  }

  @Test func unknownCellsDatasetsAndCommandsSuggestTheNearest() throws {
    let command = try Command()
    let cell = try command.run(
      "run", "vsm/figure-1", "--cell", "σ² = 1, c = 3", "--profile", "smoke")
    #expect(
      cell.status == 64 && cell.errors.contains("did you mean 'σ² = 1, c ="), "\(cell.errors)")
    let name = try command.run("stauts")
    #expect(name.status == 64, "\(name.errors)")
    #expect(name.errors.contains("did you mean 'status'?"), "\(name.errors)")
    let verdict = try command.run("claims", "--verdict", "reproducd")
    #expect(verdict.status == 64 && verdict.errors.contains("reproduced"), "\(verdict.errors)")
  }

  @Test(arguments: [
    ["run", "--jobs", "-1"], ["frobnicate"], ["list", "--format", "xml"], ["cache", "remove"],
    ["claims", "--verdict", "maybe"], ["list", "-C", "/nowhere/at/all"],
  ])
  func wrongUseExitsWith64(_ arguments: [String]) throws {
    let command = try Command()
    let run = try ProgramRun(Command.program(), arguments, in: command.folder.url)
    #expect(run.status == 64, "\(arguments): \(run.errors)")
  }

  @Test func outsideAPackageTheRemedyIsNamed() throws {
    let run = try ProgramRun(Command.program(), ["list"], in: URL(filePath: "/"))
    #expect(run.status == 2)
    #expect(run.errors.contains("-C"), "\(run.errors)")
  }

  @Test func theFolderMayBeNamedBeforeOrAfterTheCommand() throws {
    let command = try Command()
    let folder = command.folder.url.path
    let before = try ProgramRun(
      Command.program(), ["-C", folder, "--no-color", "list"], in: URL(filePath: "/"))
    let after = try ProgramRun(Command.program(), ["list", "-C", folder], in: URL(filePath: "/"))
    #expect(before.status == 0 && after.status == 0)
    #expect(before.output == after.output)
  }
}
