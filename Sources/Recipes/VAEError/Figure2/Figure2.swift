import RecipeKit
import VAEErrorMixture

/// A Gaussian mixture with a factorised encoder: decisions of truth, encoder, model and harmonium.
///
/// Source: Shekhovtsov, Schlesinger & Flach (2022), ICLR, Figure 2 and appendix C.1; §6 of its
/// specification.
public struct Figure2: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vae-error/figure-2")

  public func cells(_ profile: Profile) -> [Cell] { MixtureResults.cells(profile) }

  public func work(_ profile: Profile) -> Work {
    let network = MixtureNetwork(profile, seed: 1)
    return Work(
      seeds: MixtureResults.networks(profile),
      steps: "\(network.steps.pretraining) and \(network.steps.joint) updates of the network; "
        + "coordinate ascent on the population; exact maximum likelihood of the Boltzmann machine",
      varying: "sample and initialisation of the network")
  }

  public let deviations =
    MixtureWords.deviations + [
      Deviation(
        "Panel f shows the centres before and after joint training and the two boundaries of $q$.",
        because: "what the paper's panel shows is not in the text that we have.")
    ]

  public func settings(_ profile: Profile) -> [SettingComparison] {
    MixtureWords.settings(profile)
  }

  public func summary(_ results: Results) -> String {
    let mixture = MixtureResults(results)
    guard let start = mixture.population.first, let end = mixture.population.last else {
      return "Nothing has been measured yet."
    }
    func text(_ row: Row, _ name: String, _ digits: Int = 4) -> String {
      NumberText.fixed(row.number(name), digits: digits)
    }
    let error = NumberText.fixed(
      start.number("likelihood") - end.number("likelihood"), digits: 4)
    return "On the population joint training raises the bound from \(text(start, "elbo")) to "
      + "\(text(end, "elbo")) nats and lowers the log-likelihood from \(text(start, "likelihood")) "
      + "to \(text(end, "likelihood")): an approximation error of \(error) nats. The model's "
      + "posterior then decides as the encoder for "
      + "\(NumberText.fixed(100 * end.number("model_encoder"), digits: 1)) % of the data and as "
      + "the "
      + "ground truth for only \(NumberText.fixed(100 * end.number("model_truth"), digits: 1)) %."
  }
}
