import Tables

/// The committed results of one figure or table, as one commit or the work tree has them.
public struct StoredItem: Sendable {
  /// The item: `vsm/figure-3`.
  public let id: String
  /// The cells whose rows the tables hold.
  public var cells: [StoredCell] = []
  /// Measured tables, by name: one row a measurement, its cell in the first column.
  public var measured: [String: StoredTable] = [:]
  /// What the measured tables' columns hold, by table.
  public var columns: [String: [Column]] = [:]
  /// Tables of the page, by name.
  public var printed: [String: StoredTable] = [:]
  /// Claims with their verdicts.
  public var claims: [StoredClaim] = []
  /// Settings and deviations beside the paper's.
  public var settings: [StoredSetting] = []
  /// Figures of the page.
  public var figures: [StoredFigure] = []
  /// Files that could not be read, with what is wrong.
  public var problems: [String] = []

  /// An item without results.
  public init(id: String) { self.id = id }

  /// Whether the item has results at all.
  public var isEmpty: Bool { cells.isEmpty && printed.isEmpty && claims.isEmpty }
}

/// A cell of committed results: what its numbers were computed from.
public struct StoredCell: Sendable, Hashable {
  /// What the `cell` column of the tables holds.
  public let id: String
  /// The key, in full.
  public let key: String
  /// The label without its seed, by which cells of a setting belong together.
  public let group: String
  /// The profiles at which the cell appears.
  public let profiles: Set<String>
  /// The seed of all randomness.
  public let seed: UInt64
  /// Everything the key is made of, by words such as `setting K`, `program 'step'`.
  public let parts: [String: String]
  /// The content of the data that is read, by dataset.
  public let data: [String: String]
  /// Where it was computed, in words; empty when not on record.
  public var machine = ""
  /// The key of the training that it measures, if it has one.
  public var trainingKey: String?

  /// A cell.
  ///
  /// - Parameter label: As the recipe gives it, with its seed.
  public init(
    id: String, key: String, label: String, profiles: Set<String>, seed: UInt64,
    parts: [String: String], data: [String: String]
  ) {
    self.id = id
    self.key = key
    group = Self.withoutSeed(label)
    self.profiles = profiles
    self.seed = seed
    self.parts = parts
    self.data = data
  }

  /// A label without the words that name the seed: "ring, seed 3" is "ring".
  static func withoutSeed(_ label: String) -> String {
    let parts = label.split(separator: ",", omittingEmptySubsequences: false)
    let kept = parts.filter { part in
      let words = part.split(separator: " ")
      return !(words.count == 2 && words[0].lowercased() == "seed" && UInt64(words[1]) != nil)
    }
    if kept.count == parts.count || kept.isEmpty { return label }
    let text = kept.joined(separator: ",")
    return text.first == " " ? String(text.dropFirst()) : text
  }
}

/// A claim with the verdict it got.
public struct StoredClaim: Sendable, Hashable {
  /// One way to read the claim, with its own verdict.
  public struct Reading: Sendable, Hashable {
    /// The reading's name; empty for the only one.
    public let name: String
    /// Its verdict.
    public let verdict: String
    /// Why, with the numbers.
    public let sentence: String

    /// A reading.
    public init(name: String, verdict: String, sentence: String) {
      self.name = name
      self.verdict = verdict
      self.sentence = sentence
    }
  }

  /// The claim's name within its paper: `C5`.
  public let id: String
  /// What the paper says.
  public let quote: String
  /// How it is tested, and within which margin.
  public let test: String
  /// The verdict of the headline reading.
  public let verdict: String
  /// Its readings, the headline's sentence first.
  public let readings: [Reading]

  /// A claim.
  public init(id: String, quote: String, test: String, verdict: String, readings: [Reading]) {
    self.id = id
    self.quote = quote
    self.test = test
    self.verdict = verdict
    self.readings = readings
  }
}

/// A setting or a deviation of an item.
public struct StoredSetting: Sendable, Hashable {
  /// What is set, or what deviates.
  public let name: String
  /// The paper's value, ours, or the reason of a deviation.
  public let words: String

  /// A setting.
  public init(name: String, words: String) {
    self.name = name
    self.words = words
  }
}

/// A figure of a page.
public struct StoredFigure: Sendable {
  /// The figure's name: the beginning of its files' names.
  public let id: String
  /// The drawing as PNG; empty where there is none.
  public let png: [UInt8]
  /// The drawing as SVG; empty where there is none.
  public let svg: [UInt8]
  /// The data behind it; `nil` where there is none.
  public let data: StoredTable?

  /// A figure.
  public init(id: String, png: [UInt8], svg: [UInt8], data: StoredTable?) {
    self.id = id
    self.png = png
    self.svg = svg
    self.data = data
  }
}
