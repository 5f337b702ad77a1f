import RecipeKit

/// What the pages on text say in common.
public enum TextWords {
  public static let deviations = [
    Deviation(
      "NELBO is relative to a document's own word frequencies: "
        + "$\\mathbb E_q \\sum_w \\tilde x_w \\log(\\hat f_w / p_w(z)) + \\mathrm{KL}$.",
      because: "only this convention gives the magnitude of the paper's numbers, and it is what "
        + "the published replication computes. It differs from the convention of the paper's "
        + "text by a constant of each document."),
    Deviation(
      "Counts are smoothed by one pseudo-word spread as the corpus, "
        + "$\\tilde x = x + f^0$, in both splits; every formula uses $\\tilde x$ and "
        + "$\\tilde N = N + 1$.",
      because: "it is the replication's data preparation, which descends from the authors'."),
    Deviation(
      "The divergence from the prior and its gradient are exact; ARM estimates the reconstruction "
        + "only.",
      because: "the expectation of the gradient is the same and its variance lower."),
    Deviation(
      "Bounds are means over all documents with 5 codes each, or over all codes for up to 10 bits; "
        + "minima are over the epochs that were measured.",
      because: "the replication draws one code a document and averages batch means. The test "
        + "minimum is an optimistic selection, as in the paper; the last value stands beside it."),
    Deviation(
      "Documents that do not fill a last batch are left out of an epoch, others each time.",
      because: "a batch of 5 documents would weigh as much as one of 256."),
    Deviation(
      "Every encoder sees in the test what it saw in training.",
      because: "the replication's test feeds counts also to the encoders on frequencies."),
    Deviation(
      "The laptop profile has the 2000 most frequent words, larger steps, fewer epochs, narrower "
        + "hidden layers, and DisARM in place of ARM.",
      because: "the paper's settings take about 150 hours. The encoders on frequencies stay near "
        + "collapse for thousands of updates, so the time goes into epochs and not into rare "
        + "words. Of steps of 0.003 and 0.01 each encoder has the one with which its bound on the "
        + "training documents gets lower, in the cells that were tried; what the test set says "
        + "played no part. "
        + "With larger steps the noise that ARM has in every bit, also where both codes "
        + "agree, keeps 64 bits far from where they get with DisARM, which is ARM with that noise "
        + "integrated out. All documents are there; levels cannot be compared with the paper's, "
        + "orders can, and verdicts are at most *consistent*. Two cells at the paper's settings "
        + "stand for the levels."),
  ]

  public static func settings(_ scale: TextScale) -> [SettingComparison] {
    let paper = TextScale(.paper)
    func sized(_ setting: String, _ words: (TextScale) -> String) -> SettingComparison {
      SettingComparison(setting, paper: words(paper), ours: words(scale))
    }
    return [
      sized("Documents") {
        "20 Newsgroups by date, \($0.count(.train)) training and \($0.count(.test)) test"
      },
      sized("Vocabulary") { "\($0.words) words, by document frequency in training" },
      SettingComparison("Encoder e1", "affine on counts"),
      sized("Encoder e2") { "2 hidden ReLU layers of \($0.hidden), on frequencies" },
      SettingComparison("Encoder e3", "affine on frequencies"),
      sized("Decoder") { "affine, or 1 or 2 hidden ReLU layers of \($0.hidden)" },
      SettingComparison("Prior", "bits with probability ½"),
      sized("Gradient") { $0.estimator.rawValue },
      sized("Epochs") {
        $0.tenfoldEpochs == 0
          ? "\($0.epochs) with 1 sample"
          : "\($0.epochs) with 1 sample, then \($0.tenfoldEpochs) with 10"
      },
      SettingComparison(
        "Optimiser", paper: "Adam, step lost (replication: 10⁻³)",
        ours: "Adam, step \(scale.stepText)", isSame: scale.stepText == paper.stepText),
      SettingComparison(
        "Batch", paper: "not given (replication: 256)", ours: "\(scale.batchSize)",
        isSame: scale.batchSize == 256),
      SettingComparison(
        "First weights", paper: "not given", ours: "uniform on ± 1/√fan-in (replication)"),
      SettingComparison("Runs", paper: "1, no repeats stated", ours: "1", isSame: true),
    ]
  }
}
