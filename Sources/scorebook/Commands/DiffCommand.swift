import ArgumentParser
import Comparison
import Foundation
import History
import RecipeKit

/// `scorebook diff`: how results differ between two commits, or since one.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare the results of two commits, entry by entry.",
    discussion: """
      EXAMPLES
        scorebook diff                     the last commit against the work tree
        scorebook diff v1                  v1 against the work tree
        scorebook diff v1 v2 -- vsm        two commits, one paper
        scorebook diff v1..v2 --format md  for a pull request
        scorebook diff v1 HEAD --to /tmp/d a page with figures side by side
        scorebook diff main --fail-on worse --fail-on verdict

      Results are read from git: nothing is checked out or computed. Entries are paired by seed:
      identical, same (within the tolerance), noise (the 95 % interval of the difference contains
      0), changed, better, worse, failed, fixed, added, removed, or not comparable.

      Exit status: 0; 1 when what was asked for with --fail-on or --exit-code is so; 2 on trouble,
      also when nothing could be compared.
      """)

  @Argument(help: ArgumentHelp("Two commits, or one against the work tree.", valueName: "commit"))
  var commits: [String] = []
  @Argument(parsing: .postTerminator, help: ArgumentHelp("Only these items.", valueName: "item"))
  var items: [String] = []
  @Option(help: ArgumentHelp("The same as an item; may be repeated.", valueName: "item"))
  var only: [String] = []
  @Option(help: "How to print: text, md, json, csv or html.")
  var format: DiffFormat = .text
  @Option(help: ArgumentHelp("Write a page, diff.json and diff.md there.", valueName: "dir"))
  var to: String?
  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "Exit with 1 on: change, worse, verdict, stale or missing; may be repeated.",
      valueName: "what"))
  var failOn: [FailureCondition] = []
  @ArgumentParser.Flag(
    name: .customLong("exit-code"), help: "Exit with 1 on any change; as --fail-on change.")
  var exitCode = false
  @ArgumentParser.Flag(name: .shortAndLong, help: "Print nothing, exit with 1 on any change.")
  var quiet = false
  @ArgumentParser.Flag(help: "List only what changed beyond noise.") var onlyChanged = false
  @ArgumentParser.Flag(help: "List only what got worse or failed.") var onlyWorse = false
  @ArgumentParser.Flag(help: "List also noise and what is the same.") var all = false
  @Option(help: "Absolute difference that counts as the same; the column's own by default.")
  var atol: Double?
  @Option(help: "Relative difference that counts as the same; 1e-6 by default.")
  var rtol: Double?
  @OptionGroup var place: PlaceOptions

  func validate() throws {
    guard ends.count <= 2 else {
      throw ValidationError("\(ends.count) commits: at most two; items stand behind `--`")
    }
    guard (atol ?? 0) >= 0, (rtol ?? 0) >= 0 else {
      throw ValidationError("a tolerance is at least 0")
    }
  }

  func run() throws {
    let book = try place.book()
    let selection = try ItemSelection(items + only, among: book.items)
    let repository = GitRepository(folder: book.workspace.root)
    let comparer = try ReportComparer(repository)
    let before = try comparer.state(ends.first ?? "HEAD")
    let after =
      ends.count > 1
      ? try comparer.state(ends[1]) : ReportState(folder: book.workspace.root + "/reports")
    let difference = try comparer.compare(
      before, after, order: book.items.map(\.id),
      isWanted: { selection.isEverything || selection.contains($0) },
      tolerance: Tolerance(absolute: atol, relative: rtol))
    let conditions = Set(failOn + (exitCode || quiet ? [.change] : []))
    let stale = conditions.contains(.stale) ? try staleItems(book, selection) : 0
    let status = difference.exitStatus(conditions, staleItems: stale)
    if !quiet { try show(difference, status) }
    if status != 0 { throw ExitCode(status) }
  }

  /// The commits that were named; `A..B` names two.
  private var ends: [String] {
    commits.flatMap { name -> [String] in
      guard let dots = name.range(of: "..") else { return [name] }
      let parts = [String(name[..<dots.lowerBound]), String(name[dots.upperBound...])]
      return parts.map { $0.isEmpty ? "HEAD" : $0 }
    }
  }

  private func staleItems(_ book: Book, _ selection: ItemSelection) throws -> Int {
    guard ends.count < 2 else {
      throw ValidationError(
        "--fail-on stale looks at the recipes as they are now: compare with the work tree")
    }
    let plans = try CellPlanner(
      book, choices: DataStock(book.workspace).choices(), profile: .laptop, check: .presence)
    let stale = try selection.items.map { try plans.status(of: $0) }
      .filter { $0.state == .stale || $0.state == .partial }
    for status in stale { Terminal.say("\(status.item.id) is \(status.state.word): \(status.why)") }
    return stale.count
  }

  // MARK: Output

  private func show(_ difference: ReportDifference, _ status: Int32) throws {
    if let to {
      Terminal.say("open \(try DiffFolder(difference, status: status).write(to: to))")
    }
    switch format {
    case .json: Terminal.print(difference.json(exit: status))
    case .md: Terminal.print(difference.markdown())
    case .html: Terminal.print(DiffPage(difference).selfContained)
    case .text, .csv:
      if to == nil || format == .csv {
        DiffListing(difference, isShown: isShown, limit: all || format == .csv ? nil : 25)
          .print(format == .csv ? .csv : .text, ink: place.ink)
      }
      talk(difference, status)
    }
  }

  private func isShown(_ kind: DifferenceClass) -> Bool {
    if onlyWorse { return kind.isWorse }
    if onlyChanged { return kind.isChange }
    return all ? kind != .identical : kind.isNotable
  }

  private func talk(_ difference: ReportDifference, _ status: Int32) {
    Terminal.say(difference.title)
    Terminal.say("measured: \(ReportDifference.words(difference.counts(.measured)))")
    Terminal.say("tables: \(ReportDifference.words(difference.counts(.printed)))")
    let figures = difference.items.flatMap(\.figures).filter { $0.kind != .identical }
    let settings = difference.items.reduce(0) { $0 + $1.settings.count }
    Terminal.say(
      "verdicts changed: \(difference.changedVerdicts.count); figures: \(figures.count) differ; "
        + "settings: \(settings) differ; code: \(difference.codeWords)")
    for problem in difference.items.flatMap(\.problems) { Terminal.say(problem) }
    if difference.expectedByChance >= 1 {
      Terminal.say(
        "about \(Int(difference.expectedByChance.rounded())) entries would lie beyond noise by "
          + "chance alone (5 % of those with an interval)")
    }
    if difference.compared == 0 { Terminal.say("nothing was compared") }
  }
}

/// How a comparison is printed.
enum DiffFormat: String, CaseIterable, ExpressibleByArgument {
  case text, md, json, csv, html
}

extension FailureCondition: ExpressibleByArgument {}
