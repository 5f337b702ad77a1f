extension ItemPageHTML {
  /// The claims with test, margin, verdict and evidence.
  var claims: HTML {
    guard !page.claims.isEmpty else { return .empty }
    return section("claims", "Claims") {
      for claim in page.claims { article(claim) }
    }
  }

  private func article(_ result: ClaimResult) -> HTML {
    let claim = result.claim
    return Tag.article(.class("claim"), .id(result.anchor)) {
      Tag.header {
        Tag.heading(3) {
          Tag.a(.href(.anchor(result.anchor))) { claim.id }
        }
        Chip.verdict(result.verdict).html
      }
      Tag.div(.class("claim-body")) {
        Tag.p(.class("statement")) {
          prose.line(claim.statement)
          if !claim.source.isEmpty {
            " "
            Tag.span(.class("source")) { prose.line("(" + claim.source + ")") }
          }
        }
        if result.readings.count == 1 {
          Tag.p(.class("evidence")) { prose.line(result.headline.outcome.printed) }
          cases(result.headline.outcome)
        } else {
          readings(result)
        }
        Tag.dl(.class("facts")) {
          for fact in result.facts {
            Tag.dt { fact.name }
            Tag.dd { prose.line(fact.text) }
          }
        }
      }
    }
  }

  private func cases(_ outcome: Outcome) -> HTML {
    guard !outcome.members.isEmpty else { return .empty }
    let words = "The \(outcome.members.count) cases"
    return Tag.details {
      Tag.summary { words }
      PlainTable(
        caption: words, heads: ["Case", "Verdict", "Evidence"],
        rows: outcome.members.map { one in
          [
            prose.line(one.label), Chip.verdict(one.outcome.verdict).html,
            prose.line(one.outcome.printed),
          ]
        }
      ).html
    }
  }

  private func readings(_ result: ClaimResult) -> HTML {
    ScrollRegion(label: "Readings of claim \(result.claim.id)").html {
      Tag.table(.class("readings")) {
        Tag.caption(.class("unseen")) {
          "Readings of claim \(result.claim.id), with their verdicts"
        }
        Tag.thead {
          Tag.tr {
            for name in ["Reading", "Verdict", "Evidence"] { Tag.th(.scope("col")) { name } }
          }
        }
        Tag.tbody {
          for reading in result.readings {
            Tag.tr {
              Tag.th(.scope("row")) {
                prose.line(reading.name)
                if reading.isHeadline { Tag.span(.class("note")) { " counts as the claim’s" } }
              }
              Tag.td { Chip.verdict(reading.outcome.verdict).html }
              Tag.td {
                prose.line(reading.outcome.printed)
                cases(reading.outcome)
              }
            }
          }
        }
      }
    }
  }
}
