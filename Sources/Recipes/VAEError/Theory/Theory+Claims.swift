import RecipeKit

extension Theory {
  public var claims: [Claim] {
    [
      .checked(
        "A19",
        "A harmonium is consistent: its posterior is factorised with logits affine in the "
          + "statistics of x, its decoder affine in z.",
        source: "§3.1, Theorem 1, Eq. (15)",
        test: "random multinomial–Bernoulli harmonia, all documents of 4 words: both conditionals "
          + "and the prior from the summed joint against their closed forms, to "
          + "10⁻¹⁰", expected: "theorem"),
      .checked(
        "A20", "An encoder that sees frequencies only cannot be exact unless $W = 0$.",
        source: "§4.3, Eq. (15)",
        test: "logits of a document twice as long with the same frequencies differ by "
          + "$N\\,W^\\top f$, to "
          + "10⁻¹⁰, and not by 0", expected: "theorem"),
      .checked(
        "A21", "A VAE that is nearly tight is nearly a harmonium.", source: "§3.2, Theorem 2",
        test: "on 200 random tiny VAEs with least probability α and mismatch ε: "
          + "$\\mathbb E\\sum_z(\\log p - \\log q)^2 \\le \\varepsilon/\\alpha^2$, and the joint "
          + "is bilinear up to $2\\sqrt\\varepsilon/\\alpha$ in $L^2(p_d)$",
        expected: "both hold; 0.31 was the specification's largest ratio"),
      .checked(
        "A22", "ARM and DisARM are unbiased, and DisARM has no more variance.",
        source: "§4.3; specification §4",
        test: "on a function of 3 bits the mean over all noise equals the exact gradient to "
          + "10⁻¹², that of 10⁶ draws within 4 standard errors; variances bit by bit"),
      .checked(
        "A23", "Deeper encoders do not enlarge the consistent set.", source: "§3.3, Corollary 1",
        test: "decoder and prior of random harmonia fixed: the gap of a trained affine encoder is "
          + "at most 10⁻³ nats, and a deep one gains at most 10⁻³", expected: "theorem"),
      .checked(
        "D1", "A VAE can be tight although its decoder is far from affine.", source: "Example A.1",
        test: "mismatch of the example for β = 2, 4, 6, 8 as in the specification, to its digits",
        expected: "0.1455, 0.0313, 0.0047, 0.00066"),
      Claim(
        "D2",
        "With affine decoders, and encoders that contain all affine maps, every optimum of the "
          + "bound has approximation error zero.",
        source: "§3.3, Corollary 2 as worded",
        test: "data from an affine decoder with 2 bits and 6 binary visibles: the likelihood of "
          + "the best bound found (4 starts, free encoder) below the greatest by more than 10⁻⁵ "
          + "nats contradicts it; such an error must also be at most the mismatch of the truth",
        expected: "false for bits with a fixed uniform prior: 8.3·10⁻⁴ nats in the specification's "
          + "example", data: []
      ) { results in
        let findings = Finding.stored(results, of: "D2")
        guard !findings.isEmpty else {
          return .notAttempted("nothing is stored for this claim yet")
        }
        let errors = findings.filter { $0.relation == .above }.map(\.value)
        let isSound = findings.filter { $0.relation == .atMost }.allSatisfy(\.holds)
        let list = errors.map { NumberText.significant($0, digits: 3) }.joined(separator: ", ")
        guard isSound else {
          return .exact(false, "the optima are not sound: \(Finding.outcome(findings).evidence)")
        }
        return .exact(
          errors.allSatisfy { $0 <= 1e-5 }, "approximation errors \(list) nats on three data sets")
      },
      Claim(
        "D3", "Gumbel-Softmax is biased, the more the higher its temperature.",
        source: "derived: specification §4",
        test: "length of the bias by quadrature: above 1 % of the gradient's at temperature 1, "
          + "and falling with every lower temperature from 3 to 0.3", data: []
      ) { results in
        let rows = results["estimators"].where("estimator", .text("Gumbel-Softmax"))
        guard let one = rows.first(where: { $0.number("temperature") == 1 }) else {
          return .notAttempted("nothing is stored for this claim yet")
        }
        let biases = rows.filter { $0.number("temperature") >= 0.3 }.values("bias")
        let rises = zip(biases, biases.dropFirst()).allSatisfy { $0 < $1 }
        return .exact(
          rises && one.number("bias") > 0.01,
          "bias \(NumberText.fixed(100 * one.number("bias"), digits: 1)) % at temperature 1, from "
            + "\(NumberText.fixed(100 * (biases.first ?? .nan), digits: 2)) % at 0.3 to "
            + "\(NumberText.fixed(100 * (biases.last ?? .nan), digits: 1)) % at 3")
      },
    ]
  }
}
