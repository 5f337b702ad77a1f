import Reports

/// The questions that the index page answers for readers who know none of the papers: what each
/// paper is about, in claims whose verdicts are the answers.
public enum PaperQuestions {
  /// The questions of a paper, the most important first.
  public static func of(_ paper: String) -> [KeyQuestion] { all[paper] ?? [] }

  private static let all: [String: [KeyQuestion]] = [
    "vsm": [
      KeyQuestion(
        "Does training by the joint Fisher divergence go wrong where the approximate posterior is a "
          + "little off, while training by the usual bound does not?",
        item: "vsm/figure-1", claim: "C6"),
      KeyQuestion(
        "Can fitting a posterior by the Fisher divergence get stuck at a point of low density?",
        item: "vsm/figure-2", claim: "C18"),
      KeyQuestion(
        "Is the score-matching objective that shares the bound's reconstruction loss (*m1*) almost "
          + "as good as the bound?", item: "vsm/figure-3", claim: "S1"),
      KeyQuestion(
        "Does the second score-matching objective (*m2*) fail to fit even two-dimensional data?",
        item: "vsm/figure-3", claim: "S4"),
      KeyQuestion(
        "And does the third (*m3*)?", item: "vsm/figure-3", claim: "S5"),
    ],
    "tradeoff": [
      KeyQuestion(
        "Does more weight on inference close the gap between the bound and the likelihood?",
        item: "tradeoff/figure-1", claim: "B1"),
      KeyQuestion(
        "Is likelihood the price of it?", item: "tradeoff/figure-1", claim: "B3"),
      KeyQuestion(
        "Does some weight on inference give better features for telling digits apart from few labels?",
        item: "tradeoff/figure-2", claim: "B4"),
      KeyQuestion(
        "Does too much of it destroy them?", item: "tradeoff/figure-2", claim: "B5"),
    ],
    "vages": [
      KeyQuestion(
        "Is the estimate of the score better, the nearer the variational posterior is to the true one?",
        item: "vages/figure-1", claim: "C2"),
      KeyQuestion(
        "Does training with the estimate, given enough particles, do as well as with the exact score?",
        item: "vages/figure-2", claim: "C8"),
      KeyQuestion(
        "Is it faster than bi-level score matching, its nearest rival?",
        item: "vages/figure-3", claim: "C19"),
      KeyQuestion(
        "And does it then learn at least as well?", item: "vages/figure-3", claim: "C21"),
    ],
    "vae-error": [
      KeyQuestion(
        "Does training by the bound make the likelihood worse, for the sake of a posterior that the "
          + "encoder can match?", item: "vae-error/figure-2", claim: "A11"),
      KeyQuestion(
        "Is a variational autoencoder with a nearly tight bound nearly a harmonium (a generalised "
          + "restricted Boltzmann machine)?", item: "vae-error/theory", claim: "A21"),
      KeyQuestion(
        "On text, does the encoder that this theory asks for reach a better bound than a deep one?",
        item: "vae-error/table-2", claim: "A1"),
      KeyQuestion(
        "Does a better bound mean better retrieval of documents?",
        item: "vae-error/hashing", claim: "H1"),
    ],
  ]
}
