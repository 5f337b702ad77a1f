import ArgumentParser
import Foundation
import History
import RecipeKit

/// `scorebook publish`: the site, to a folder or a branch.
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Write the site for readers elsewhere.",
    discussion: """
      EXAMPLES
        scorebook publish --to public      a folder for any web server
        scorebook publish --branch gh-pages
        scorebook publish --branch gh-pages --remote origin

      The site shows the last commit, so a tree with changes is refused. Pages of tagged commits stay
      under at/<tag>/ for good; comparisons that the site always carries are declared in
      reports/comparisons.json. The same commit gives the same bytes. A branch is written beside the
      work tree: files, index and current branch are not touched.
      """)

  @Option(help: ArgumentHelp("A folder to write.", valueName: "dir")) var to: String?
  @Option(help: ArgumentHelp("A branch of this repository to commit to.", valueName: "branch"))
  var branch: String?
  @Option(help: ArgumentHelp("Where to push the branch.", valueName: "remote"))
  var remote: String?
  @OptionGroup var place: PlaceOptions

  func validate() throws {
    guard to != nil || branch != nil else {
      throw ValidationError("say where: --to DIR or --branch NAME")
    }
    guard remote == nil || branch != nil else { throw ValidationError("--remote needs --branch") }
  }

  func run() throws {
    let book = try place.book()
    let repository = GitRepository(folder: book.workspace.root)
    let head = try repository.commit("HEAD")
    try refuseChanges(repository)
    let stock = try DataStock(book.workspace)
    let plans = try CellPlanner(book, choices: stock.choices(), profile: .laptop)
    let assembly = SiteAssembly(plans, stock: stock)
    if let to {
      let tags = try assembly.write(to: URL(filePath: to).standardizedFileURL)
      Terminal.say("site of \(head.prefix(7)) in \(to)\(words(tags))")
    }
    if let branch { try publish(branch, assembly, repository, head) }
  }

  private func refuseChanges(_ repository: GitRepository) throws {
    let changes = try repository.lines([
      "status", "--porcelain", "--", "Sources", "Package.swift", "data", "reports",
    ])
    guard changes.isEmpty else {
      for change in changes.prefix(10) { Terminal.say("  \(change)") }
      Terminal.say(
        "\(changes.count) files are not as committed: commit them first, the site shows a commit")
      throw ExitCode(2)
    }
  }

  private func publish(
    _ name: String, _ assembly: SiteAssembly, _ repository: GitRepository, _ head: String
  ) throws {
    guard try repository.text(["branch", "--show-current"]) != name else {
      throw ValidationError("\(name) is the current branch; the site needs one of its own")
    }
    let branch = SiteBranch(repository, name: name)
    if let remote { _ = try branch.fetch(from: remote) }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("scorebook-site-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let tags = try assembly.write(to: folder, others: Array(branch.frozenVersions().keys))
    let outcome = try branch.commit(folder, showing: head)
    Terminal.say(
      outcome.isNew
        ? "site of \(head.prefix(7)) is \(outcome.commit.prefix(7)) on \(name)\(words(tags))"
        : "\(name) shows this site already, as \(outcome.commit.prefix(7))")
    guard let remote else { return }
    try branch.push(to: remote)
    Terminal.say("pushed to \(remote)")
  }

  private func words(_ tags: [String]) -> String {
    tags.isEmpty ? "" : ", also under at/ as \(tags.joined(separator: ", "))"
  }
}
