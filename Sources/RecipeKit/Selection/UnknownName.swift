/// A name that stands for nothing, with the nearest that does.
public struct UnknownName: Error, Equatable, CustomStringConvertible {
  /// What was typed.
  public let name: String
  /// What it should have named: "item", "profile".
  public let kind: String
  /// The nearest name; `nil` when none is near.
  public let suggestion: String?

  /// A name that stands for nothing.
  public init(name: String, kind: String, suggestion: String?) {
    self.name = name
    self.kind = kind
    self.suggestion = suggestion
  }

  /// What is wrong and what to do.
  public var description: String {
    let listing =
      switch kind {
      case "command": "help"
      case "dataset": "data"
      case "cell": "explain ITEM --cell '*'"
      default: "list"
      }
    let advice =
      suggestion.map { "did you mean '\($0)'?" } ?? "`scorebook \(listing)` shows what there is"
    return "there is no \(kind) '\(name)'; \(advice)"
  }
}
