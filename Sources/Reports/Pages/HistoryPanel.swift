import Tables

/// How an item's results came to be what they are: the commits that changed them, and the entries
/// that moved. Shown in the site only: a committed page that named commits would never settle.
public struct HistoryPanel: Sendable, Hashable, Codable {
  /// A verdict that a commit changed.
  public struct VerdictChange: Sendable, Hashable, Codable {
    /// The claim's id.
    public var claim: String
    /// The verdict before; `nil` where the claim was not there.
    public var before: Verdict?
    /// The verdict after; `nil` where the claim is not there any more.
    public var after: Verdict?

    /// A change.
    public init(claim: String, before: Verdict?, after: Verdict?) {
      self.claim = claim
      self.before = before
      self.after = after
    }
  }

  /// A commit that changed the item's results.
  public struct Commit: Sendable, Hashable, Codable {
    /// The commit, short; "not committed" for the work tree.
    public var commit: String
    /// Its day; empty for the work tree.
    public var date: String
    /// The first line of its message.
    public var subject: String
    /// What it did to entries and figures, in words.
    public var changes: String
    /// Verdicts that changed.
    public var verdicts: [VerdictChange]
    /// What the numbers were computed from that changed.
    public var causes: [String]

    /// A commit.
    public init(
      commit: String, date: String, subject: String, changes: String,
      verdicts: [VerdictChange] = [], causes: [String] = []
    ) {
      self.commit = commit
      self.date = date
      self.subject = subject
      self.changes = changes
      self.verdicts = verdicts
      self.causes = causes
    }
  }

  /// An entry through time.
  public struct Line: Sendable, Hashable, Codable {
    /// What is measured.
    public var quantity: String
    /// Where it stands.
    public var place: String
    /// Its value by commit, oldest first; NaN where there is none.
    public var values: [Double]
    /// The value now, in words.
    public var now: String
    /// The last move, in words: commit, from, to, class, cause; empty if it never moved.
    public var lastMove: String

    /// An entry.
    public init(
      quantity: String, place: String, values: [Double], now: String, lastMove: String
    ) {
      self.quantity = quantity
      self.place = place
      self.values = values
      self.now = now
      self.lastMove = lastMove
    }
  }

  /// The commits, newest first.
  public var commits: [Commit]
  /// The entries that moved most, at most a handful.
  public var lines: [Line]
  /// The command that shows the rest.
  public var command: String

  /// A panel.
  public init(commits: [Commit], lines: [Line], command: String) {
    self.commits = commits
    self.lines = lines
    self.command = command
  }

  /// The panel for programs: schema "history/1".
  func json(of item: String) -> String {
    let commits = commits.map { commit in
      JSONValue.object([
        "commit": .string(commit.commit), "date": .string(commit.date),
        "subject": .string(commit.subject), "changes": .string(commit.changes),
        "causes": .array(commit.causes.map(JSONValue.string)),
        "verdicts": .array(
          commit.verdicts.map {
            .object([
              "claim": .string($0.claim), "before": .optional($0.before?.rawValue),
              "after": .optional($0.after?.rawValue),
            ])
          }),
      ])
    }
    let lines = lines.map { line in
      JSONValue.object([
        "quantity": .string(line.quantity), "place": .string(line.place),
        "values": .array(line.values.map(JSONValue.number)), "now": .string(line.now),
        "lastMove": .string(line.lastMove),
      ])
    }
    return JSONValue.object([
      "schema": .string("history/1"), "item": .string(item), "commits": .array(commits),
      "entries": .array(lines),
    ]).text()
  }
}
