import ArgumentParser
import Foundation
import RecipeKit

/// `scorebook export`: results with their provenance, as one file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Pack results into one file, for another machine.",
    discussion: """
      EXAMPLES
        scorebook export results.tar           everything in the store that recipes ask for
        scorebook export results.tar vages --profile paper
        scorebook import results.tar           on the other machine

      The file is a plain tar with a manifest of SHA-256 for each result.
      """)

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
  var file: String
  @OptionGroup var items: ItemOptions
  @OptionGroup var profile: ProfileOption
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    let selection = try items.selection(book)
    let plans = try CellPlanner(
      book, choices: DataStock(book.workspace).choices(), profile: profile.profile,
      ignoringCommittedOf: selection)
    let plan = try plans.planner.plan(
      book.recipes(of: selection).compactMap { try? book.cells($0, profile.profile) })
    let keys = plan.cells.filter(\.isFresh).flatMap { [$0.key, $0.trainingKey].compactMap { $0 } }
    let packed = try ResultParcel.pack(
      keys, of: book.workspace.store, to: URL(filePath: file).standardizedFileURL)
    guard !packed.isEmpty else {
      Terminal.say(
        "the store of this machine has no result of these items at profile "
          + "\(profile.profile.rawValue); committed results travel with git")
      throw ExitCode(2)
    }
    Terminal.say(
      "\(packed.count) results of \(plan.freshCount) of \(plan.cells.count) cells in \(file)")
    Terminal.say("next: scorebook import \(file) on the other machine")
  }
}

/// `scorebook import`: results that another machine computed.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in results that another machine packed.",
    discussion: """
      EXAMPLES
        scorebook import results.tar

      Every file is checked against its digest, every key against its parts and against the recipes
      here. What does not fit is refused by name; the rest goes in, and pages say 'imported'.
      """)

  @Argument(help: ArgumentHelp("The file that export wrote.", valueName: "file"))
  var file: String
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    let gate = try ParcelGate(book, choices: DataStock(book.workspace).choices())
    let outcomes = try ResultParcel.unpack(
      URL(filePath: file), into: book.workspace.store, refusal: gate.refusal)
    for outcome in outcomes {
      guard let why = outcome.refusal else { continue }
      let name = outcome.reference.map { " \($0)" } ?? ""
      Terminal.say("refused \(outcome.key.prefix(12))\(name): \(why)")
    }
    let refused = outcomes.count { $0.refusal != nil }
    let new = outcomes.count(where: \.isNew)
    Terminal.say(
      "\(new) results taken in, \(outcomes.count - new - refused) were here, \(refused) refused")
    for profile in Set(outcomes.compactMap { $0.isNew ? $0.reference?.profile : nil }) {
      let option = profile == .laptop ? "" : " --profile \(profile.rawValue)"
      Terminal.say("next: scorebook report\(option)")
    }
    if refused > 0 || outcomes.isEmpty { throw ExitCode(2) }
  }
}
