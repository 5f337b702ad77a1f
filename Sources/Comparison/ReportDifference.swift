import Tables

/// How the results of a whole report differ between two states.
public struct ReportDifference: Sendable {
  /// One state of the report.
  public struct Endpoint: Sendable, Hashable {
    /// The commit in full; `nil` for the work tree.
    public let commit: String?
    /// What the user called it.
    public let name: String
    /// The day of the commit.
    public let date: String
    /// The first line of its message.
    public let subject: String

    /// A state.
    public init(commit: String?, name: String, date: String = "", subject: String = "") {
      self.commit = commit
      self.name = name
      self.date = date
      self.subject = subject
    }

    /// Short for readers: seven digits, or "work tree".
    public var short: String { commit.map { String($0.prefix(7)) } ?? "work tree" }
  }

  /// A commit between the two that changed code or data.
  public struct CodeCommit: Sendable, Hashable {
    /// The first digits of the commit.
    public let commit: String
    /// The day.
    public let date: String
    /// The first line of the message.
    public let subject: String

    /// A commit.
    public init(commit: String, date: String, subject: String) {
      self.commit = commit
      self.date = date
      self.subject = subject
    }
  }

  /// The code between the two states.
  public struct Code: Sendable, Hashable {
    /// Commits that changed sources, newest first.
    public var commits: [CodeCommit] = []
    /// Files that differ.
    public var files = 0
    /// Lines added.
    public var added = 0
    /// Lines removed.
    public var removed = 0

    /// No difference.
    public init() {}
  }

  /// The earlier state.
  public let before: Endpoint
  /// The later state.
  public let after: Endpoint
  /// Every item with results on a side, in the order of the report.
  public let items: [ItemDifference]
  /// What changed in the code.
  public let code: Code

  /// A comparison.
  public init(before: Endpoint, after: Endpoint, items: [ItemDifference], code: Code) {
    self.before = before
    self.after = after
    self.items = items
    self.code = code
  }

  /// How many entries there are of each class.
  public func counts(_ origin: TableDifference.Origin) -> [DifferenceClass: Int] {
    items.reduce(into: [:]) { sum, item in sum.merge(item.counts(origin)) { $0 + $1 } }
  }

  /// Entries of both kinds whose sides were set against each other.
  public var compared: Int {
    [TableDifference.Origin.measured, .printed].reduce(0) { sum, origin in
      sum + counts(origin).filter { $0.key.isCompared }.values.reduce(0, +)
    }
  }

  /// Claims whose verdict changed.
  public var changedVerdicts: [ClaimDifference] {
    items.flatMap(\.claims).filter(\.isVerdictChanged)
  }

  /// How many of the entries with an interval would lie beyond noise by chance alone: 5 %.
  public var expectedByChance: Double {
    let counts = counts(.measured)
    let tested = [DifferenceClass.noise, .changed, .better, .worse].reduce(0) {
      $0 + (counts[$1] ?? 0)
    }
    return 0.05 * Double(tested)
  }
}
