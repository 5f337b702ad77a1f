import RecipeKit

extension Sensitivity2D {
  /// FID of appendix Table 3 and of App. G.2 by our setting that stands for the paper's.
  private static let fid: [(setting: ToySetting, paper: String)] = [
    (ToySetting(), "28.09"),
    (ToySetting(blocks: 2), "36.17"), (ToySetting(blocks: 4), "25.98"),
    (ToySetting(latent: 4), "26.55"), (ToySetting(latent: 20), "27.78"),
    (ToySetting(particles: 5), "31.21"), (ToySetting(particles: 10), "29.26"),
    (ToySetting(noiseExponent: 3), "25.83"), (ToySetting(noiseExponent: 2), "30.47"),
    (ToySetting(inferenceSteps: 0, correctionSteps: 0), "diverges"),
    (ToySetting(inferenceSteps: 0, correctionSteps: 5), "diverges"),
    (ToySetting(inferenceSteps: 5, correctionSteps: 0), "diverges"),
    (ToySetting(inferenceSteps: 0, correctionSteps: 10), "diverges"),
    (ToySetting(inferenceSteps: 10, correctionSteps: 0), "diverges"),
    (ToySetting(inferenceSteps: 0, correctionSteps: 15), "diverges"),
    (ToySetting(inferenceSteps: 15, correctionSteps: 0), "diverges"),
    (ToySetting(inferenceSteps: 5, correctionSteps: 10), "29.52"),
    (ToySetting(inferenceSteps: 10, correctionSteps: 5), "27.88"),
    (ToySetting(stepFactor: 0.25), "diverges"), (ToySetting(stepFactor: 2.5), "diverges"),
    (ToySetting(criterion: .kl), "29.13"),
  ]

  /// Minutes for 2000 iterations on one graphics processor, appendix Table 2, CIFAR-10.
  private static let minutes: [(method: ToyMethod, paper: Double)] = [
    (.variational, 24), (.bilevel(unrolled: 0), 19), (.bilevel(unrolled: 2), 25),
    (.bilevel(unrolled: 5), 34),
  ]

  public func tables(_ results: Results) -> [Table] {
    let (methods, settings) = (ToyRows.methods(results), ToyRows.settings(results))
    return [settingsTable(methods, settings), costTable(settings)].compactMap { $0 }
  }

  private func settingsTable(_ methods: ToyRows, _ settings: ToyRows) -> Table? {
    guard !methods.isEmpty else { return nil }
    let isOneLength = methods.iterations == settings.iterations
    let lines =
      ToySweep.methods.filter(methods.has).map { (rows: methods, setting: $0) }
      + ToySweep.settings(.paper).filter { setting in
        settings.has(setting) && !(isOneLength && ToySweep.methods.contains(setting))
      }.map { (rows: settings, setting: $0) }
    func mean(_ rows: ToyRows, _ setting: ToySetting, _ column: Column) -> Entry {
      let estimate = Estimate(rows.of(setting).values(column.name).filter(\.isFinite))
      guard estimate.count > 0 else { return .empty }
      // Of a run that has lost its footing the size alone says something.
      if abs(estimate.mean) > 1000 {
        return .text(NumberText.significant(estimate.mean, digits: 1))
      }
      let digits = column.digits ?? 3
      let text = NumberText.fixed(estimate.mean, digits: digits)
      // One run has no spread; the last column says what became of the others.
      guard estimate.count > 1 else { return .text(text) }
      return .text("\(text) ± \(NumberText.fixed(estimate.standardDeviation, digits: digits))")
    }
    let columns = [
      ("Log-likelihood", ToyMeasurement.logLikelihood), ("Loss", ToyMeasurement.lastLoss),
      ("Energy distance", ToyMeasurement.energyDistance),
      ("Effective share", ToyMeasurement.effectiveShare),
    ]
    return Table(
      id: "settings", title: "Every setting",
      caption:
        "Mean ± standard deviation over \(settings.seeds) seeds: test log-likelihood in nats; "
        + "unexplained share of the noise at the end; energy distance of samples to data; share of the "
        + "particles that counts in the log-likelihood. Stable runs by the criterion of C29. Beside "
        + "them the paper's FID for the setting on CIFAR-10 that ours stands for.",
      columns: [
        TableColumn("Setting"), TableColumn("Iterations", alignment: .trailing),
        TableColumn("Paper, FID", alignment: .trailing),
      ]
        + columns.map {
          TableColumn($0.0, direction: $0.1.direction, alignment: .trailing)
        } + [TableColumn("Stable", alignment: .trailing)],
      rows: lines.map { rows, setting in
        let (stable, total) = rows.stable(setting)
        let paper = Self.fid.first { $0.setting == setting }?.paper
        let iterations = Self.spaced(rows.iterations ?? 0)
        return [.text(setting.label), .text(iterations), paper.map { .text($0) } ?? .empty]
          + columns.map { mean(rows, setting, $0.1) } + [.text("\(stable) of \(total)")]
      })
  }

  private func costTable(_ rows: ToyRows) -> Table? {
    let known = ToyCost.methods.filter { rows.cost($0, ToyCost.megabytes) != nil }
    guard !known.isEmpty else { return nil }
    let unit = rows.cost(.variational, ToyCost.milliseconds)
    func number(_ value: Double?, _ digits: Int) -> Entry {
      value.map { .number($0, digits: digits) } ?? .empty
    }
    return Table(
      id: "costs", title: "Cost of an iteration",
      caption:
        "Processor time of one core, and memory that the compiled step plans for its values. "
        + "Ratios are to VaGES; the paper's are of 24, 19, 25 and 34 minutes for 2000 iterations on "
        + "CIFAR-10 with one graphics processor (appendix Table 2) and of 2.8 (F.2.2).",
      columns: [TableColumn("Method")]
        + [
          ("Time (ms)", Direction.lowerIsBetter), ("Ratio", .none), ("Paper's ratio", .none),
          ("Memory (MB)", .lowerIsBetter),
        ].map { TableColumn($0.0, direction: $0.1, alignment: .trailing) },
      rows: known.map { method in
        let time = rows.cost(method, ToyCost.milliseconds)
        let paper = Self.minutes.first { $0.method == method }.map { $0.paper / 24 }
        return [
          .text(method.name), number(time, 2), number(time.flatMap { t in unit.map { t / $0 } }, 2),
          number(method == .visible ? 1 / 2.8 : paper, 2),
          number(rows.cost(method, ToyCost.megabytes), 2),
        ]
      })
  }

  // MARK: In words

  public func summary(_ results: Results) -> String {
    let (trained, rows) = (ToyRows.methods(results), ToyRows.settings(results))
    guard !rows.isEmpty else { return "Nothing has been measured yet." }
    func likelihood(_ setting: ToySetting) -> String? {
      let estimate = trained.estimate(setting)
      return estimate.mean.isFinite
        ? "\(setting.label) \(NumberText.fixed(estimate.mean, digits: 3))" : nil
    }
    let methods = ToySweep.methods.compactMap(likelihood).joined(separator: "; ")
    let settings = ToySweep.settings(.paper).filter(rows.has)
    let unstable = settings.filter { rows.stable($0).count < rows.stable($0).total }
    let stability =
      unstable.isEmpty
      ? "every run of \(settings.count) settings is stable"
      : "of \(settings.count) settings these are not stable in every seed: "
        + unstable.map(\.label).joined(separator: "; ")
    return
      "Test log-likelihood in nats after \(Self.spaced(trained.iterations ?? 0)) iterations, means "
      + "over \(rows.seeds) seeds: \(methods). By our criterion \(stability)."
  }
}
