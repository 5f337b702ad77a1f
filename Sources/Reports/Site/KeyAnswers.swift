/// What was asked and what came out, for those who know none of the papers: the verdicts of a few
/// claims as answers to plain questions.
struct KeyAnswers {
  let papers: [PaperPage]
  let frame: PageFrame
  let prose: ProseRenderer

  var html: HTML {
    Tag.div(.class("minute")) {
      for paper in papers where !paper.answers.isEmpty {
        Tag.heading(3) { Tag.a(.href(frame.link(to: .paper(paper.id)))) { paper.title } }
        Tag.ul(.class("answers")) {
          for answer in paper.answers { line(answer) }
        }
      }
    }
  }

  private func line(_ answer: PaperPage.Answer) -> HTML {
    let verdict = answer.claim.verdict
    let link = frame.link(to: answer.item.address, anchor: answer.claim.anchor)
    return Tag.li {
      Tag.span(.class("question")) { prose.line(answer.question.text) }
      " "
      Tag.strong { verdict.answer + "." }
      " "
      Tag.a(.class("chip verdict-\(verdict.rawValue)"), .href(link)) {
        Icon.verdict(verdict).html
        "\(answer.item.label), \(answer.claim.claim.id)"
      }
    }
  }
}
