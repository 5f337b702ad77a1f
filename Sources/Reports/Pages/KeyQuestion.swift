/// A question that a reader who knows nothing of a paper would ask of it, and the claim whose verdict
/// answers it: yes if the claim holds.
public struct KeyQuestion: Sendable, Hashable {
  /// The question, one sentence of Markdown in everyday words.
  public var text: String
  /// The item that the claim belongs to.
  public var item: String
  /// The claim's id.
  public var claim: String

  /// A question.
  public init(_ text: String, item: String, claim: String) {
    self.text = text
    self.item = item
    self.claim = claim
  }
}

extension Verdict {
  /// The verdict as the answer to whether the claim holds.
  public var answer: String {
    switch self {
    case .reproduced: "Yes"
    case .consistent: "Yes, as far as runs of this size can tell"
    case .inconclusive: "These runs do not decide it"
    case .contradicted: "No"
    case .notAttempted: "Not computed yet"
    case .blocked: "Cannot be computed here"
    case .judged: "A reader looked at pictures"
    }
  }
}

extension PaperPage {
  /// A question with the claim that answers it.
  typealias Answer = (question: KeyQuestion, item: ItemPage, claim: ClaimResult)

  /// The questions whose claims have been judged, in their order.
  var answers: [Answer] {
    questions.compactMap { question in
      guard let item = items.first(where: { $0.id == question.item }),
        let claim = item.claims.first(where: { $0.claim.id == question.claim })
      else { return nil }
      return (question, item, claim)
    }
  }
}
