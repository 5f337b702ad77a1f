import Comparison
import Tables

extension StoredCell {
  /// A cell as `cells.json` describes it.
  init?(_ value: JSONValue) {
    guard let id = value["cell"]?.words, let key = value["key"]?.words,
      let measurement = value["measurement"]?["parts"]
    else { return nil }
    let training = value["training"]?["parts"]
    let places = value["appearsAs"]?.elements ?? []
    var parts: [String: String] = [:]
    var data: [String: String] = [:]
    for (stage, prefix) in [(training, ""), (measurement, training == nil ? "" : "measurement ")] {
      guard let stage else { continue }
      for (name, value) in stage["programs"]?.members ?? [:] {
        parts["\(prefix)program '\(name)'"] = value.words ?? ""
      }
      for (name, value) in stage["revisions"]?.members ?? [:] {
        parts["\(prefix)revision of \(name)"] = "\(value.integer ?? 0)"
      }
      for (path, words) in Self.leaves(stage["settings"] ?? .null, "") {
        parts["\(prefix)setting \(path)"] = words
      }
      for (name, value) in stage["data"]?.members ?? [:] { data[name] = value.words ?? "" }
    }
    self.init(
      id: id, key: key, label: places.first?["label"]?.words ?? "",
      profiles: Set(places.compactMap { $0["profile"]?.words }),
      seed: Self.seed((training ?? measurement)["seed"]), parts: parts, data: data)
    trainingKey = measurement["parent"]?.words
  }

  private static func seed(_ value: JSONValue?) -> UInt64 {
    switch value {
    case .integer(let seed): UInt64(bitPattern: Int64(seed))
    case .number(let seed): UInt64(exactly: seed) ?? 0
    default: 0
    }
  }

  /// The values at the ends of a tree of settings, by their path.
  private static func leaves(_ value: JSONValue, _ path: String) -> [(String, String)] {
    switch value {
    case .object(let members):
      return members.sorted { $0.key < $1.key }.flatMap { name, value in
        leaves(value, path.isEmpty ? name : "\(path).\(name)")
      }
    case .array(let values):
      let words = values.flatMap { leaves($0, "").map(\.1) }
      return [(path, "[\(words.joined(separator: ", "))]")]
    case .string(let text): return [(path, text)]
    case .number(let number): return [(path, NumberText.printed(number))]
    case .integer(let integer): return [(path, String(integer))]
    case .bool(let bool): return [(path, bool ? "yes" : "no")]
    case .null: return path.isEmpty ? [] : [(path, "none")]
    }
  }
}

extension Column {
  /// A column as `cells.json` describes it.
  init?(stored value: JSONValue) {
    guard let name = value["name"]?.words, !name.isEmpty else { return nil }
    self.init(
      name, label: value["label"]?.words, unit: Unit(value["unit"]?.words ?? ""),
      direction: Direction(rawValue: value["direction"]?.words ?? "") ?? .none,
      digits: value["digits"]?.integer.map { max(0, $0) })
  }
}

extension StoredClaim {
  /// The claims of a `claims.json`.
  static func list(_ value: JSONValue) -> [StoredClaim] {
    (value["claims"]?.elements ?? []).map { claim in
      let readings = (claim["readings"]?.elements ?? []).map { reading in
        (
          isHeadline: reading["headline"] == .bool(true),
          reading: Reading(
            name: reading["name"]?.words ?? "", verdict: reading["verdict"]?.words ?? "",
            sentence: reading["sentence"]?.words ?? "")
        )
      }
      let ordered = readings.filter(\.isHeadline) + readings.filter { !$0.isHeadline }
      var test = claim["test"]?.words ?? ""
      if let margin = claim["margin"]?.double { test += "; margin \(NumberText.printed(margin))" }
      return StoredClaim(
        id: claim["id"]?.words ?? "", quote: claim["quote"]?.words ?? "", test: test,
        verdict: claim["verdict"]?.words ?? "", readings: ordered.map(\.reading))
    }
  }
}

extension StoredSetting {
  /// The settings and deviations of a `settings.json`.
  static func list(_ value: JSONValue) -> [StoredSetting] {
    let settings = (value["settings"]?.elements ?? []).map { setting in
      StoredSetting(
        name: setting["setting"]?.words ?? "",
        words: "\(setting["ours"]?.words ?? "") (paper: \(setting["paper"]?.words ?? ""))")
    }
    let deviations = (value["deviations"]?.elements ?? []).map { deviation in
      StoredSetting(
        name: "Deviation: \(deviation["deviation"]?.words ?? "")",
        words: deviation["reason"]?.words ?? "")
    }
    return settings + deviations
  }
}
