import ArgumentParser
import Foundation
import RecipeKit

/// The command line.
@main
struct Scorebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scorebook",
    abstract: "Run the experiments of papers again and publish what came out.",
    discussion: """
      EXAMPLES
        scorebook list                     every figure and table, with its state
        scorebook run vsm/figure-2         compute what is missing of one figure
        scorebook run --dry-run            what would be computed, why, and how long
        scorebook report                   draw everything from stored results
        scorebook claims --format csv      every claim with its verdict
        scorebook explain vsm/figure-2     which part of a key changed
        scorebook diff v1 v2               what changed between two commits
        scorebook history vsm/figure-2     how each entry came to be what it is
        scorebook publish --branch gh-pages

      Data goes to standard output, words to standard error. Exit status: 0 done, 1 a yes that was
      asked for (--exit-code), 2 trouble, 64 usage, 130 and 143 stopped (state is kept).
      """,
    version: Version.current,
    subcommands: [
      ListCommand.self, StatusCommand.self, ExplainCommand.self, RunCommand.self,
      ReportCommand.self, ClaimsCommand.self, DiffCommand.self, HistoryCommand.self,
      TableCommand.self, PublishCommand.self, VerifyCommand.self, ExportCommand.self,
      ImportCommand.self, GraphCommand.self, NewCommand.self, DataCommand.self,
      CacheCommand.self, CollectCommand.self, CheckCommand.self, ProfileCommand.self,
      WorkerCommand.self,
    ])

  static func main() {
    Self.unblockSignals()
    let arguments = Arguments.normalised(Array(CommandLine.arguments.dropFirst()))
    do {
      var command = try parsed(arguments)
      try command.run()
    } catch let error as UnknownName {
      Terminal.say("scorebook: \(error)")
      exit(withError: ExitCode.validationFailure)
    } catch let error where Self.isOfTheParser(error) {
      exit(withError: error)
    } catch {
      Terminal.say("scorebook: \(error)")
      exit(withError: ExitCode(2))
    }
  }

  /// The command that was typed. The parser would only call a misspelt one unexpected.
  ///
  /// - Errors: `UnknownName` with the nearest command; the parser's.
  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    let name = arguments.first ?? "-"
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !name.hasPrefix("-"), !known.contains(name) else { return try parseAsRoot(arguments) }
    throw UnknownName(
      name: name, kind: "command", suggestion: EditDistance.nearest(to: name, among: known))
  }

  /// Lets the signals that stop a run arrive: a program that starts this one from a thread of its
  /// own may hand down a mask that holds them back.
  private static func unblockSignals() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether the parser knows best how to print an error and what to exit with.
  private static func isOfTheParser(_ error: any Error) -> Bool {
    if error is ExitCode || error is CleanExit || error is ValidationError { return true }
    // Errors of parsing itself are of a type that the library keeps to itself.
    return String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }
}
