import ArgumentParser
import Foundation
import RecipeKit

/// `scorebook run`: compute what is missing.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Compute what is missing or stale.",
    discussion: """
      EXAMPLES
        scorebook run                      everything, on all processors
        scorebook run vsm/figure-2 -j 1    one item with one worker
        scorebook run --only 'vages/*' --profile smoke
        scorebook run tradeoff/figure-1 --cell 'd = 50*'   some of its cells
        scorebook run --dry-run            what would be computed, why, and how long
        scorebook run --fresh              compute here what is only committed

      A run that is stopped keeps its state and goes on where it was.
      """)

  @OptionGroup var items: ItemOptions
  @OptionGroup var profile: ProfileOption
  @Option(name: .shortAndLong, help: "Cells side by side; 0 for all processors.")
  var jobs = 0
  @Option(
    help: ArgumentHelp("Only cells whose label matches; may be repeated.", valueName: "pattern"))
  var cell: [String] = []
  @ArgumentParser.Flag(
    name: [.customShort("n"), .long], help: "Print what would be computed, why, and how long.")
  var dryRun = false
  @ArgumentParser.Flag(name: .shortAndLong, help: "Compute also what has a result.")
  var force = false
  @ArgumentParser.Flag(
    help: "Leave committed results aside: what the store of this machine lacks is computed.")
  var fresh = false
  @ArgumentParser.Flag(
    name: .shortAndLong, help: "Go on with the other cells when one fails; always so.")
  var keepGoing = false
  @OptionGroup var format: FormatOptions
  @OptionGroup var place: PlaceOptions

  func validate() throws {
    guard jobs >= 0 else { throw ValidationError("--jobs \(jobs): at least 0") }
  }

  func run() throws {
    let book = try place.book()
    let selection = try items.selection(book)
    let recipes = book.recipes(of: selection)
    sayHoles(selection, book)
    let stock = try DataStock(book.workspace)
    var plans = try planner(book, stock, selection, fallsBack: false)
    var (plan, problems) = try plans.plan(recipes, recompute: force)
    plan = try chosen(plan)
    if dryRun {
      DryRun(plan, plans.planner, problems: problems).print(format.format, ink: place.ink)
      return
    }
    if try !prepare(stock, plan) {
      // What is computed now reads stand-ins, so the keys are others.
      plans = try planner(book, stock, selection, fallsBack: true)
      (plan, problems) = try plans.plan(recipes, recompute: force)
      plan = try chosen(plan)
    }
    for (item, problem) in problems.sorted(by: { $0.key < $1.key }) {
      Terminal.say("\(item): \(problem)")
    }
    let broken = sayBroken(plan)
    plans.willCompute(plan)
    let summary = try compute(plan, book)
    sayEnd(summary, plan)
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
    if broken || !problems.isEmpty { throw ExitCode(2) }
  }

  // MARK: Steps

  /// The plan without the tasks of cells that were not asked for.
  ///
  /// - Errors: `UnknownName` for a pattern that no cell's label matches.
  private func chosen(_ plan: Plan) throws -> Plan {
    let patterns = cell.map { Glob($0) }
    guard !patterns.isEmpty else { return plan }
    let labels = plan.cells.map(\.reference.label)
    for (name, pattern) in zip(cell, patterns) where !labels.contains(where: pattern.matches) {
      throw UnknownName(
        name: name, kind: "cell", suggestion: EditDistance.nearest(to: name, among: labels))
    }
    return plan.keepingTasks { label in patterns.contains { $0.matches(label) } }
  }

  private func planner(
    _ book: Book, _ stock: DataStock, _ selection: ItemSelection, fallsBack: Bool
  ) throws -> CellPlanner {
    try CellPlanner(
      book, choices: stock.choices(fallsBack: fallsBack), profile: profile.profile,
      ignoringCommittedOf: fresh ? selection : nil)
  }

  /// Downloads the data that missing cells read.
  ///
  /// - Returns: Whether all of it is here now, in the preferred variant.
  private func prepare(_ stock: DataStock, _ plan: Plan) throws -> Bool {
    var isComplete = true
    for name in plan.datasets.intersection(stock.names).sorted() {
      let now = try stock.provider.prepare(name) { Terminal.say($0) }
      if case .real(let digest, _) = now, try digest == stock.provider.declaredDigest(name) {
        continue
      }
      isComplete = false
      Terminal.say("\(name): \(now)")
      if !now.isReal { stock.explanation(of: name).forEach(Terminal.say) }
    }
    return isComplete
  }

  private func compute(_ plan: Plan, _ book: Book) throws -> RunSummary {
    let interruption = Interruption()
    interruption.catchSignals()
    defer { interruption.releaseSignals() }
    let root = book.workspace.root
    let runner = Runner(
      store: book.workspace.store, environment: .current(package: root),
      observer: ProgressReporter(), interruption: interruption)
    guard !plan.tasks.isEmpty else { return RunSummary() }
    let count = jobs > 0 ? jobs : ProcessInfo.processInfo.activeProcessorCount
    return try runner.run(
      plan.tasks,
      workers: WorkerConfiguration(
        arguments: ["worker", "-C", root], count: count, environment: BLASVariables.forWorkers()))
  }

  // MARK: Words

  private func sayHoles(_ selection: ItemSelection, _ book: Book) {
    guard !selection.isEverything else { return }
    for item in selection.items where book.recipe(item.id) == nil {
      Terminal.say("\(item.id) is not built: \(item.hole.explanation)")
    }
  }

  private func sayBroken(_ plan: Plan) -> Bool {
    for cell in plan.broken {
      guard case .broken(let message) = cell.state else { continue }
      Terminal.say("\(cell.reference) cannot be described: \(message)")
    }
    return !plan.broken.isEmpty
  }

  private func sayEnd(_ summary: RunSummary, _ plan: Plan) {
    if summary.isInterrupted {
      Terminal.say(
        "stopped: \(summary.finished.count) cells finished, \(summary.notRun.count) left, their "
          + "state is kept")
      return Terminal.say("next: the same command again goes on from here")
    }
    for failure in summary.failed {
      Terminal.say("\(failure.reference) failed: \(failure.message)")
      for line in failure.logTail.suffix(10) { Terminal.say("  \(line)") }
    }
    let reused = plan.freshCount > 0 ? ", \(plan.freshCount) had a result" : ""
    Terminal.say(
      "\(summary.finished.count) cells computed\(reused), \(summary.failed.count) failed")
    let option = profile.profile == .laptop ? "" : " --profile \(profile.profile.rawValue)"
    Terminal.say("next: scorebook report\(option)")
  }
}
