import RecipeKit

/// A22, D3: ARM and DisARM have no bias, DisARM no more variance; Gumbel-Softmax has bias.
struct Estimators: Check {
  let claim = "A22"
  let title = "gradient estimators on three bits"

  private typealias Toy = EstimatorToy
  private static let pairs: [(name: String, estimator: any SampledBitEstimator)] = [
    ("ARM", ARM()), ("DisARM", DisARM()),
  ]
  /// Draws of a run and number of runs, for the test by sampling.
  private static let (batch, runs) = (20_000, 50)
  static let temperatures = [0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3]
  private static let latticeSide = 48

  var programs: [String: Program] {
    var programs = ["exact": Toy.exactProgram]
    for pair in Self.pairs {
      programs[pair.name] = Toy.estimates(pair.estimator, batch: Toy.cells.count)
      programs["\(pair.name), sampled"] = Self.sampled(pair.estimator)
    }
    for temperature in Self.temperatures {
      programs["Gumbel-Softmax \(temperature)"] = Self.relaxed(temperature)
    }
    return programs
  }

  private static func relaxed(_ temperature: Double) -> Program {
    Toy.estimates(
      GumbelSoftmax(temperature: temperature), batch: latticeSide * latticeSide * latticeSide)
  }

  /// Sums and sums of squares of estimates from random noise.
  private static func sampled(_ estimator: any SampledBitEstimator) -> Program {
    Program([Port("key", [], .key)]) { inputs in
      let logits = Toy.logits(batch: batch)
      let estimate = estimator.estimate(logits: logits, key: inputs.key("key")) {
        Toy.integrand($0)
      }
      let slopes = gradient(of: estimate.surrogate.sum(), withRespectTo: logits)
      return ["sum": slopes.sum(0), "squares": slopes.squared().sum(0)]
    }
  }

  private static var exact: [Double] {
    computed(Toy.exactProgram, ["a": Toy.logits]).values("gradient")
  }

  /// Mean and variance over the cells of the noise.
  private static func enumerated(
    _ estimator: any SampledBitEstimator
  ) -> (mean: [Double], variance: [Double]) {
    let count = Toy.cells.count
    let found = computed(
      Toy.estimates(estimator, batch: count),
      ["noise": Toy.cells.flatMap(\.noise), "a": Toy.repeatedLogits(count)])
    return Toy.moments(found.values("gradient"), weights: Toy.cells.map(\.weight))
  }

  func findings() -> [Finding] {
    let exact = Self.exact
    var findings: [Finding] = []
    for pair in Self.pairs {
      let moments = Self.enumerated(pair.estimator)
      for bit in 0..<Toy.bits {
        findings.append(
          equal(
            "\(pair.name), bit \(bit + 1): mean over all noise against the exact slope",
            moments.mean[bit], exact[bit], tolerance: 1e-12))
      }
      findings += sampledFindings(pair.name, pair.estimator, exact)
    }
    let (arm, disarm) = (
      Self.enumerated(Self.pairs[0].estimator), Self.enumerated(Self.pairs[1].estimator)
    )
    for bit in 0..<Toy.bits {
      findings.append(
        atMost(
          "bit \(bit + 1): variance of DisARM against that of ARM", disarm.variance[bit],
          arm.variance[bit]))
    }
    return findings
  }

  private func sampledFindings(
    _ name: String, _ estimator: any SampledBitEstimator, _ exact: [Double]
  ) -> [Finding] {
    let executable = Executable(Self.sampled(estimator), precision: .double)
    var sums = Array(repeating: 0.0, count: 2 * Toy.bits)
    for run in 0..<Self.runs {
      executable.set("key", RandomKey(seed: 0)["estimators"][name][run])
      executable.run()
      let both = executable.values("sum") + executable.values("squares")
      sums = zip(sums, both).map { $0 + $1 }
    }
    let count = Double(Self.batch * Self.runs)
    return (0..<Toy.bits).map { bit in
      let mean = sums[bit] / count
      let error = ((sums[Toy.bits + bit] / count - mean * mean) / count).squareRoot()
      return equal(
        "\(name), bit \(bit + 1): mean of \(Int(count)) draws, tolerance 4 standard errors", mean,
        exact[bit], tolerance: 4 * error)
    }
  }

  /// Bias and spread of each estimator, relative to the length of the exact gradient.
  func tables() -> [String: Rows] {
    var rows = Rows([
      Column("estimator"), Column("temperature"), Column("bias", unit: .fraction),
      Column("deviation", unit: .fraction),
    ])
    let exact = Self.exact
    let length = norm(exact)
    func add(
      _ name: String, _ temperature: Double?, _ moments: (mean: [Double], variance: [Double])
    ) {
      rows.append([
        "estimator": .text(name), "temperature": temperature.map { .number($0) } ?? .missing,
        "bias": .number(norm(zip(moments.mean, exact).map { $0 - $1 }) / length),
        "deviation": .number(max(0, moments.variance.reduce(0, +)).squareRoot() / length),
      ])
    }
    for pair in Self.pairs { add(pair.name, nil, Self.enumerated(pair.estimator)) }
    let noise = Toy.lattice(Self.latticeSide)
    let count = noise.count / Toy.bits
    for temperature in Self.temperatures {
      let found = computed(
        Self.relaxed(temperature), ["noise": noise, "a": Toy.repeatedLogits(count)])
      add(
        "Gumbel-Softmax", temperature,
        Toy.moments(
          found.values("gradient"), weights: Array(repeating: 1 / Double(count), count: count)))
    }
    return ["estimators": rows]
  }

  private func norm(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
