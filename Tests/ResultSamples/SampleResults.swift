/// Committed results of a small item: one table with a loss by method and seed.
public struct SampleResults {
  /// The item.
  public var item = "vsm/figure-3"
  /// Losses by method and seed; NaN for a diverged run.
  public var losses: [String: [Int: Double]] = [
    "a": [0: 1.0, 1: 1.2, 2: 1.1], "b": [0: 2.0, 1: 2.3, 2: 2.1],
  ]
  /// A setting that enters keys.
  public var steps = 100
  /// The unit of the loss.
  public var unit = "nats"
  /// Which way the loss is better.
  public var direction = "lowerIsBetter"
  /// The profile of the cells.
  public var profile = "laptop"
  /// The digest of the data.
  public var data = String(repeating: "d", count: 64)
  /// The verdict of the only claim.
  public var verdict = "reproduced"
  /// The test of the only claim.
  public var test = "a below b"
  /// The data behind the figure.
  public var figure = [1.0, 2.0]
  /// A word in the drawing.
  public var style = "thin"
  /// The machine.
  public var processor = "A processor"

  /// The sample as it stands.
  public init() {}

  /// The files of the item's folder.
  public var files: [String: String] {
    var files = [
      "cells.json": cells, "rows.csv": rows, "provenance.json": provenance,
      "claims.json": """
      {"claims": [{"id": "C1", "quote": "a is better than b", "test": "\(test)", "margin": null,
        "verdict": "\(verdict)", "where": "Section 3", "readings": [{"name": "", "headline": true,
        "verdict": "\(verdict)", "sentence": "because of the numbers"}]}], "item": "\(item)"}
      """,
      "settings.json": """
      {"deviations": [], "item": "\(item)", "settings": [
        {"setting": "Steps", "ours": "\(steps)", "paper": "100", "same": \(steps == 100)}]}
      """,
      "README.md": "# A page\n",
      "loss.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>\(style)</title></svg>",
    ]
    files["loss.csv"] =
      "panel,mark,series,x,y\n"
      + figure.enumerated().map { "p,line,a,\($0.offset),\($0.element)\n" }.joined()
    files["tables/losses.csv"] =
      "Method,Loss\n"
      + methods.map { method in
        let values = losses[method, default: [:]].values
        return "\(method),\(Self.text(values.reduce(0, +) / Double(values.count)))\n"
      }.joined()
    return files
  }

  private var methods: [String] { losses.keys.sorted() }

  private var runs: [(method: String, seed: Int, loss: Double)] {
    methods.flatMap { method in
      losses[method, default: [:]].sorted { $0.key < $1.key }.map { (method, $0.key, $0.value) }
    }
  }

  private func identifier(_ method: String, _ seed: Int) -> String {
    let digits = String(
      "\(method)\(seed)\(steps)\(data.prefix(1))".utf8.reduce(UInt64(7)) {
        ($0 &* 1_099_511_628_211) ^ UInt64($1)
      }, radix: 16)
    return String(("c" + digits + String(repeating: "0", count: 12)).prefix(12))
  }

  private var rows: String {
    "cell,method,seed,loss\n"
      + runs.map { run in
        "\(identifier(run.method, run.seed)),\(run.method),\(run.seed),\(Self.text(run.loss))\n"
      }.joined()
  }

  private static func text(_ value: Double) -> String { value.isNaN ? "nan" : value.description }

  private var cells: String {
    let list = runs.map { run -> String in
      let id = identifier(run.method, run.seed)
      let key = id + String(repeating: "0", count: 64 - id.count)
      return """
        {"appearsAs": [{"label": "\(run.method), seed \(run.seed)", "profile": "\(profile)"}],
         "cell": "\(id)", "key": "\(key)", "rows": {"rows": 1},
         "measurement": {"parts": {"data": {"digits": "\(data)"}, "kind": "measurement",
           "programs": {"loss": "aa"}, "revisions": {}, "seed": \(run.seed),
           "settings": {"steps": \(steps)}}}}
        """
    }
    return """
      {"schema": "cells/1", "tables": {"rows": [
        {"name": "method", "label": "Method", "unit": "", "direction": "none"},
        {"name": "seed", "label": "Seed", "unit": "", "direction": "none"},
        {"name": "loss", "label": "Loss", "unit": "\(unit)", "direction": "\(direction)",
         "digits": 3}]},
       "cells": [\(list.joined(separator: ",\n"))]}
      """
  }

  private var provenance: String {
    let list = runs.map { run in
      "\"\(identifier(run.method, run.seed))\": {\"measurement\": {\"machine\": \"m1\"}}"
    }
    return """
      {"schema": "provenance/1", "machines": {"m1": {"processor": "\(processor)", "cores": 2}},
       "cells": {\(list.joined(separator: ", "))}}
      """
  }
}
