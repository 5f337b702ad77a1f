import ArgumentParser
import RecipeKit

/// `scorebook dag`: what depends on what.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dag", abstract: "Show how data, trainings and items depend on one another.",
    discussion: """
      EXAMPLES
        scorebook dag                      one line for each group of cells
        scorebook dag vsm --format mermaid for a Markdown page
        scorebook dag --format dot | dot -Tsvg
      """)

  @OptionGroup var items: ItemOptions
  @OptionGroup var profile: ProfileOption
  @Option(help: "How to print the graph: text, mermaid or dot.")
  var format: GraphFormat = .text
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    let selection = try items.selection(book)
    let plans = try CellPlanner(
      book, choices: DataStock(book.workspace).choices(), profile: profile.profile,
      check: .presence)
    let graph = try CellGraph(book, book.recipes(of: selection), plans)
    switch format {
    case .text: Terminal.print(graph.text)
    case .mermaid: Terminal.print(graph.mermaid)
    case .dot: Terminal.print(graph.dot)
    }
  }
}

/// How a graph is printed.
enum GraphFormat: String, CaseIterable, ExpressibleByArgument {
  case text, mermaid, dot
}
