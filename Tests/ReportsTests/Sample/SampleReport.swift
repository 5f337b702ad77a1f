import Tables

@testable import Reports

/// A small report with made-up numbers in which every kind of thing on a page occurs.
enum SampleReport {
  static let report = IndexPage(
    title: "Scorebook",
    question: """
      Four papers on variational learning were run again from scratch. Which of their claims hold? \
      Every figure and table is recomputed, and every claim is tested by a rule that was *fixed \
      before* the results: $|\\hat\\theta-\\theta^\\star|\\le\\delta$.
      """,
    profile: "laptop", papers: [matching, tradeoff],
    cost: [
      .init("Processor time behind the shown results", "3 h 12 min"),
      .init("Stored results", "41 MB"),
    ],
    howToRun: [
      RunCommand(
        "Draw everything from stored results", command: "make report", cost: "under a minute"),
      RunCommand(
        "Compute everything anew and compare", command: "make reproduce", cost: "about 4 h"),
    ],
    sections: [
      ProseSection(
        "Data and licence",
        "The digits are those of [MNIST](https://yann.lecun.com/exdb/mnist/), checked by SHA-256.")
    ],
    build: .init(
      commit: "7c1d0e2", isDirty: true, date: "18 November 2026", version: "scorebook 0.1"))

  static let matching = PaperPage(
    id: "vsm", title: "On the failure of variational score matching for VAE models",
    citation: "Wenliang (2022)", authors: ["Li Kevin Wenliang"], venue: "arXiv:2210.13390, 2022",
    address: "https://arxiv.org/abs/2210.13390",
    summary: """
      Compares six ways of training a Gaussian VAE by score matching with training by the evidence \
      lower bound, and says that only the benchmark objective works robustly.
      """,
    items: [SampleItem.figure, SampleItem.stale, SampleItem.failed, SampleItem.notBuilt],
    sections: [
      ProseSection(
        "What was difficult",
        "The formulas are lost in the text that was to be had; they were derived anew.")
    ],
    questions: [
      KeyQuestion(
        "Does the *benchmark* do as well as the bound?", item: "vsm/figure-1", claim: "C1"),
      KeyQuestion("Is there more?", item: "vsm/figure-1", claim: "C99"),
    ])

  static let tradeoff = PaperPage(
    id: "tradeoff", title: "Trading-off Learning & Inference in <Deep> Latent Variable Models",
    citation: "Levy and Ermon (undated)", authors: ["Daniel Levy", "Stefano Ermon"],
    venue: "workshop paper",
    summary: "Adds a score-matching divergence, weighted by $\\lambda$, to the bound.",
    items: [SampleItem.partial, SampleItem.blocked, SampleItem.notRun])
}
