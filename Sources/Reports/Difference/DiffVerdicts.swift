import Comparison

/// Claims whose verdict or test changed.
struct DiffVerdicts {
  let difference: ReportDifference
  let prose: ProseRenderer

  var html: HTML {
    DiffSections.section("verdicts", "Verdicts") {
      let items = difference.items.filter { $0.presence == nil }
      let all = items.flatMap(\.claims)
      let claims = all.filter { !$0.isFirstVerdict } + all.filter(\.isFirstVerdict)
      if claims.isEmpty {
        Tag.p {
          "No verdict changed: \(items.reduce(0) { $0 + $1.sameClaims }) claims are as before."
        }
      } else {
        Tag.div(.class("diff-verdicts")) {
          PlainTable(
            caption: "Claims whose verdict or test changed",
            heads: ["Claim", "Before", "After", "Evidence before", "Evidence after"],
            rows: claims.map(row)
          ).html
        }
      }
      HTML(difference.items.filter { $0.presence != nil }.map(whole))
    }
  }

  private func whole(_ item: ItemDifference) -> HTML {
    let words =
      item.presence == .added ? "has results now, and had none" : "has no results any more"
    let claims = item.claims.count
    return Tag.p {
      DiffChip(item.presence ?? .added).html()
      " \(item.item) \(words)"
      if claims > 0 { " (\(claims) verdicts)" }
      "."
    }
  }

  private func row(_ claim: ClaimDifference) -> [HTML] {
    let reading = claim.reading.isEmpty ? "" : ", \(claim.reading)"
    return [
      HTML([
        Tag.strong { "\(claim.item), \(claim.claim)\(reading)" },
        Tag.br(),
        Tag.span(.class("note")) { prose.line(claim.quote) },
        claim.isTestChanged ? Tag.p(.class("note")) { "The test or its margin changed." } : .empty,
      ]),
      chip(claim.before), chip(claim.after),
      prose.line(claim.evidenceBefore), prose.line(claim.evidenceAfter),
    ]
  }

  private func chip(_ name: String?) -> HTML {
    guard let name else { return "none" }
    return Verdict(rawValue: name).map { Chip.verdict($0).html } ?? HTML(name)
  }
}
