import ArgumentParser
import Foundation
import History
import RecipeKit

/// `scorebook gc`: drop what no recipe and no kept commit uses.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gc", abstract: "Drop stored results that no recipe and no kept commit uses.",
    discussion: """
      EXAMPLES
        scorebook gc --dry-run             what would be dropped
        scorebook gc --keep-tags --yes     keep also what tagged commits show

      Kept are results that recipes ask for as they are now, at every profile computed here, and
      those of the last commit. Without a terminal --yes is needed.
      """)

  @ArgumentParser.Flag(name: [.customShort("n"), .long], help: "Print what would be dropped.")
  var dryRun = false
  @ArgumentParser.Flag(help: "Keep what tagged commits show.") var keepTags = false
  @ArgumentParser.Flag(help: "Keep what the heads of all branches show.") var keepBranches = false
  @ArgumentParser.Flag(name: .shortAndLong, help: "Do not ask.") var yes = false
  @OptionGroup var format: FormatOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    let store = book.workspace.store
    let use = StoreUse(book, choices: try DataStock(book.workspace).choices())
    let kept = try use.wantedByRecipes().union(use.committed(at: commits(book)))
    let doomed = try store.keys().filter { !kept.contains($0) }
    let rows = doomed.map { key -> [ListingField] in
      let stage = (try? store.stage(key)) ?? nil
      return [
        ListingField(key.short), ListingField(stage?.reference.recipe ?? ""),
        ListingField(stage?.reference.label ?? ""), ListingField(.integer(stage?.entry.bytes ?? 0)),
      ]
    }
    let columns = [
      TableColumn("Key", name: "key"), TableColumn("Item", name: "item"),
      TableColumn("Cell", name: "cell"),
      TableColumn("Bytes", unit: .bytes, alignment: .trailing, name: "bytes"),
    ]
    if !rows.isEmpty { Listing("gc/1", columns, rows).print(format.format, ink: place.ink) }
    let words = "\(doomed.count) of \(try store.keys().count) entries are of no use any more"
    guard !doomed.isEmpty, !dryRun else { return Terminal.say(words) }
    guard yes || isConfirmed(words) else {
      Terminal.say("\(words); nothing was dropped (--yes drops them)")
      throw ExitCode(2)
    }
    for key in doomed { try store.remove(key) }
    Terminal.say("dropped \(doomed.count) entries")
  }

  private func isConfirmed(_ words: String) -> Bool {
    guard isatty(FileHandle.standardInput.fileDescriptor) == 1 else { return false }
    try? FileHandle.standardError.write(contentsOf: Data("\(words). Drop them? [y/N] ".utf8))
    return readLine()?.lowercased().hasPrefix("y") ?? false
  }

  private func commits(_ book: Book) throws -> [String] {
    let repository = GitRepository(folder: book.workspace.root)
    guard (try? repository.commit("HEAD")) != nil else { return [] }
    var commits = ["HEAD"]
    if keepTags { commits += try repository.lines(["tag"]) }
    if keepBranches {
      commits += try repository.lines(["for-each-ref", "--format=%(refname)", "refs/heads"])
    }
    return commits
  }
}
