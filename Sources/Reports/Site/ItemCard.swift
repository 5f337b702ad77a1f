/// An item as a card that leads to its page.
struct ItemCard {
  let item: ItemPage
  let frame: PageFrame
  let level: Int

  var html: HTML {
    Tag.article(.class(item.state.isHole ? "card hole" : "card")) {
      thumbnail
      Tag.heading(level) {
        Tag.a(.href(frame.link(to: item.address))) {
          Tag.span(.class("label")) { item.label }
          " "
          item.title
        }
      }
      Chip.list(
        item.verdicts.present.map { Chip.verdict($0.verdict, count: $0.count) }
          + [Chip.state(item.state.kind, words: item.state.words)] + seeds.map { .flag($0) })
    }
  }

  /// How many seeds the results have; the chip leads nowhere, since the card leads to the page.
  private var seeds: [Flag] {
    item.flags.filter { $0.words.hasPrefix("seeds ") }.map { Flag($0.words) }
  }

  private var thumbnail: HTML {
    guard let figure = item.figures.first,
      let file = figure.file(".svg") ?? figure.file(".png"), !item.state.isHole
    else {
      return Tag.div(.class("thumbnail empty"), .hidden) { Icon.state(item.state.kind).html }
    }
    return Tag.div(.class("thumbnail")) {
      Tag.img(
        .src(frame.link(to: file.name, of: item.address)), .alt(figure.alt),
        Attribute("loading", "lazy"))
    }
  }
}
