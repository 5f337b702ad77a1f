import Comparison

/// Claims whose verdict or test changed.
struct DiffVerdicts {
  let difference: ReportDifference
  let prose: ProseRenderer

  var html: HTML {
    DiffSections.section("verdicts", "Verdicts") {
      let items = difference.items.filter { $0.presence == nil }
      let all = items.flatMap(\.claims)
      let (changed, firsts) = (all.filter { !$0.isFirstVerdict }, all.filter(\.isFirstVerdict))
      if changed.isEmpty {
        Tag.p {
          "No verdict changed: \(items.reduce(0) { $0 + $1.sameClaims }) claims are as before."
        }
      } else {
        Tag.div(.class("diff-verdicts")) {
          PlainTable(
            caption: "Claims whose verdict or test changed",
            heads: ["Claim", "Verdict and evidence, before and after"],
            rows: changed.map(row)
          ).html
        }
      }
      if !firsts.isEmpty { first(firsts) }
      HTML(difference.items.filter { $0.presence != nil }.map(whole))
    }
  }

  /// Claims that had no verdict before: how many of which, with the table folded. Nothing was decided
  /// before that could have changed.
  private func first(_ claims: [ClaimDifference]) -> HTML {
    let counts = VerdictCounts(claims.compactMap { $0.after.flatMap(Verdict.init(rawValue:)) })
    return HTML([
      Tag.p {
        "\(claims.count) \(claims.count == 1 ? "verdict was" : "verdicts were") given first:"
      },
      Chip.list(counts.present.map { Chip.verdict($0.verdict, count: $0.count) }),
      Tag.details {
        Tag.summary { "The claims with their first verdicts" }
        PlainTable(
          caption: "Claims that had no verdict before", heads: ["Claim", "Verdict", "Evidence"],
          rows: claims.map { claim in
            [named(claim), chip(claim.after), prose.line(claim.evidenceAfter)]
          }
        ).html
      },
    ])
  }

  private func whole(_ item: ItemDifference) -> HTML {
    let words =
      item.presence == .added ? "has results now, and had none" : "has no results any more"
    let claims = item.claims.count
    return Tag.p {
      DiffChip(item.presence ?? .added).html()
      " \(item.item) \(words)"
      if claims > 0 { " (\(claims) verdict\(claims == 1 ? "" : "s"))" }
      "."
    }
  }

  private func named(_ claim: ClaimDifference) -> HTML {
    let reading = claim.reading.isEmpty ? "" : ", \(claim.reading)"
    return HTML([
      Tag.strong { "\(claim.item), \(claim.claim)\(reading)" },
      Tag.br(),
      Tag.span(.class("note")) { prose.line(claim.quote) },
      claim.isTestChanged ? Tag.p(.class("note")) { "The test or its margin changed." } : .empty,
    ])
  }

  private func row(_ claim: ClaimDifference) -> [HTML] {
    [
      named(claim),
      HTML([
        side("Before:", claim.before, claim.evidenceBefore),
        side("After:", claim.after, claim.evidenceAfter),
      ]),
    ]
  }

  /// One above the other: evidence is long, and pages may be narrow.
  private func side(_ word: String, _ verdict: String?, _ evidence: String) -> HTML {
    Tag.p {
      "\(word) "
      chip(verdict)
      " "
      prose.line(evidence)
    }
  }

  private func chip(_ name: String?) -> HTML {
    guard let name else { return "none" }
    return Verdict(rawValue: name).map { Chip.verdict($0).html } ?? HTML(name)
  }
}
