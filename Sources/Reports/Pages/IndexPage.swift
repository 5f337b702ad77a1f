/// The whole report: what every page is made from.
public struct IndexPage: Sendable {
  /// What built the report; shown in the site only.
  public struct Build: Sendable, Hashable {
    /// The commit, short.
    public var commit: String?
    /// Whether there were changes beyond the commit.
    public var isDirty: Bool
    /// The commit's date, as it is printed; never the time of building.
    public var date: String?
    /// The program's version.
    public var version: String

    /// What built the report.
    public init(commit: String?, isDirty: Bool, date: String?, version: String) {
      self.commit = commit
      self.isDirty = isDirty
      self.date = date
      self.version = version
    }
  }

  /// A line of the account of computing.
  public struct CostRow: Sendable, Hashable {
    /// What it is for, plain text.
    public var what: String
    /// How much, in words: "3 h 12 min".
    public var amount: String

    /// A line of the account.
    public init(_ what: String, _ amount: String) {
      self.what = what
      self.amount = amount
    }
  }

  /// A comparison of results that the site carries.
  public struct ComparisonLink: Sendable, Hashable {
    /// What is compared: "Since v1".
    public var title: String
    /// The page, from the site's root.
    public var path: String
    /// What came out, plain text.
    public var words: String

    /// A comparison.
    public init(title: String, path: String, words: String) {
      self.title = title
      self.path = path
      self.words = words
    }
  }

  /// The report's title, plain text.
  public var title: String
  /// What the report asks, and how it answers, in Markdown.
  public var question: String
  /// The profile the report was made with.
  public var profile: String
  /// The papers with all their items.
  public var papers: [PaperPage]
  /// What it cost to compute; shown in the site only.
  public var cost: [CostRow]
  /// How to run it.
  public var howToRun: [RunCommand]
  /// Further prose: data, licence, citation.
  public var sections: [ProseSection]
  /// What built the report; shown in the site only.
  public var build: Build?
  /// Comparisons with earlier states; shown in the site only.
  public var comparisons: [ComparisonLink]
  /// Names of earlier versions below `at/`; shown in the site only.
  public var versions: [String]

  /// A report over some papers.
  public init(
    title: String, question: String, profile: String, papers: [PaperPage], cost: [CostRow] = [],
    howToRun: [RunCommand] = [], sections: [ProseSection] = [], build: Build? = nil
  ) {
    precondition(Set(papers.map(\.id)).count == papers.count, "the report has a paper twice")
    self.title = title
    self.question = question
    self.profile = profile
    self.papers = papers
    self.cost = cost
    self.howToRun = howToRun
    self.sections = sections
    self.build = build
    comparisons = []
    versions = []
  }

  /// Every claim with its item and paper, in the order of the pages.
  var claims: [(paper: PaperPage, item: ItemPage, claim: ClaimResult)] {
    papers.flatMap { paper in
      paper.items.flatMap { item in item.claims.map { (paper, item, $0) } }
    }
  }

  /// Every item without results, with its paper.
  var holes: [(paper: PaperPage, item: ItemPage)] {
    papers.flatMap { paper in paper.items.filter(\.state.isHole).map { (paper, $0) } }
  }
}
