import RecipeKit
import VAEErrorText

/// What semantic hashing is for: retrieval of documents by the Hamming distance of their codes,
/// with the
/// models of Table 2. Not in the paper, which reports the bound only.
///
/// Source: Salakhutdinov & Hinton (2009), "Semantic hashing", §4, for the measure; Shekhovtsov,
/// Schlesinger & Flach (2022), Table 2, for the models.
public struct Hashing: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vae-error/hashing")

  // MARK: What is compared

  public func cells(_ profile: Profile) -> [Cell] {
    TextRun.all(profile).map { run in
      Cell(
        label: run.label, training: run.stage, measurement: Retrieval(run).stage,
        estimatedSeconds: run.estimatedSeconds)
    }
  }

  public func work(_ profile: Profile) -> Work {
    let scale = TextScale(profile)
    return Work(
      seeds: 1,
      steps: "the trainings of Table 2; \(scale.count(.test)) queries into \(scale.count(.train)) "
        + "documents", varying: "initialisation, order of documents, codes")
  }

  public let deviations =
    [
      Deviation(
        "This item is not in the paper.",
        because: "codes are made to be searched by; whether a better bound makes better codes is "
          + "what its table leaves open."),
      Deviation(
        "The code of a document is the most probable one, from the parameters after the last "
          + "epoch.",
        because: "choosing the epoch by the test set would favour those who overfit."),
      Deviation(
        "Documents at the same distance are ranked by chance, by taking the mean over all orders.",
        because: "8 bits have 256 codes for \(TwentyNewsgroups.trainCount) documents: which of "
          + "the many at one distance come first would decide the result."),
    ] + TextWords.deviations

  public func settings(_ profile: Profile) -> [SettingComparison] {
    TextWords.settings(TextScale(profile))
  }

  // MARK: Claims

  public var claims: [Claim] {
    [
      Claim(
        "H1", "A better test bound means better retrieval.",
        source: "ours: not in the paper",
        test: "Spearman's correlation over all models between the final test NELBO and "
          + "precision@100 is below 0", data: [TextData.dataset], ceiling: TextScale.ceiling
      ) { results in
        let rows = results.rows
        guard rows.count > 0 else { return .notAttempted("nothing has been measured yet") }
        return .correlation(
          rows.values("precision"), with: rows.values("final"), "the final test NELBO",
          is: .below(0), metric: Retrieval.precision)
      },
      Claim(
        "H2", "With a linear decoder the codes of e1 retrieve better than those of e3.",
        source: "ours: not in the paper",
        test: "precision@100 of e1 above that of e3 for every number of bits, by more than 2 "
          + "standard errors of the two means over queries", data: [TextData.dataset],
        ceiling: TextScale.ceiling
      ) { results in
        let linear = results.rows.where("depth", .integer(0))
        let bits = linear.distinct("bits").compactMap { $0.double.map { Int($0) } }.sorted()
        return .all(bits, of: "numbers of bits", label: { "\($0) bits" }) { bits in
          let own = linear.where("bits", .integer(bits))
          func row(_ encoder: TextEncoder) -> Row? {
            own.where("encoder", .text(encoder.rawValue)).first
          }
          guard let first = row(.e1), let third = row(.e3) else {
            return .notAttempted("one of the two has not been computed")
          }
          let error = hypot(first.number("error"), third.number("error"))
          let difference = first.number("precision") - third.number("precision")
          func text(_ value: Double) -> String { NumberText.fixed(value, digits: 3) }
          return .exact(
            difference > 2 * error,
            "\(text(first.number("precision"))) (e1) against \(text(third.number("precision"))) "
              + "(e3), standard error of the difference \(text(error))")
        }
      },
    ]
  }

  public func summary(_ results: Results) -> String {
    let rows = results.rows
    guard let best = rows.max(by: { $0.number("precision") < $1.number("precision") }) else {
      return "Nothing has been measured yet."
    }
    func percent(_ value: Double) -> String { NumberText.fixed(100 * value, digits: 1) + " %" }
    var text =
      "Of the 100 nearest training documents \(percent(best.number("precision"))) are of the "
      + "query's newsgroup with the best model (\(Int(best.number("bits"))) bits, "
      + "\(TextRun.name(depth: Int(best.number("depth")))), \(best.text("encoder"))), where chance "
      + "gives \(percent(best.number("chance")))."
    let linear = rows.where("depth", .integer(0)).where("bits", .integer(64))
    let list = linear.map { "\($0.text("encoder")) \(percent($0.number("precision")))" }
    if !list.isEmpty {
      text += " At 64 bits with a linear decoder: \(list.joined(separator: ", "))."
    }
    return text
  }
}
