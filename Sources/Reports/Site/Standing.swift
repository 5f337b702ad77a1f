/// How a paper stands: verdicts and states as bars and in words, and the class of reproduction.
struct Standing {
  private let paper: PaperPage

  init(_ paper: PaperPage) {
    self.paper = paper
  }

  var html: HTML {
    let verdicts = paper.verdicts
    return Tag.div(.class("standing")) {
      if verdicts.total > 0 {
        Tag.p(.class("extent")) {
          Tag.strong { paper.extent }
          ": \(verdicts.total) \(verdicts.total == 1 ? "claim" : "claims")"
        }
        bar(verdicts.present.map { ("verdict-\($0.verdict.rawValue)", $0.count) })
        Chip.list(verdicts.present.map { Chip.verdict($0.verdict, count: $0.count) })
      }
      bar(paper.states.map { ("state-\($0.kind.rawValue)", $0.count) })
      Chip.list(paper.states.map { Chip.state($0.kind, count: $0.count) })
    }
  }

  /// Parts in proportion to their counts; the words follow, so that it is not read aloud.
  private func bar(_ parts: [(style: String, count: Int)]) -> HTML {
    Tag.div(.class("bar"), .hidden) {
      for part in parts {
        Tag.span(.class(part.style), Attribute("style", "flex-grow:\(part.count)"))
      }
    }
  }
}
