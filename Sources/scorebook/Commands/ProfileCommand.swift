import ArgumentParser
import RecipeKit

/// `scorebook profile`: where the time of a cell goes.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Say where the time of a cell's programs goes.",
    discussion: """
      EXAMPLES
        scorebook profile vsm/figure-2 --cell 'sym, Adam'   a training, for five seconds
        scorebook profile vsm/figure-2                      the first cell
        scorebook profile vsm/figure-2 --format csv         every step

      Runs the cell's training, or its measurement where there is none, in this process and keeps
      nothing. Rates stand beside what one core of this machine can do, measured at the start.
      """)

  @Argument(help: "The item.")
  var item: String
  @Option(help: ArgumentHelp("The first cell with this label; patterns work.", valueName: "label"))
  var cell: String?
  @Option(help: ArgumentHelp("Stop a training after this time.", valueName: "seconds"))
  var seconds = 5.0
  @Option(help: ArgumentHelp("Steps that are listed, the longest first.", valueName: "count"))
  var rows = 25
  @OptionGroup var profile: ProfileOption
  @OptionGroup var format: FormatOptions
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    let selection = try ItemSelection([item], among: book.items)
    guard let recipe = book.recipes(of: selection).first else {
      throw ValidationError("\(item) is not built: there is nothing to profile")
    }
    let cells = try recipe.cells(profile.profile)
    guard let found = cells.first(where: { one in cell.map { Glob($0).matches(one.label) } ?? true }) else {
      throw UnknownName(
        name: cell ?? "", kind: "cell",
        suggestion: EditDistance.nearest(to: cell ?? "", among: cells.map(\.label)))
    }
    let stage = found.training ?? found.measurement
    let context = ProfiledStage(
      try stage.parts(), data: try DataStock(book.workspace).provider, seconds: seconds)
    let steps = ExecutionProfile()
    do {
      _ = try ExecutionProfile.$current.withValue(steps) { try stage.run(context) }
    } catch is StageInterrupted {
      // The time is up.
    }
    Terminal.say(
      "\(found.label): \(found.training == nil ? "measurement" : "training"), "
        + "\(DurationText.brief(steps.seconds)) in programs")
    print(steps, MachinePeak.measured())
  }

  private func print(_ steps: ExecutionProfile, _ peak: MachinePeak) {
    let total = max(steps.seconds, 1e-9)
    let entries = steps.entries.filter { $0.runs > 0 }
    let listed = format.format == .text ? Array(entries.prefix(rows)) : entries
    let columns = [
      TableColumn("Kind", name: "kind"), TableColumn("Step", name: "step"),
      TableColumn("Share", name: "share"), TableColumn("µs a run", name: "microseconds"),
      TableColumn("Runs", name: "runs"), TableColumn("GFLOP/s", name: "gflops"),
      TableColumn("% of peak", name: "peak"), TableColumn("GB/s", name: "gigabytes"),
    ]
    let table = listed.map { entry -> [ListingField] in
      let each = max(entry.seconds, 1e-12) / Double(entry.runs)
      let rate = entry.cost.operations / each
      return [
        ListingField(entry.cost.kind), ListingField(entry.cost.detail),
        number(entry.seconds / total, "%.3f"), number(1e6 * each, "%.2f"),
        ListingField(.number(Double(entry.runs))), number(1e-9 * rate, "%.1f"),
        number(100 * rate / peak.operations, "%.0f"),
        number(1e-9 * entry.cost.bytes / each, "%.1f"),
      ]
    }
    Listing("profile/1", columns, table).print(format.format, ink: place.ink)
    Terminal.say(
      String(
        format: "one core: %.0f GFLOP/s in registers, %.1f GB/s from memory; caches give more",
        1e-9 * peak.operations, 1e-9 * peak.bytes))
  }

  private func number(_ value: Double, _ form: String) -> ListingField {
    ListingField(.number(value), words: String(format: form, value))
  }
}

/// What a stage is given that runs for its profile alone: it saves nothing and stops in time.
private final class ProfiledStage: StageContext {
  let key: Digest
  let seed: UInt64
  let training: StageOutput? = nil
  let data: DataProvider
  private let parts: KeyParts
  private let deadline: ContinuousClock.Instant

  init(_ parts: KeyParts, data: DataProvider, seconds: Double) {
    self.parts = parts
    self.data = data
    key = parts.key
    seed = parts.seed
    deadline = .now + .seconds(seconds)
  }

  func digest(of dataset: String) throws -> Digest {
    guard let digest = parts.data[dataset].flatMap({ Digest(hex: $0) }) else {
      throw ValidationError("the stage reads '\(dataset)', which its key does not name")
    }
    return digest
  }

  func progress(_ fraction: Double, _ message: String) {}
  func checkpoint() -> Checkpoint? { nil }
  func log(_ line: String) {}

  func save(_ checkpoint: @autoclosure () throws -> Checkpoint) throws {
    if ContinuousClock.now >= deadline { throw StageInterrupted() }
  }
}
