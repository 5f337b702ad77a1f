import ArgumentParser
import RecipeKit

/// `scorebook new`: the beginning of a recipe.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a recipe: a file that builds, runs and passes its tests.",
    discussion: """
      EXAMPLES
        scorebook new vages/figure-2       writes the recipe and lists it

      The item is one of the paper catalogue that has no recipe yet (`scorebook list` shows them).
      RecipeTests runs every recipe that is listed; there is nothing to register.
      """)

  @Argument(help: "The item.") var item: String
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    guard let found = book.items.first(where: { $0.id == item }) else {
      throw UnknownName(
        name: item, kind: "item",
        suggestion: EditDistance.nearest(to: item, among: book.items.map(\.id)))
    }
    guard book.recipe(item) == nil else {
      throw ValidationError("\(item) has a recipe already")
    }
    let skeleton = RecipeSkeleton(found, in: book.workspace)
    for path in try skeleton.write() { Terminal.print(path) }
    Terminal.say("next: make report ONLY=\(item) PROFILE=smoke, then edit \(skeleton.path)")
  }
}
