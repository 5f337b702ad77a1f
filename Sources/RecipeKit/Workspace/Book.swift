import Artifacts
import Datasets
import Experiments
import Reports

/// The recipes in a workspace: what the commands work on.
public struct Book: Sendable {
  /// Where results, pages and data lie.
  public let workspace: Workspace
  /// The recipes, in the order of the report.
  public let recipes: [any Recipe]
  /// The papers with their items.
  public let papers: [Paper]
  /// Every item of every paper, in the order of the report.
  public let items: [Item]

  /// Recipes in a workspace.
  ///
  /// - Parameters:
  ///   - workspace: Where results, pages and data lie.
  ///   - recipes: In any order; at most one for each item.
  ///   - papers: The papers, in the order of the report.
  ///   - items: Their items, in the order of the report.
  public init(
    workspace: Workspace, recipes: [any Recipe], papers: [Paper] = PaperCatalogue.papers,
    items: [Item] = PaperCatalogue.items
  ) {
    let ids = recipes.map(\.item.id)
    precondition(Set(ids).count == ids.count, "two recipes compute one item: \(ids.sorted())")
    self.workspace = workspace
    self.papers = papers
    self.items = items
    self.recipes = items.compactMap { item in recipes.first { $0.item.id == item.id } }
    precondition(
      self.recipes.count == recipes.count, "a recipe computes none of the items: \(ids.sorted())")
  }

  /// The recipe of an item; `nil` when there is none.
  public func recipe(_ item: String) -> (any Recipe)? { recipes.first { $0.item.id == item } }

  /// The recipes of some items.
  public func recipes(of selection: ItemSelection) -> [any Recipe] {
    recipes.filter { selection.contains($0.item.id) }
  }

  /// The cells of a recipe at a profile.
  ///
  /// - Errors: whatever the recipe throws; `RecipeCells.DuplicateLabel`.
  public func cells(_ recipe: any Recipe, _ profile: Profile) throws -> RecipeCells {
    try RecipeCells(recipe: recipe.item.id, profile: profile, cells: recipe.cells(profile))
  }

  /// The committed results of every recipe that has some, by item.
  ///
  /// - Errors: `CommittedResultsError` naming the file that cannot be read.
  public func committed(_ profile: Profile) throws -> [String: CommittedResults] {
    let ids = recipes.map(\.item.id)
    let read = try ids.concurrentMap { id in
      try CommittedResults(directory: workspace.results(of: id, profile))
    }
    return Dictionary(uniqueKeysWithValues: zip(ids, read)).compactMapValues(\.self)
  }
}
