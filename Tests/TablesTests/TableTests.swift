import Foundation
import Testing

@testable import Tables

struct TableTests {
  static func example() -> Table {
    Table(
      id: "bounds", title: "Bounds", caption: "mean ± sd over seeds",
      columns: [
        TableColumn("method"),
        TableColumn("bound", unit: .nats, direction: .higherIsBetter, alignment: .trailing),
        TableColumn("paper", alignment: .trailing),
        TableColumn("difference", alignment: .trailing),
        TableColumn("∴", alignment: .centre, name: "verdict"),
      ],
      rows: [
        [
          .text("A_1 | <b>"), .emphasised(.estimate(Estimate([-96.2, -96.4, -96.6]), digits: 1)),
          .paper(PaperValue("-96", where: "Fig 2", how: .readOff, readingError: 1)),
          .difference(-0.4, -1.6...0.8, digits: 1), .verdict("✓"),
        ],
        [.text("B & \"c\""), .estimate(Estimate([1, .nan])), .empty, .number(2.5), .integer(-3)],
      ], notes: ["n = 5% of *all*"])
  }

  @Test func markdown() {
    #expect(
      Self.example().markdown() == """
        | method         |        bound ↑ (nats) |               paper |       difference | ∴   |
        | -------------- | --------------------: | ------------------: | ---------------: | :-: |
        | A\\_1 \\| &lt;b> | **−96.4 ± 0.2 (n=3)** | −96 (read off, ± 1) | −0.4 [−1.6, 0.8] | ✓   |
        | B &amp; "c"    |     diverged (1 of 2) |                     |              2.5 | −3  |

        n = 5% of \\*all\\*

        """)
  }

  @Test func html() {
    let html = Self.example().html()
    #expect(
      html.contains("<th scope=\"row\" class=\"text\" id=\"bounds-1-1\">A_1 | &lt;b&gt;</th>"))
    #expect(
      html.contains(
        "<td class=\"number best\" id=\"bounds-1-2\"><strong>−96.4 ± 0.2 (n=3)</strong></td>"))
    #expect(html.contains("<th scope=\"col\" class=\"number\">bound ↑ (nats)</th>"))
    #expect(html.contains("B &amp; &quot;c&quot;"))
    #expect(html.contains("<caption>Bounds. mean ± sd over seeds</caption>"))
    #expect(html.contains("<p class=\"table-note\">n = 5% of *all*</p>"))
    #expect(html.hasPrefix("<div class=\"table\" id=\"bounds\">"))
  }

  @Test func hostileTextStaysText() {
    let text = "<script>\u{0}\u{B}</script>|`x`]]>&'\n\\"
    let table = Table(
      id: "t", title: text, caption: text, columns: [TableColumn(text)], rows: [[.text(text)]],
      notes: [text])
    let html = table.html()
    #expect(
      html.components(separatedBy: "&lt;script&gt;\u{FFFD}\u{FFFD}&lt;/script&gt;").count == 6)
    #expect(!html.contains("<script"))
    let markdown = table.markdown()
    #expect(!markdown.contains("<") && !markdown.contains("\u{0}"))
    #expect(markdown.contains("\\|\\`x\\`]]>&amp;' \\\\"))
  }

  @Test func latex() {
    #expect(
      Self.example().latex() == #"""
        % Bounds
        % mean ± sd over seeds
        \begin{tabular}{lrrrc}
        \toprule
        method & bound $\uparrow$ (nats) & paper & difference & ∴ \\
        \midrule
        A\_1 $|$ $<$b$>$ & \textbf{$-$96.4 $\pm$ 0.2 (n=3)} & $-$96 (read off, $\pm$ 1) & \#
        $-$0.4 [$-$1.6, 0.8] & $\checkmark$ \\
        B \& "c" & diverged (1 of 2) &  & 2.5 & $-$3 \\
        \bottomrule
        \end{tabular}
        \par\footnotesize n = 5\% of *all*

        """#)
    #expect(
      Table.escapedLaTeX("\\~^#{}") == "\\textbackslash{}\\textasciitilde{}"
        + "\\textasciicircum{}\\#\\{\\}")
    #expect(
      Table.escapedLaTeX("θ\u{302} − θ⋆, x\u{304}, s₁, 10⁴")
        == "$\\hat{\\theta}$ $-$ $\\theta$$\\star$, $\\bar{x}$, s$_{1}$, 10\\textsuperscript{4}")
  }

  @Test func csvIsTidyAndFull() throws {
    let csv = Self.example().csv()
    let rows = try Rows(csv: csv, columns: nil)
    #expect(
      rows.columns.map(\.name) == [
        "method", "bound", "bound.sd", "bound.n", "bound.diverged", "paper", "paper.uncertainty",
        "difference", "difference.lower", "difference.upper", "verdict",
      ])
    #expect(rows[0].number("bound") == Estimate([-96.2, -96.4, -96.6]).mean)
    #expect(rows[1].integer("bound.diverged") == 1)
    #expect(rows[1]["paper"] == .missing)
    #expect(rows[1]["verdict"] == -3)
    #expect(rows[0].number("difference.upper") == 0.8)
    #expect(!csv.contains("\u{2212}"))
  }

  @Test func jsonKeepsTheOrderAndIsValid() throws {
    let text = Self.example().json()
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let rows = try #require(object?["rows"] as? [[[String: Any]]])
    #expect(object?["schema"] as? String == "table/1")
    #expect(rows[0][0]["value"] as? String == "A_1 | <b>")
    #expect(rows[0][1]["n"] as? Int == 3)
    #expect(rows[0][1]["best"] as? Bool == true)
    #expect(rows[0][3]["lower"] as? Double == -1.6)
    #expect(rows[1][1]["text"] as? String == "diverged (1 of 2)")
    #expect(text == Self.example().json())
  }
}
