import Comparison

/// The head of a comparison's page: which two states, and what came out in one row.
struct DiffHead {
  let difference: ReportDifference
  let figures: Int

  var html: HTML {
    Tag.header(.class("head")) {
      Tag.p(.class("kicker")) { "Results compared" }
      Tag.h1 {
        difference.before.short
        Tag.span(.hidden) { " → " }
        Tag.span(.class("unseen")) { " compared with " }
        difference.after.short
      }
      Tag.dl(.class("facts wide")) {
        end("Before", difference.before)
        end("After", difference.after)
      }
      chips
      Tag.p(.class("summary")) { sentence }
    }
  }

  private func end(_ name: String, _ endpoint: ReportDifference.Endpoint) -> HTML {
    HTML([
      Tag.dt { name },
      Tag.dd {
        if endpoint.commit == nil {
          "the work tree, as it lies on disk"
        } else {
          Tag.code { endpoint.short }
          " of \(endpoint.date), “\(endpoint.subject)”"
          if endpoint.name != endpoint.commit, !endpoint.name.hasPrefix(endpoint.short) {
            " (\(endpoint.name))"
          }
        }
      },
    ])
  }

  private var chips: HTML {
    let counts = difference.counts(.measured)
    return Tag.ul(.class("chips")) {
      for kind in DifferenceClass.allCases where (counts[kind] ?? 0) > 0 {
        Tag.li { DiffChip(kind).html(count: counts[kind] ?? 0) }
      }
    }
  }

  /// What a reviewer wants to know first.
  private var sentence: String {
    let measured = difference.counts(.measured)
    let total = measured.values.reduce(0, +)
    if total == 0, difference.counts(.printed).isEmpty { return "Nothing could be compared." }
    let moved = measured.filter { $0.key.isChange }.values.reduce(0, +)
    let firsts = difference.changedVerdicts.count(where: \.isFirstVerdict)
    let verdicts = difference.changedVerdicts.count - firsts
    var parts: [String] = []
    parts.append(
      moved == 0
        ? "No measured entry moved beyond noise"
        : "\(moved) of \(total) measured entries moved beyond noise")
    parts.append(
      verdicts == 0
        ? "no verdict changed"
        : "\(verdicts) verdict\(verdicts == 1 ? "" : "s") changed")
    if firsts > 0 {
      parts.append("\(firsts) claim\(firsts == 1 ? " has its" : "s have their") first verdict")
    }
    parts.append(figures == 0 ? "every figure is the same" : "\(figures) figures differ")
    var text = parts.joined(separator: ", ") + "."
    if difference.expectedByChance >= 1 {
      text += " By chance alone about \(Int(difference.expectedByChance.rounded())) entries would "
      text += "lie beyond noise: 5 % of those with an interval."
    }
    return text
  }
}

/// A class as a sign and a word, and how many entries are of it.
struct DiffChip {
  private let kind: DifferenceClass

  init(_ kind: DifferenceClass) { self.kind = kind }

  func html(count: Int? = nil) -> HTML {
    Tag.span(.class("chip class-\(kind.rawValue)")) {
      Tag.span(.hidden, .class("sign")) { kind.sign }
      kind.words
      if let count { Tag.span(.class("count")) { "\u{A0}\(count)" } }
    }
  }
}
