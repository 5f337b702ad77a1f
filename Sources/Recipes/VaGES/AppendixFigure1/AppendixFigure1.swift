import RecipeKit

/// The deep energy-based latent variable model as a diagram, drawn from its description.
///
/// Source: Bao et al. (2021), ICML, PMLR 139, appendix Figure 1; §2.3 of its specification.
public struct AppendixFigure1: Recipe {
  public init() {}

  public let item = PaperCatalogue.item("vages/appendix-figure-1")

  static let architectures: [(name: String, architecture: ImageEnergyArchitecture)] = [
    ("MNIST", .mnist), ("CIFAR-10", .cifar10), ("CelebA", .celebA),
  ]

  // MARK: What is compared

  static let columns = [
    Column("data"), Column("order"), Column("part"), Column("layer"), Column("shape"),
    Column("parameters"),
  ]

  public func cells(_ profile: Profile) -> [Cell] {
    Self.architectures.map { name, architecture in
      Cell(
        label: "\(name), layers",
        measurement: Stage(
          parts: {
            KeyParts(
              .measurement,
              settings: [
                "layers": .text(
                  (architecture.layers + architecture.posteriorLayers)
                    .map { "\($0)" }.joined(separator: "; "))
              ], seed: 0, revisions: ["layers": 1])
          },
          run: { _ in
            var rows = Rows(Self.columns)
            let layers = architecture.layers + architecture.posteriorLayers
            for (index, layer) in layers.enumerated() {
              rows.append([
                "data": .text(name), "order": .integer(index), "part": .text(layer.part.rawValue),
                "layer": .text(layer.name),
                "shape": .text(layer.shape.map(String.init).joined(separator: " × ")),
                "parameters": .integer(layer.parameters),
              ])
            }
            return StageOutput(rows: rows)
          }), estimatedSeconds: 0.01)
    }
  }

  public func work(_ profile: Profile) -> Work {
    Work(seeds: 1, steps: "counting: nothing is trained", varying: "")
  }

  public func settings(_ profile: Profile) -> [SettingComparison] {
    Self.architectures.map { name, architecture in
      SettingComparison(
        name,
        "\(architecture.convolutions) convolutions, \(architecture.width) channels after the stem, "
          + "\(architecture.latent) latents")
    }
  }

  public let deviations = [
    Deviation(
      "The model is described and counted, not run",
      because: "convolutions belong to machinery that does not exist here yet; the items that need "
        + "trained deep models say so.")
  ]

  // MARK: What the paper says

  public let claims = [
    Claim(
      "F2", "The EBLVM for CIFAR-10 takes 244 MB.", source: "F.2.2",
      test: "parameters in single precision, in MiB, within 0.5 of 244", margin: "0.5 MiB",
      marginReason: "the rounding of the printed number"
    ) { results in
      let rows = results.rows.where("data", "CIFAR-10").filter { $0.text("part") != "posterior" }
      guard rows.count > 0 else { return .notAttempted("nothing has been counted yet") }
      let count = rows.values("parameters").reduce(0, +)
      return .exact(
        "the energy's \(Int(count)) parameters, 4 bytes each", count * 4 / 1_048_576,
        is: .within(243.5...244.5), unit: "MiB")
    }
  ]

  // MARK: What is shown

  public func figures(_ results: Results) -> [Figure] {
    let rows = results.rows.where("data", "CIFAR-10")
    guard rows.count > 0 else { return [] }
    return [
      Figure(
        id: "diagram", title: "The deep EBLVM, as for CIFAR-10",
        caption:
          "From the image (top) to the energy (bottom). Right of each layer: its output and the "
          + "number of its parameters. The latent h enters once, at the coupling; all particles share "
          + "what is above it.",
        alt:
          "A column of boxes, image to energy, with the latent h joining before the last layers.",
        legend: .none, width: 504, aspect: 1.15
      ) { LayerDiagram(rows).panel() }
    ]
  }

  public func tables(_ results: Results) -> [Table] {
    guard results.rows.count > 0 else { return [] }
    func total(_ name: String, _ keep: (Row) -> Bool) -> Int {
      Int(results.rows.where("data", .text(name)).filter(keep).values("parameters").reduce(0, +))
    }
    return [
      Table(
        id: "parameters", title: "Parameters",
        columns: [
          TableColumn("Data"), TableColumn("ResNet", alignment: .trailing),
          TableColumn("Energy", alignment: .trailing),
          TableColumn("Energy, single precision", unit: "MiB", alignment: .trailing),
          TableColumn("Posterior", alignment: .trailing),
        ],
        rows: Self.architectures.map { name, _ -> [Entry] in
          let energy = total(name) { $0.text("part") != "posterior" }
          let residual = total(name) {
            $0.text("part") == "features" && $0.text("layer") != "affine"
          }
          let posterior = total(name) { $0.text("part") == "posterior" }
          let size = Double(energy) * 4 / 1_048_576
          return [
            .text(name), .integer(residual), .integer(energy), .number(size, digits: 1),
            .integer(posterior),
          ]
        })
    ]
  }

  public func summary(_ results: Results) -> String {
    let rows = results.rows.filter { $0.text("part") != "posterior" }
    guard rows.count > 0 else { return "Nothing has been counted yet." }
    let parts = Self.architectures.map { name, _ in
      let count = rows.where("data", .text(name)).values("parameters").reduce(0, +)
      return "\(NumberText.fixed(count / 1e6, digits: 1)) million parameters for \(name)"
    }
    return "The energy function has " + parts.joined(separator: ", ") + "."
  }
}
