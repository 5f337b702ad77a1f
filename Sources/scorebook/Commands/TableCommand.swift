import ArgumentParser
import RecipeKit

/// `scorebook table`: the tables of an item's page.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Print the tables of an item's page.",
    discussion: """
      EXAMPLES
        scorebook table vsm/figure-1                    every table of the page
        scorebook table vsm/figure-1 --table ratios --format tex > ratios.tex
        scorebook table vsm/figure-1 --format json
      """)

  @Argument(help: "The item.") var item: String
  @Option(help: "Only the table with this name.") var table: String?
  @OptionGroup var profile: ProfileOption
  @OptionGroup var format: FormatOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    let selection = try ItemSelection([item], among: book.items)
    guard let recipe = book.recipes(of: selection).first, selection.items.count == 1 else {
      throw ValidationError(
        "\(item) is no item with a recipe; `scorebook list` shows what there is")
    }
    let stock = try DataStock(book.workspace)
    let plans = try CellPlanner(book, choices: stock.choices(), profile: profile.profile)
    let page = ItemRenderer(book.workspace, stock: stock)
      .render(try ItemReader(plans).record(of: recipe)).page
    let tables = page.tables.filter { table == nil || $0.id == table }
    guard !tables.isEmpty else {
      let names = page.tables.map(\.id)
      Terminal.say(
        names.isEmpty
          ? "\(item) has no tables (its state is \(page.state.kind.word))"
          : "there is no table '\(table ?? "")'; there are \(names.joined(separator: ", "))")
      throw ExitCode(2)
    }
    if format.format == .json {
      return Terminal.print("[\(tables.map { $0.json() }.joined(separator: ","))]")
    }
    for table in tables { Terminal.print(text(table)) }
  }

  private func text(_ table: Table) -> String {
    switch format.format {
    case .csv: table.csv()
    case .tex: table.latex()
    case .md, .json: table.markdown()
    case .text: "\(table.title)\n\n\(table.markdown())"
    }
  }
}
