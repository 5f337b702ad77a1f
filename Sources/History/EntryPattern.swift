import Comparison

/// What a user types to name entries: an item, and words that their places contain.
///
/// `vsm/figure-3/rows/nll: ring, kld-m1` names one entry as `diff` prints it; `vsm/figure-3 nll ring`
/// names all whose place has these words.
public struct EntryPattern: Sendable {
  /// The item.
  public let item: String
  private let table: String?
  private let column: String?
  private let place: String?
  private let words: [String]

  /// Reads a pattern; `nil` when it names no item.
  ///
  /// - Parameter arguments: The words as typed; the first begins with the item.
  public init?(_ arguments: [String]) {
    guard let first = arguments.first else { return nil }
    var path = first[...]
    if let colon = first.range(of: ": ") {
      path = first[..<colon.lowerBound]
      place = String(first[colon.upperBound...])
    } else if first.hasSuffix(":") {
      path = first.dropLast()
      place = ""
    } else {
      place = nil
    }
    let parts = path.split(separator: "/", maxSplits: 3).map(String.init)
    guard parts.count >= 2 else { return nil }
    item = "\(parts[0])/\(parts[1])"
    table = parts.count > 2 ? parts[2] : nil
    column = parts.count > 3 ? parts[3] : nil
    words = arguments.dropFirst().map { $0.lowercased() }
  }

  /// Whether entries of a table's column in a setting may match.
  public func mayMatch(table: String, column: String, group: String) -> Bool {
    if let own = self.table, own != table { return false }
    if let own = self.column, own != column { return false }
    if let place, !place.hasPrefix(group) { return false }
    return true
  }

  /// Whether an entry matches.
  public func matches(_ path: EntryPath) -> Bool {
    guard mayMatch(table: path.table, column: path.column, group: path.group) else { return false }
    if let place, place != path.place { return false }
    let text = path.description.lowercased()
    return words.allSatisfy(text.contains)
  }
}
