import Foundation

/// The beginning of a recipe: a file that builds and passes its tests, and the two lines that list
/// it. What it computes is an example, and says so on its page.
public struct RecipeSkeleton {
  /// The item.
  public let item: Item
  /// The paper's folder below `Sources/Recipes`.
  public let folder: String
  /// The type, and the item's folder.
  public let type: String

  /// The module's name.
  public var module: String { folder + type }
  /// The recipe's file, from the package's folder.
  public var path: String { "Sources/Recipes/\(folder)/\(type)/\(type).swift" }

  private let root: String

  /// A skeleton for an item.
  ///
  /// - Parameter workspace: The package it goes into.
  public init(_ item: Item, in workspace: Workspace) {
    self.item = item
    root = workspace.root
    let wanted = item.paper.filter { $0 != "-" }
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: root + "/Sources/Recipes"))
    folder = folders?.first { $0.lowercased() == wanted } ?? Self.capitalised(item.paper)
    type = Self.capitalised(item.name)
  }

  /// Writes the recipe, and its lines into the manifest and the catalogue.
  ///
  /// - Returns: The files that were written or changed.
  /// - Errors: `SkeletonError`; nothing is written then.
  public func write() throws -> [String] {
    let target = root + "/" + path
    guard !FileManager.default.fileExists(atPath: target) else {
      throw SkeletonError(path: path, problem: "exists already")
    }
    let manifest = try text("Package.swift")
    let catalogue = try text(Self.cataloguePath)
    let line = "  RecipeTarget(name: \"\(module)\", path: \"\(folder)/\(type)\"),"
    let newManifest = try Self.inserting(
      line, into: manifest, between: "// <recipes>", and: "// </recipes>", "Package.swift")
    let withImport = try Self.inserting(
      "import \(module)", into: catalogue, between: nil, and: "///", Self.cataloguePath)
    let newCatalogue = try Self.inserting(
      "    \(module).\(type)(),", into: withImport, between: "[any Recipe] = [", and: "]",
      Self.cataloguePath)
    try FileManager.default.createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(source.utf8).write(to: URL(filePath: target))
    try Data(newManifest.utf8).write(to: URL(filePath: root + "/Package.swift"))
    try Data(newCatalogue.utf8).write(to: URL(filePath: root + "/" + Self.cataloguePath))
    return [path, "Package.swift", Self.cataloguePath]
  }

  static let cataloguePath = "Sources/Recipes/Catalogue/RecipeCatalogue.swift"

  private func text(_ path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: root + "/" + path) else {
      throw SkeletonError(path: path, problem: "is missing: a recipe has to be listed there")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// "appendix-figure-3" is "AppendixFigure3".
  static func capitalised(_ name: String) -> String {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// A text with a line among others of its kind, in their order.
  ///
  /// - Parameters:
  ///   - first: The line before the first place; `nil` for the first line that imports.
  ///   - last: What the line after the last place contains.
  static func inserting(
    _ line: String, into text: String, between first: String?, and last: String, _ path: String
  ) throws -> String {
    var lines = text.components(separatedBy: "\n")
    let start =
      first.map { first in lines.firstIndex { $0.contains(first) }.map { $0 + 1 } }
      ?? lines.firstIndex { $0.hasPrefix("import ") }
    guard let start,
      let end = lines[start...].firstIndex(where: {
        $0.trimmingCharacters(in: .whitespaces).hasPrefix(last)
      })
    else { throw SkeletonError(path: path, problem: "has no place for '\(line)'") }
    let blanks = lines[start..<end].firstIndex { $0.isEmpty } ?? end
    let place = lines[start..<blanks].firstIndex { $0 > line } ?? blanks
    lines.insert(line, at: place)
    return lines.joined(separator: "\n")
  }

  // MARK: The file

  /// The recipe's source.
  public var source: String {
    """
    \("import") RecipeKit

    /// \(item.title).
    ///
    /// Source: the paper, \(item.label). This is a skeleton: it sums a series whose value is known, so
    /// that every part of a recipe is there and runs. Replace all of it.
    public struct \(type): Recipe {
      public init() {}

      public let item = PaperCatalogue.item("\(item.id)")

      // MARK: What is compared

      /// Terms of the series: what the profile chooses.
      private static func terms(_ profile: Profile) -> Int {
        switch profile {
        case .smoke: 10
        case .laptop: 1000
        case .paper: 100_000
        }
      }

      public func cells(_ profile: Profile) -> [Cell] {
        let terms = Self.terms(profile)
        return [
          Cell(
            label: "series, \\(terms) terms",
            measurement: Stage(
              parts: { KeyParts(.measurement, settings: ["terms": .integer(terms)], seed: 0) },
              run: { _ in StageOutput(rows: Self.rows(terms)) }))
        ]
      }

      /// Partial sums of Σ 1/k² beside its value π²/6.
      private static func rows(_ terms: Int) -> Rows {
        var rows = Rows([
          Column("terms"), Column("sum", digits: 6),
          Column("error", direction: .lowerIsBetter, digits: 6),
        ])
        var sum = 0.0
        var shown = 1
        for k in 1...terms {
          sum += 1 / Double(k * k)
          guard k == shown || k == terms else { continue }
          shown *= 2
          let error = abs(sum - Double.pi * Double.pi / 6)
          rows.append(["terms": .integer(k), "sum": .number(sum), "error": .number(error)])
        }
        return rows
      }

      public func work(_ profile: Profile) -> Work {
        Work(seeds: 1, steps: "\\(Self.terms(profile)) terms of a series", varying: "")
      }

      // MARK: What the paper says

      public var claims: [Claim] {
        [
          Claim(
            "X1", "The skeleton's series converges.", source: "no paper: replace this claim",
            test: "the last error is below 1 over the number of terms"
          ) { results in
            let last = results.rows.count - 1
            guard last >= 0 else { return .exact("rows", 0, is: .above(0)) }
            let terms = results.rows[last].number("terms")
            return .exact(
              "last error times terms", results.rows[last].number("error") * terms, is: .below(1))
          }
        ]
      }

      public let deviations = [
        Deviation("Everything: this is a skeleton.", because: "the recipe has not been written yet.")
      ]

      public func settings(_ profile: Profile) -> [SettingComparison] {
        [SettingComparison("Terms", paper: "none", ours: "\\(Self.terms(profile))")]
      }

      // MARK: What is shown

      public func figures(_ results: Results) throws -> [Figure] {
        [
          Figure(
            id: "error", title: "Error of the partial sums",
            caption: "Distance of the partial sums from the value of the series.",
            alt: "Line chart of the error against the number of terms: it falls like one over it."
          ) {
            Panel(x: .log10("terms"), y: .log10("error")) {
              Line(
                x: results.rows.values("terms"), y: results.rows.values("error"), series: "skeleton")
            }
          }
        ]
      }

      public func tables(_ results: Results) throws -> [Table] {
        [
          Table(
            id: "sums", title: "Partial sums",
            columns: [TableColumn("Terms"), TableColumn("Sum"), TableColumn("Error")],
            rows: results.rows.map {
              [
                .integer($0.integer("terms")), .number($0.number("sum"), digits: 6),
                .number($0.number("error")),
              ]
            })
        ]
      }

      public func summary(_ results: Results) throws -> String {
        let least = results.rows.values("error").min() ?? .nan
        return "A skeleton: the least error is \\(NumberText.printed(least))."
      }
    }

    """
  }
}

/// A skeleton cannot be written.
public struct SkeletonError: Error, Equatable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// What is wrong with it.
  public let problem: String

  /// What is wrong.
  public var description: String { "\(path) \(problem)" }
}
