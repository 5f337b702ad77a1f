import ArgumentParser
import RecipeKit

/// `scorebook data`: which datasets are here, and getting those that are not.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "List datasets, or get and verify them.",
    discussion: """
      EXAMPLES
        scorebook data                     what there is, and whether it is here
        scorebook data fetch mnist         download and verify one
        SCOREBOOK_MIRROR=/mnt/data scorebook data fetch

      `run` gets what it needs by itself. SCOREBOOK_MIRROR names a folder or an address to try first.
      """,
    subcommands: [DataListCommand.self, DataFetchCommand.self],
    defaultSubcommand: DataListCommand.self)
}

/// `scorebook data list`: every dataset of the catalogue.
struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the datasets and whether they are here.")

  @OptionGroup var format: FormatOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let stock = try DataStock(try place.workspace())
    let rows = try stock.provider.catalogue.datasets.map { source -> [ListingField] in
      let availability = try stock.provider.availability(source.name)
      let bytes = source.variants[0].files.reduce(0) { $0 + $1.bytes }
      return [
        ListingField(source.name), ListingField(source.title), ListingField(.integer(bytes)),
        ListingField(
          availability.isReal ? "here" : "not here", availability.isReal ? .good : .doubtful),
        ListingField(availability.description), ListingField(source.licence, .quiet),
      ]
    }
    let columns = [
      TableColumn("Dataset", name: "dataset"), TableColumn("Title", name: "title"),
      TableColumn("Bytes", unit: .bytes, alignment: .trailing, name: "bytes"),
      TableColumn("State", name: "state"), TableColumn("What", name: "what"),
      TableColumn("Licence", name: "licence"),
    ]
    Listing("data/1", columns, rows).print(format.format, ink: place.ink)
  }
}

/// `scorebook data fetch`: download and verify.
struct DataFetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Download datasets and verify them.")

  @Argument(help: "The datasets; all when none is named.")
  var names: [String] = []
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let stock = try DataStock(try place.workspace())
    for name in names where !stock.names.contains(name) {
      throw UnknownName(
        name: name, kind: "dataset",
        suggestion: EditDistance.nearest(to: name, among: stock.names))
    }
    var isMissing = false
    for name in names.isEmpty ? stock.names : names {
      let availability = try stock.provider.prepare(name) { Terminal.say($0) }
      Terminal.say("\(name): \(availability)")
      if !availability.isReal { stock.explanation(of: name).forEach(Terminal.say) }
      isMissing = isMissing || !availability.isReal
    }
    if isMissing { throw ExitCode(2) }
  }
}
