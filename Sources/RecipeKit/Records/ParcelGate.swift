import Artifacts
import Experiments

/// Decides which results of another machine are wanted: those of cells that recipes here describe,
/// under the key that they have here.
public struct ParcelGate {
  private let book: Book
  private let planner: CellPlanner

  /// A gate for a book.
  ///
  /// - Errors: as `CellPlanner`.
  public init(_ book: Book, choices: DataChoices) throws {
    self.book = book
    planner = try CellPlanner(book, choices: choices, profile: .laptop)
  }

  /// Why a result is refused; `nil` when it is wanted.
  ///
  /// - Parameters:
  ///   - reference: The cell for which it was computed.
  ///   - parts: What its key is made of.
  public func refusal(_ reference: CellReference, _ parts: KeyParts) -> String? {
    guard let recipe = book.recipe(reference.recipe) else {
      return "no recipe here computes \(reference.recipe)"
    }
    guard let cells = try? book.cells(recipe, reference.profile),
      let cell = cells.cells.first(where: { $0.label == reference.label })
    else {
      return "\(reference.recipe) has no cell '\(reference.label)' at profile "
        + reference.profile.rawValue
    }
    let only = try? RecipeCells(recipe: cells.recipe, profile: cells.profile, cells: [cell])
    guard let only, let planned = try? planner.planner.plan([only]).cells.first,
      let explanation = try? planner.planner.explain(planned)
    else { return "the cell cannot be described here" }
    let stages = explanation.stages.filter { $0.parts.kind == parts.kind }
    guard let stage = stages.first else { return "the cell has no \(parts.kind.rawValue) here" }
    if stage.key == parts.key { return nil }
    let differences = stage.parts.differences(from: parts).prefix(4).map(\.description)
    return "another key here: \(differences.joined(separator: "; "))"
  }
}
