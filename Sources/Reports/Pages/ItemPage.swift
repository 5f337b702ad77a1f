import Tables

/// All that is shown of one figure or table of a paper: plain data, the same for Markdown and HTML.
public struct ItemPage: Sendable {
  /// Paper and item: `"vsm/figure-1"`.
  public let id: String
  /// What the paper calls it: "Figure 1".
  public var label: String
  /// What it is about, plain text.
  public var title: String
  /// What it shows and on which data, in Markdown.
  public var shows: String
  /// How the results stand to the recipe.
  public var state: ItemState
  /// The profiles whose rows are shown.
  public var profiles: [String]
  /// What a reader should see first.
  public var flags: [Flag]
  /// What a reader must know before reading a number, each a paragraph of Markdown.
  public var notices: [String]
  /// What was found, in Markdown.
  public var summary: String
  /// The claims that belong to the item, with their verdicts.
  public var claims: [ClaimResult]
  /// The figures.
  public var figures: [FigureBlock]
  /// The tables, the paper's numbers beside ours.
  public var tables: [Table]
  /// The settings, the paper's beside ours.
  public var settings: [SettingRow]
  /// Where we differ from the paper.
  public var deviations: [DeviationRow]
  /// How much is computed in each profile.
  public var work: [WorkRow]
  /// Where the numbers come from.
  public var provenance: ProvenanceBlock?
  /// How the results came to be what they are; shown in the site only.
  public var history: HistoryPanel?
  /// How to compute it again.
  public var runAgain: [RunCommand]
  /// Further files that the page links to: `provenance.json`, `rows.csv`.
  public var files: [PageFile]

  /// A page with its heading; everything else starts empty and is filled in.
  ///
  /// - Parameters:
  ///   - id: Two names of lower-case letters, digits and hyphens with a slash between.
  ///   - label: What the paper calls it.
  ///   - title: What it is about, plain text.
  ///   - shows: What it shows, in Markdown.
  ///   - state: How the results stand to the recipe.
  public init(id: String, label: String, title: String, shows: String = "", state: ItemState) {
    precondition(
      PageAddress.isValid(id, names: 2),
      "an item's id is '<paper>/<item>' in lower-case letters, digits and hyphens, not '\(id)'")
    self.id = id
    self.label = label
    self.title = title
    self.shows = shows
    self.state = state
    profiles = []
    flags = []
    notices = []
    summary = ""
    claims = []
    figures = []
    tables = []
    settings = []
    deviations = []
    work = []
    provenance = nil
    history = nil
    runAgain = []
    files = []
  }

  /// The id without the paper: `"figure-1"`.
  public var name: String { String(id.drop { $0 != "/" }.dropFirst()) }

  /// What must be said of results at tiny settings; `nil` for others.
  var trialNotice: String? {
    profiles.contains("smoke") ? Self.trialNotice : nil
  }

  /// What must be said of results at tiny settings.
  static let trialNotice =
    "**Smoke profile:** tiny settings that only show that everything runs. "
    + "The numbers and verdicts mean nothing."

  /// Where the page lies.
  public var address: PageAddress { .item(id) }

  /// The verdicts of the claims.
  public var verdicts: VerdictCounts { VerdictCounts(claims.map(\.verdict)) }
}
