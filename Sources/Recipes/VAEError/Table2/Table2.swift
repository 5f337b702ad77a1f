import RecipeKit
import VAEErrorText

/// Text hashing: the bound on 20 Newsgroups by encoder, depth of the decoder and bits.
///
/// Source: Shekhovtsov, Schlesinger & Flach (2022), "VAE Approximation Error: ELBO and Exponential
/// Families", ICLR, Table 2; §5 of its specification.
public struct Table2: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vae-error/table-2")

  // MARK: What is compared

  public func cells(_ profile: Profile) -> [Cell] {
    let cells = TextRun.all(profile).map { run in
      Cell(
        label: run.label, training: run.stage, measurement: run.summary(),
        estimatedSeconds: run.estimatedSeconds)
    }
    guard profile == .paper else { return cells }
    let first = Self.level(bits: 64).firstPart
    return cells + [
      Cell(
        label: "\(first.label), first \(first.scale.epochs) epochs", training: first.stage,
        measurement: first.summary(prefix: Self.firstPart), estimatedSeconds: first.estimatedSeconds
      )
    ]
  }

  /// Before the names of the tables of a training without its epochs with ten pairs of codes.
  static let firstPart = "first_part_"

  /// The cells with published levels that are computed at the paper's settings.
  private static func level(bits: Int) -> TextRun {
    TextRun(TextScale(.paper), bits: bits, depth: 0, encoder: .e1)
  }

  public func work(_ profile: Profile) -> Work {
    let scale = TextScale(profile)
    let more = scale.tenfoldEpochs > 0 ? " and \(scale.tenfoldEpochs) epochs with 10" : ""
    return Work(
      seeds: 1,
      steps: "\(scale.epochs) epochs of \(scale.count(.train)) documents with 1 pair of "
        + "codes\(more)",
      varying: "initialisation, order of documents, codes")
  }

  // MARK: What differs from the paper

  public let deviations = TextWords.deviations

  public func settings(_ profile: Profile) -> [SettingComparison] {
    TextWords.settings(TextScale(profile))
  }

  /// Results at the paper's settings, which may lie beside those that the page shows. Where a
  /// training is not complete, its first part counts.
  static func atPaperSettings(_ results: Results, _ table: String) -> Rows {
    let isShown = results.profiles == [Profile.paper.rawValue]
    func stored(_ name: String) -> Rows {
      results[isShown ? name : "\(Profile.paper.rawValue)/\(name)"]
    }
    var complete = stored(table)
    let known = Set(complete.map { $0.number("bits") })
    let parts = stored(firstPart + table).filter { !known.contains($0.number("bits")) }
    complete.append(contentsOf: parts)
    return complete
  }
}
