import RecipeKit
import VAEErrorMixture

extension Figure2 {
  /// Both ways of joint training, each a reading: the population is exact and the headline.
  private func readings(
    _ test: @escaping @Sendable (MixtureResults, _ start: Row, _ end: Row) -> Outcome
  ) -> [Reading] {
    [
      Reading("population", isHeadline: true) { results in
        let mixture = MixtureResults(results)
        guard let start = mixture.population.first, let end = mixture.population.last else {
          return .notAttempted("nothing has been computed yet")
        }
        return test(mixture, start, end)
      },
      Reading("networks") { results in
        let mixture = MixtureResults(results)
        guard !mixture.networks.isEmpty else {
          return .notAttempted("no network has been trained yet")
        }
        return .all(mixture.networks, of: "networks") { name in
          let path = mixture.path(name)
          guard let start = path.first, let end = path.last else {
            return .notAttempted("nothing is stored")
          }
          return test(mixture, start, end)
        }
      },
    ]
  }

  private static func text(_ value: Double, _ digits: Int = 4) -> String {
    NumberText.fixed(value, digits: digits)
  }

  public var claims: [Claim] {
    [
      Claim(
        "A11", "In joint training the bound rises and the likelihood falls.",
        source: "§4.1, appendix C.1",
        test: "bound at the end above that at the start, log-likelihood below; both exact on the "
          + "population, for the networks with their encoder", data: [],
        readings: readings { _, start, end in
          .exact(
            end.number("elbo") > start.number("elbo")
              && end.number("likelihood") < start.number("likelihood"),
            "bound \(Self.text(start.number("elbo"))) → \(Self.text(end.number("elbo"))), "
              + "log-likelihood \(Self.text(start.number("likelihood"))) → "
              + "\(Self.text(end.number("likelihood")))")
        }),
      Claim(
        "A12", "The approximation error is small, and at most the mismatch of the best decoder.",
        source: "§4.1, appendix C.1; derived: specification §1",
        test: "0 ≤ L(θ_ML) − L(θ_VAE) ≤ F(θ_ML), and below 0.05 nats", margin: "0.05 nats",
        marginReason: "the specification's, §10: well above its own 0.0066 and below the mismatch "
          + "of 0.0635", data: [],
        readings: readings { mixture, _, end in
          let error = mixture.truth - end.number("likelihood")
          return .exact(
            error >= -1e-9 && error <= mixture.mismatch && error < 0.05,
            "approximation error \(Self.text(error)) nats, F(θ_ML) \(Self.text(mixture.mismatch))")
        }),
      Claim(
        "A13",
        "After joint training the model's posterior decides as the encoder does, and no "
          + "longer as the ground truth.",
        source: "§4.1, Figure 2 (b)–(d)",
        test: "argmax of the model's posterior and of q agree for at least 95 % of the data and "
          + "more than before; the model's posterior and the truth's for less than 80 %",
        margin: "95 % and 80 %",
        marginReason: "the specification's, §10; the paper shows maps "
          + "only",
        data: [],
        readings: readings { _, start, end in
          let (before, after) = (start.number("model_encoder"), end.number("model_encoder"))
          let truth = end.number("model_truth")
          return .exact(
            after >= 0.95 && after > before && truth < 0.8,
            "agreement with q \(Self.text(before, 3)) → \(Self.text(after, 3)), with the truth "
              + "\(Self.text(truth, 3))")
        }),
      Claim(
        "A15",
        "The jointly trained VAE fits worse than the truth and better than the restricted "
          + "Boltzmann machine.",
        source: "§4.1, derived: specification §10", test: "log-likelihoods in this order", data: [],
        readings: readings { mixture, _, end in
          let (truth, joint) = (mixture.truth, end.number("likelihood"))
          let machine = mixture.harmonium?.number("likelihood") ?? .nan
          guard machine.isFinite else {
            return .notAttempted("the Boltzmann machine has not been trained")
          }
          return .exact(
            truth > joint && joint > machine,
            "\(Self.text(truth)) > \(Self.text(joint)) > \(Self.text(machine))")
        }),
    ]
  }
}
