import Tables

extension ReportDifference {
  /// The whole comparison for programs: schema "diff/1". Entries that are identical are counted, as are
  /// those of a table that came or went as a whole; all others are listed.
  ///
  /// - Parameter exit: The status the command ends with.
  public func json(exit: Int32) -> String {
    let measured = counts(.measured)
    func total(_ isMeant: (DifferenceClass) -> Bool) -> JSONValue {
      .integer(measured.filter { isMeant($0.key) }.values.reduce(0, +))
    }
    return JSONValue.object([
      "schema": .string("diff/1"), "before": Self.json(before), "after": Self.json(after),
      "compared": .integer(compared), "changed": total(\.isChange), "worse": total(\.isWorse),
      "notComparable": total { $0 == .notComparable }, "exit": .integer(Int(exit)),
      "expectedByChance": .number(expectedByChance),
      "measured": Self.json(measured), "printed": Self.json(counts(.printed)),
      "verdicts": .integer(changedVerdicts.count),
      "items": .array(items.map(Self.json)), "code": Self.json(code),
    ]).text()
  }

  private static func json(_ endpoint: Endpoint) -> JSONValue {
    .object([
      "commit": .optional(endpoint.commit), "name": .string(endpoint.name),
      "date": .string(endpoint.date), "subject": .string(endpoint.subject),
    ])
  }

  private static func json(_ counts: [DifferenceClass: Int]) -> JSONValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: DifferenceClass.allCases.map {
          ($0.rawValue, .integer(counts[$0] ?? 0))
        }))
  }

  private static func json(_ code: Code) -> JSONValue {
    .object([
      "files": .integer(code.files), "linesAdded": .integer(code.added),
      "linesRemoved": .integer(code.removed),
      "commits": .array(
        code.commits.map {
          .object([
            "commit": .string($0.commit), "date": .string($0.date),
            "subject": .string($0.subject),
          ])
        }),
    ])
  }

  private static func json(_ item: ItemDifference) -> JSONValue {
    .object([
      "item": .string(item.item), "presence": .optional(item.presence?.rawValue),
      "tables": .array(item.tables.map(json)), "claims": .array(item.claims.map(json)),
      "sameClaims": .integer(item.sameClaims),
      "settings": .array(
        item.settings.map {
          .object([
            "setting": .string($0.name), "before": .optional($0.before),
            "after": .optional($0.after),
          ])
        }),
      "figures": .array(item.figures.map(json)),
      "causes": .array(
        item.causes.map { .object(["cause": .string($0.cause), "cells": .integer($0.cells)]) }),
      "data": .array(item.data.map(JSONValue.string)),
      "problems": .array(item.problems.map(JSONValue.string)),
    ])
  }

  private static func json(_ table: TableDifference) -> JSONValue {
    .object([
      "table": .string(table.name), "origin": .string(table.origin.rawValue),
      "counts": json(table.counts), "whole": .optional(table.whole?.rawValue),
      "entries": .array(table.whole == nil ? table.entries.map(json) : []),
    ])
  }

  private static func json(_ entry: EntryDifference) -> JSONValue {
    .object([
      "entry": .string(entry.path.description), "class": .string(entry.kind.rawValue),
      "before": json(entry.before), "after": json(entry.after),
      "difference": .optional(entry.difference), "lower": .optional(entry.interval?.lowerBound),
      "upper": .optional(entry.interval?.upperBound), "unit": .string(entry.column.unit.symbol),
      "method": .string(entry.method), "causes": .array(entry.causes.map(JSONValue.string)),
    ])
  }

  private static func json(_ side: EntryDifference.Side) -> JSONValue {
    switch side {
    case .nothing: .null
    case .words(let words): .string(words)
    case .estimate(let estimate):
      .object([
        "mean": .number(estimate.mean), "sd": .number(estimate.standardDeviation),
        "n": .integer(estimate.count), "diverged": .integer(estimate.diverged),
      ])
    }
  }

  private static func json(_ claim: ClaimDifference) -> JSONValue {
    .object([
      "claim": .string(claim.claim), "reading": .string(claim.reading),
      "before": .optional(claim.before), "after": .optional(claim.after),
      "evidenceBefore": .string(claim.evidenceBefore),
      "evidenceAfter": .string(claim.evidenceAfter), "testChanged": .bool(claim.isTestChanged),
    ])
  }

  private static func json(_ figure: FigureDifference) -> JSONValue {
    .object([
      "figure": .string(figure.figure), "class": .string(figure.kind.rawValue),
      "series": .array(
        figure.series.map {
          .object([
            "name": .string($0.name), "rowsBefore": .integer($0.before),
            "rowsAfter": .integer($0.after), "changed": .integer($0.changed),
            "largest": .optional($0.largest), "column": .string($0.column),
          ])
        }),
    ])
  }
}
