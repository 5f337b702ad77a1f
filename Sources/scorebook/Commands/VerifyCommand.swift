import ArgumentParser
import Comparison
import Foundation
import RecipeKit

/// `scorebook verify`: whether what is stored is still what was computed.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check stored and committed results; compute a sample again.",
    discussion: """
      EXAMPLES
        scorebook verify                   every file of store and reports
        scorebook verify vsm --rerun 5%    and 5 % of the cells, computed again and compared

      A damaged file (it cannot be what was written) is told from a changed result (it is sound, and
      says something else). Exit status 2 when either is found.
      """)

  @OptionGroup var items: ItemOptions
  @Option(
    help: ArgumentHelp("Compute this share of the cells again.", valueName: "percent"),
    transform: VerifyCommand.share)
  var rerun: Double?
  @Option(name: .shortAndLong, help: "Cells side by side; 0 for all processors.")
  var jobs = 0
  @OptionGroup var profile: ProfileOption
  @OptionGroup var place: PlaceOptions

  func run() throws {
    let book = try place.book()
    let selection = try items.selection(book)
    var isSound = try checkStore(book)
    isSound = checkReports(book, selection) && isSound
    if let rerun { isSound = try compute(rerun, book, selection) && isSound }
    if !isSound { throw ExitCode(2) }
  }

  private func checkStore(_ book: Book) throws -> Bool {
    let store = book.workspace.store
    let keys = try store.keys()
    var damaged = 0
    for key in keys {
      guard case .damaged(let damage) = try store.lookup(key, check: .full) else { continue }
      damaged += 1
      Terminal.print("damaged  \(damage)")
    }
    Terminal.say("store: \(keys.count - damaged) of \(keys.count) entries are sound")
    if damaged > 0 { Terminal.say("next: scorebook run computes the damaged ones again") }
    return damaged == 0
  }

  private func checkReports(_ book: Book, _ selection: ItemSelection) -> Bool {
    let (findings, files, cells) = ReportAudit(book).run(selection)
    for finding in findings {
      Terminal.print("\(finding.kind.rawValue)  \(finding.path): \(finding.words)")
    }
    let bad = findings.filter { $0.kind != .uncommitted }
    let rest = findings.count > bad.count ? ", \(findings.count - bad.count) not committed" : ""
    Terminal.say(
      "reports: \(files) files, \(cells) cells; \(bad.count { $0.kind == .damaged }) damaged, "
        + "\(bad.count { $0.kind == .changed }) changed\(rest)")
    if !bad.isEmpty { Terminal.say("next: git checkout -- reports restores the committed files") }
    return bad.isEmpty
  }

  private func compute(_ share: Double, _ book: Book, _ selection: ItemSelection) throws -> Bool {
    let stock = try DataStock(book.workspace)
    let choices = try stock.choices()
    let plans = try CellPlanner(book, choices: choices, profile: profile.profile)
    let check = RerunCheck(book, plans)
    let sample = try check.sample(book.recipes(of: selection), share: share)
    guard !sample.isEmpty else {
      Terminal.say("no cell has a result to compare with")
      return false
    }
    let count = jobs > 0 ? jobs : ProcessInfo.processInfo.activeProcessorCount
    let outcome = try check.run(
      sample, choices: choices,
      workers: WorkerConfiguration(
        arguments: ["worker", "-C", book.workspace.root], count: count,
        environment: BLASVariables.forWorkers()),
      observer: ProgressReporter())
    var counts: [DifferenceClass: Int] = [:]
    for item in outcome.differences {
      counts.merge(item.counts(.measured)) { $0 + $1 }
      for entry in item.tables.flatMap(\.notable).prefix(20) {
        Terminal.print(
          "changed  \(entry.path): \(entry.beforeText) → \(entry.afterText) (\(entry.kind.words))")
      }
    }
    for failure in outcome.summary.failed {
      Terminal.print("failed  \(failure.reference): \(failure.message)")
    }
    Terminal.say(
      "computed again: \(outcome.cells) of \(sample.count) sampled cells; "
        + ReportDifference.words(counts))
    let moved = counts.filter { $0.key.isNotable }.values.reduce(0, +)
    return moved == 0 && outcome.summary.failed.isEmpty && outcome.cells == sample.count
  }

  private static func share(_ text: String) throws -> Double {
    let number = Double(text.hasSuffix("%") ? String(text.dropLast()) : text) ?? .nan
    let share = text.hasSuffix("%") ? number / 100 : number
    guard share > 0, share <= 1 else {
      throw ValidationError("--rerun \(text): a share such as 5% or 0.05")
    }
    return share
  }
}
