/// The one style sheet of the site.
///
/// Colours are custom properties in two sets, light and dark; everything else refers to them by
/// name. No font, picture or sheet is fetched from anywhere.
enum StyleSheet {
  /// The sheet's name at the root of the site.
  static let fileName = "style.css"

  /// The whole sheet.
  static let text = [colours, foundation, frame, chips, claims, figures, tables, index, print]
    .joined(separator: "\n")

  /// Fonts that readers have: a book face for prose, the system's own for labels and numbers.
  private static let foundation = """
    :root {
      --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria,
        "Palatino Linotype", "URW Palladio L", P052, "Source Serif 4", Georgia, "Noto Serif",
        "Liberation Serif", serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans",
        "Liberation Sans", Arial, sans-serif;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono",
        "DejaVu Sans Mono", monospace;
    }
    * { box-sizing: border-box; }
    html { color-scheme: light dark; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 0 clamp(1rem, 4vw, 3rem) 4rem; max-width: 76rem;
      background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.6 var(--serif); font-variant-numeric: lining-nums;
      overflow-wrap: break-word;
    }
    h1, h2, h3, h4, h5, h6 { font-weight: 600; line-height: 1.2; text-wrap: balance; }
    h1 { font-size: clamp(1.75rem, 1.2rem + 2.2vw, 2.625rem); margin: 0 0 1rem; max-width: 28em; }
    h2 {
      font-size: 1.375rem; margin: 3.5rem 0 1.25rem; padding-top: .75rem;
      border-top: 1px solid var(--rule);
    }
    h3 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
    h4, h5, h6 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
    p, ul, ol, dl, blockquote, pre { margin: 0 0 1em; }
    .prose p, .prose ul, .prose ol, .prose blockquote, figcaption, .statement, .evidence, dd,
    .notice > *, section > p { max-width: 68ch; }
    .prose > :last-child { margin-bottom: 0; }
    blockquote { padding-left: 1em; border-left: 3px solid var(--rule); color: var(--muted); }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
    a:hover { text-decoration-thickness: 2px; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
    :target { scroll-margin-top: 1rem; }
    code, pre { font: .9em/1.5 var(--mono); }
    code { overflow-wrap: anywhere; }
    pre {
      padding: .75rem 1rem; overflow-x: auto; background: var(--wash); border-radius: 4px;
    }
    pre code { font-size: 1em; overflow-wrap: normal; }
    .note { color: var(--muted); font: .8125rem/1.5 var(--sans); }
    hr { border: 0; border-top: 1px solid var(--rule); margin: 2rem 0; }
    math {
      font-size-adjust: .46;
      font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "Libertinus Math",
        "Asana Math", "DejaVu Math TeX Gyre", math;
    }
    .formula, math[display="block"] { overflow-x: auto; overflow-y: hidden; }
    .formula { margin: 1em 0; max-width: 68ch; }
    mtd.left { text-align: left; }
    mtd.right { text-align: right; }
    mtable.tight mtd { padding-left: 0; padding-right: 0; }
    mrow.boxed { border: 1px solid currentColor; padding: .3em; }
    details { margin: 0 0 .75rem; }
    summary { cursor: pointer; font: .9375rem/1.5 var(--sans); color: var(--link); width: fit-content; }
    details[open] > summary { margin-bottom: .75rem; }
    .unseen {
      position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    .skip { position: absolute; left: -999rem; top: 0; }
    .skip:focus {
      left: 0; z-index: 1; padding: .5rem 1rem; background: var(--paper); color: var(--link);
    }

    """

  private static let frame = """
    .way {
      display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem;
      padding: 1rem 0; border-bottom: 1px solid var(--rule); font: .875rem/1.5 var(--sans);
    }
    .way a { text-decoration: none; }
    .way a:hover { text-decoration: underline; }
    .crumbs { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; }
    .crumbs li + li::before { content: "›"; margin: 0 .5em; color: var(--muted); }
    .crumbs [aria-current] { color: var(--muted); }
    .neighbours { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
    .head { padding-top: clamp(1.5rem, 4vw, 3rem); }
    .kicker {
      font: 600 .875rem/1.4 var(--sans); color: var(--muted); margin: 0 0 .5rem;
    }
    .authors { font: .9375rem/1.5 var(--sans); color: var(--muted); }
    .shows { color: var(--muted); font-size: 1.125rem; margin-bottom: 1.25rem; }
    .summary { font-size: 1.1875rem; line-height: 1.55; }
    .contents { margin-top: 1.75rem; font: .9375rem/1.5 var(--sans); }
    .contents ul {
      display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; margin: 0; padding: 0;
    }
    .notice {
      margin: 1.75rem 0 0; padding: 1rem 1.25rem; background: var(--wash);
      border-left: 4px solid var(--stale);
    }
    .notice.trial {
      background: repeating-linear-gradient(
        -45deg, var(--wash) 0 .75rem, var(--stale-wash) .75rem 1.5rem);
    }
    .notice > :last-child { margin-bottom: 0; }
    .notice .log { background: var(--paper); max-width: none; }
    .foot {
      margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule);
      font: .8125rem/1.5 var(--sans); color: var(--muted);
    }
    .foot p { margin: 0 0 .25rem; max-width: 90ch; }

    """

  private static let print = """
    @media print {
      @page { margin: 18mm 16mm; }
      html { font-size: 9.5pt; }
      body { max-width: none; padding: 0; }
      .way, .contents, .skip, .copy, .files, .filter { display: none; }
      h2 { margin-top: 2em; break-after: avoid; }
      h3, summary, .kicker { break-after: avoid; }
      .plot, figcaption, .claim, .card, tr { break-inside: avoid; }
      .scroll, .plot, pre { overflow: visible; }
      .scroll { background: none; }
      pre { white-space: pre-wrap; }
      details::details-content { content-visibility: visible; block-size: auto; }
      a { color: inherit; text-decoration: none; }
    }

    """
}
