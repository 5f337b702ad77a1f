import Charts
import Datasets
import Experiments
import Reports
import Tables

/// Makes an item's page from its recipe and stored results. Nothing is computed, only drawn and
/// judged.
public struct ItemRenderer: Sendable {
  private let workspace: Workspace
  private let stock: DataStock?

  /// A renderer.
  ///
  /// - Parameters:
  ///   - workspace: Where the recipes' sources lie.
  ///   - stock: Tells real data from stand-ins; `nil` where there is no data catalogue.
  public init(_ workspace: Workspace, stock: DataStock?) {
    self.workspace = workspace
    self.stock = stock
  }

  /// The page of an item without a recipe: the reason, and what one would take.
  public func hole(_ item: Item) -> RenderedItem {
    let reason = item.hole.reason.words
    let page = Self.heading(
      item,
      .notBuilt(
        reason: "\(reason.prefix(1).uppercased() + reason.dropFirst()). \(item.hole.explanation)",
        wouldTake: item.hole.wouldTake))
    return RenderedItem(page: page, record: nil, problem: nil)
  }

  /// The page of an item with a recipe.
  ///
  /// A recipe that throws while it draws gets a page that says so; nothing is thrown.
  public func render(_ record: ItemRecord) -> RenderedItem {
    var page = frame(record)
    guard record.problem == nil else {
      return RenderedItem(page: page, record: record, problem: record.problem)
    }
    let results = Results(tables: record.tables(), standIns: standIns(record))
    page.claims = claims(record, results)
    guard !record.results.isEmpty else {
      let failure = record.damages.first ?? record.cells.compactMap(\.failure).first
      return RenderedItem(page: page, record: record, problem: failure)
    }
    do {
      page.figures = try record.recipe.figures(results).map { try drawn($0, record) }
      page.tables = try record.recipe.tables(results)
      page.summary = try record.recipe.summary(results)
    } catch {
      page = frame(record)
      page.state = .failed(log: ["its page could not be drawn: \(error)"])
      return RenderedItem(page: page, record: record, problem: record.damages.first ?? "\(error)")
    }
    return RenderedItem(page: page, record: record, problem: record.damages.first)
  }

  /// The claims of a recipe with their verdicts, without drawing anything.
  public func claims(_ record: ItemRecord) -> [ClaimResult] {
    claims(record, Results(tables: record.tables(), standIns: standIns(record)))
  }

  // MARK: Parts

  private static func heading(_ item: Item, _ state: Reports.ItemState) -> ItemPage {
    ItemPage(id: item.id, label: item.label, title: item.title, shows: item.shows, state: state)
  }

  /// All of a page but what depends on the numbers.
  private func frame(_ record: ItemRecord) -> ItemPage {
    let recipe = record.recipe
    var page = Self.heading(recipe.item, record.state)
    page.profiles = record.results.isEmpty ? [] : [record.shown.rawValue]
    page.deviations = recipe.deviations.map { DeviationRow($0.what, reason: $0.reason) }
    page.settings = recipe.settings(record.shown).map {
      SettingRow(setting: $0.setting, paper: $0.paper, ours: $0.ours, isSame: $0.isSame)
    }
    page.notices = notices(record)
    page.flags = Self.flags(record, page)
    page.work = Profile.allCases.compactMap { profile in
      guard let cells = try? recipe.cells(profile) else { return nil }
      let work = recipe.work(profile)
      return WorkRow(
        profile: profile.rawValue, cells: cells.count, seeds: work.seeds, steps: work.steps,
        isShown: profile == record.shown && !record.results.isEmpty)
    }
    page.provenance = ProvenanceMaker(workspace: workspace, stock: stock).block(record)
    page.runAgain = Self.commands(record)
    return page
  }

  private func drawn(_ figure: Figure, _ record: ItemRecord) throws -> FigureBlock {
    var figure = figure
    if case .partial(let done, let total) = record.state {
      figure.caption += " Drawn from \(done) of \(total) cells."
    }
    return try FigureBlock(drawing: figure)
  }

  private func claims(_ record: ItemRecord, _ results: Results) -> [ClaimResult] {
    record.recipe.claims.map { claim in
      record.results.isEmpty
        ? claim.withheld(.notAttempted("nothing has been computed yet")) : claim.evaluate(results)
    }
  }

  // MARK: Stand-ins, notices, flags

  /// The datasets that a stand-in took the place of, with the reason, by name.
  private func standIns(_ record: ItemRecord) -> [String: String] {
    guard let stock else { return [:] }
    var found: [String: String] = [:]
    for result in record.results {
      for parts in [result.training?.parts, result.measurement.parts].compactMap({ $0 }) {
        for (name, digest) in parts.data where !stock.isReal(digest, name) {
          found[name] = "the results were computed without the real data"
        }
      }
    }
    return found
  }

  private func notices(_ record: ItemRecord) -> [String] {
    var notices: [String] = []
    for name in standIns(record).keys.sorted() {
      notices.append(
        "The dataset `\(name)` could not be had when these results were computed: drawn stand-ins "
          + "took its place. The numbers say nothing about the paper's data, and verdicts are "
          + "blocked.")
    }
    if !record.damages.isEmpty {
      notices.append(
        "Some stored results are damaged and count as missing here; `scorebook verify` names them.")
    }
    let diverged = record.results.count { $0.divergedAtStep != nil }
    if diverged > 0 {
      notices.append(
        "\(diverged) of \(record.results.count) cells diverged; they are counted, not left out.")
    }
    return notices
  }

  private static func flags(_ record: ItemRecord, _ page: ItemPage) -> [Flag] {
    var flags: [Flag] = []
    let seeds = record.recipe.work(record.shown).seeds
    if seeds > 1, !record.results.isEmpty { flags.append(Flag("seeds \(seeds)", anchor: "work")) }
    if !page.deviations.isEmpty {
      flags.append(Flag("deviations \(page.deviations.count)", anchor: "deviations"))
    }
    let imported = record.results.count { $0.provenance?.isImported ?? false }
    if imported > 0 { flags.append(Flag("imported \(imported)", anchor: "provenance")) }
    return flags
  }

  private static func commands(_ record: ItemRecord) -> [RunCommand] {
    let id = record.recipe.item.id
    let seconds = record.results.compactMap(\.seconds).reduce(0, +)
    let cost = seconds > 0 ? "took \(DurationText.brief(seconds)) of one processor" : nil
    let profile = record.shown == .laptop ? "" : " PROFILE=\(record.shown.rawValue)"
    return [
      RunCommand(
        "Compute what is missing, and draw everything anew",
        command: "make report ONLY=\(id)\(profile)"),
      RunCommand(
        "Compute everything anew on this machine, and compare",
        command: "make reproduce ONLY=\(id)\(profile)", cost: cost),
      RunCommand("See that it runs, in seconds", command: "make report ONLY=\(id) PROFILE=smoke"),
    ]
  }
}
