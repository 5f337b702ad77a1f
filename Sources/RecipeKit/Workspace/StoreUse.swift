import Artifacts
import Experiments
import Foundation
import History

/// Which entries of the store are still of use.
public struct StoreUse {
  private let book: Book
  private let choices: DataChoices

  /// The use of a book's store.
  public init(_ book: Book, choices: DataChoices) {
    self.book = book
    self.choices = choices
  }

  /// The keys that recipes ask for as they are now, at every profile that was ever computed here.
  ///
  /// - Errors: `StoreError`; what a recipe throws that cannot name its cells: nothing is of no use
  ///   for sure then.
  public func wantedByRecipes() throws -> Set<Digest> {
    let planner = Planner(store: book.workspace.store, choices: choices)
    let known = KnownProfiles(book.workspace)
    var keys = Set<Digest>()
    for recipe in book.recipes {
      let folder = book.workspace.results(of: recipe.item.id, .laptop)
      for profile in Profile.allCases {
        guard
          profile == .laptop
            || known.mayHaveResults(recipe.item.id, profile, committedIn: folder)
        else { continue }
        let plan = try planner.plan([try book.cells(recipe, profile)])
        for cell in plan.cells { keys.formUnion([cell.key, cell.trainingKey].compactMap { $0 }) }
      }
    }
    return keys
  }

  /// The keys of the results that commits hold.
  ///
  /// - Errors: `GitError`.
  public func committed(at commits: [String]) throws -> Set<Digest> {
    let repository = GitRepository(folder: book.workspace.root)
    let loader = try ItemLoader(repository)
    var keys = Set<Digest>()
    for commit in commits {
      let state = try ReportState(repository, commit: commit)
      for id in state.items {
        for cell in loader.item(id, in: state, withFigures: false).cells {
          keys.formUnion(
            [cell.key, cell.trainingKey].compactMap { text in text.flatMap { Digest(hex: $0) } })
        }
      }
    }
    return keys
  }
}
