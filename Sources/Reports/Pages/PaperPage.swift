/// A paper: what it says, and its items in the paper's order.
public struct PaperPage: Sendable {
  /// Short and stable: the first part of every item's id.
  public let id: String
  /// The paper's title.
  public var title: String
  /// First author and year, for running text: "Wenliang (2022)".
  public var citation: String
  /// Authors, as on the title page.
  public var authors: [String]
  /// Where it appeared, with the year if it has one.
  public var venue: String
  /// Where to find it.
  public var address: String?
  /// What the paper asks and answers, in Markdown.
  public var summary: String
  /// Every item of the paper, also those without results.
  public var items: [ItemPage]
  /// Further prose: what was easy, what was difficult, contact with the authors.
  public var sections: [ProseSection]
  /// What readers who know nothing of the paper ask first.
  public var questions: [KeyQuestion]

  /// A paper with its items.
  ///
  /// - Parameters:
  ///   - id: Lower-case letters, digits and hyphens.
  ///   - items: In the paper's order; their ids begin with the paper's.
  public init(
    id: String, title: String, citation: String, authors: [String], venue: String,
    address: String? = nil, summary: String, items: [ItemPage], sections: [ProseSection] = [],
    questions: [KeyQuestion] = []
  ) {
    precondition(
      PageAddress.isValid(id, names: 1),
      "a paper's id is made of lower-case letters, digits and hyphens, not '\(id)'")
    for item in items {
      precondition(item.id.hasPrefix(id + "/"), "\(item.id) is no item of the paper '\(id)'")
    }
    precondition(Set(items.map(\.id)).count == items.count, "'\(id)' has an item twice")
    self.id = id
    self.title = title
    self.citation = citation
    self.authors = authors
    self.venue = venue
    self.address = address
    self.summary = summary
    self.items = items
    self.sections = sections
    self.questions = questions
  }

  /// The verdicts of all claims.
  public var verdicts: VerdictCounts { VerdictCounts(items.flatMap { $0.claims.map(\.verdict) }) }

  /// How many items are in each state, without the states that none is in.
  public var states: [(kind: ItemState.Kind, count: Int)] {
    ItemState.Kind.allCases.compactMap { kind in
      let count = items.count { $0.state.kind == kind }
      return count > 0 ? (kind, count) : nil
    }
  }

  /// How much of the paper was reproduced, in words; of what is built, where something is not.
  var extent: String {
    let built = items.count { $0.state.kind != .notBuilt }
    let words = verdicts.extent.words
    return built == items.count ? words : "\(words), of the \(built) items built"
  }

  /// The items before and after one, in the paper's order.
  func neighbours(of item: ItemPage) -> (previous: ItemPage?, next: ItemPage?) {
    guard let index = items.firstIndex(where: { $0.id == item.id }) else { return (nil, nil) }
    return (
      index > 0 ? items[index - 1] : nil, index + 1 < items.count ? items[index + 1] : nil
    )
  }
}
