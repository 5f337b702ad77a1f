import ArgumentParser
import RecipeKit

/// `scorebook explain`: which part of a key changed.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Say why cells of an item have to be computed: what changed since the nearest result.",
    discussion: """
      EXAMPLES
        scorebook explain vsm/figure-2               the cells that are missing
        scorebook explain vsm/figure-2 --cell 'sym, Adam'   one cell, also when it is there
      """)

  @Argument(help: "The item.")
  var item: String
  @Option(help: ArgumentHelp("Only the cell with this label; patterns work.", valueName: "label"))
  var cell: String?
  @OptionGroup var profile: ProfileOption
  @OptionGroup var format: FormatOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    let selection = try ItemSelection([item], among: book.items)
    let recipes = book.recipes(of: selection)
    guard !recipes.isEmpty else {
      for item in selection.items {
        Terminal.say(
          "\(item.id) is not built: \(item.hole.explanation) It would take \(item.hole.wouldTake).")
      }
      throw ExitCode(2)
    }
    let plans = try CellPlanner(
      book, choices: DataStock(book.workspace).choices(), profile: profile.profile,
      check: .presence)
    let (plan, problems) = try plans.plan(recipes)
    for (item, problem) in problems.sorted(by: { $0.key < $1.key }) {
      Terminal.say("\(item): \(problem)")
    }
    let chosen = try chosen(plan)
    let explanations = try chosen.map(plans.planner.explain)
    switch format.format {
    case .text: Terminal.print(explanations.map(text).joined())
    case .json, .csv, .md, .tex: listing(explanations).print(format.format, ink: place.ink)
    }
    sayEnd(plan, chosen)
  }

  private func chosen(_ plan: Plan) throws -> [PlannedCell] {
    guard let cell else { return plan.missing }
    let found = plan.cells.filter { Glob(cell).matches($0.reference.label) && $0.key != nil }
    guard found.isEmpty else { return found }
    throw UnknownName(
      name: cell, kind: "cell",
      suggestion: EditDistance.nearest(to: cell, among: plan.cells.map(\.reference.label)))
  }

  /// One cell in lines: its stages, and what changed in each since the nearest result.
  private func text(_ explanation: Explanation) -> String {
    let ink = place.ink
    var lines = [explanation.cell.reference.label]
    for stage in explanation.stages {
      let word = stage.isKnown ? ink.paint("there", .good) : ink.paint("missing", .doubtful)
      let since =
        stage.isKnown
        ? ""
        : stage.nearest.map { "; the nearest result is \($0.key.short) of \($0.reference)" }
          ?? "; nothing like it is known"
      lines.append("  \(stage.parts.kind.rawValue) \(stage.key.short): \(word)\(since)")
      guard !stage.isKnown else { continue }
      lines += stage.differences.map { "    \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func listing(_ explanations: [Explanation]) -> Listing {
    let rows = explanations.flatMap { explanation in
      explanation.stages.map { stage -> [ListingField] in
        let changes = stage.isKnown ? [] : stage.differences.map(\.description)
        return [
          ListingField(explanation.cell.reference.label),
          ListingField(stage.parts.kind.rawValue), ListingField(stage.key.hex),
          ListingField(stage.isKnown ? "there" : "missing"),
          ListingField(changes.joined(separator: "; ")),
          ListingField(stage.nearest?.key.hex ?? ""),
        ]
      }
    }
    let columns = [
      TableColumn("Cell", name: "cell"), TableColumn("Stage", name: "stage"),
      TableColumn("Key", name: "key"), TableColumn("Result", name: "result"),
      TableColumn("What changed", name: "changes"), TableColumn("Since", name: "nearest"),
    ]
    return Listing("explain/1", columns, rows)
  }

  private func sayEnd(_ plan: Plan, _ chosen: [PlannedCell]) {
    if plan.missing.isEmpty {
      return Terminal.say("all \(plan.cells.count) cells have a result; nothing would be computed")
    }
    Terminal.say(
      "\(plan.missing.count) of \(plan.cells.count) cells have no result; computing them takes "
        + "about \(DurationText.brief(plan.seconds)) of one processor")
    Terminal.say("next: scorebook run \(item)")
  }
}
