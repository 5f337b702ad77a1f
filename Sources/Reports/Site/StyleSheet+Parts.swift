extension StyleSheet {
  static let chips = """
    .icon {
      width: 1em; height: 1em; flex: none; fill: none; stroke: currentColor; stroke-width: 2;
      stroke-linecap: round; stroke-linejoin: round; margin-right: .35em; vertical-align: -.125em;
    }
    .chips {
      display: flex; flex-wrap: wrap; gap: .375rem .5rem; list-style: none; margin: 0 0 1.25rem;
      padding: 0;
    }
    .chip {
      display: inline-flex; align-items: center; padding: .1875rem .625rem; border-radius: 3px;
      border: 1px solid transparent; font: 600 .8125rem/1.4 var(--sans); white-space: nowrap;
      text-decoration: none;
    }
    .chip .count { font-weight: 400; font-variant-numeric: tabular-nums; }
    a.chip:hover { text-decoration: underline; }
    .chip.profile, .chip.flag { font-weight: 500; }
    .bar {
      display: flex; gap: 2px; height: .5rem; margin: 0 0 .625rem; border-radius: 2px;
      overflow: hidden; max-width: 40rem;
    }
    .bar span { flex: 1 1 0; min-width: 3px; }
    @media (forced-colors: active) { .chip { border-color: CanvasText; } }

    """

  static let claims = """
    .claim {
      display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: 0 2rem;
      padding: 1.25rem 0;
    }
    .claim + .claim { border-top: 1px solid var(--rule); }
    .claim h3 { margin: 0 0 .5rem; font: 600 1.0625rem/1.4 var(--sans); }
    .claim h3 a { color: inherit; text-decoration: none; }
    .claim h3 a:hover { text-decoration: underline; }
    .claim:target { background: var(--wash); box-shadow: 0 0 0 .75rem var(--wash); }
    .claim:target + .claim { border-top-color: transparent; }
    .statement { font-size: 1.125rem; line-height: 1.5; margin-bottom: .75rem; }
    .source { color: var(--muted); font-size: .9375rem; white-space: normal; }
    .evidence { margin-bottom: .75rem; }
    .facts {
      display: grid; grid-template-columns: 5.75rem minmax(0, 1fr); gap: .125rem .75rem;
      margin: 0; font: .875rem/1.5 var(--sans); color: var(--muted);
    }
    .facts dt { font-weight: 600; }
    .facts dd { margin: 0; }
    .facts.wide { color: var(--ink); margin-bottom: 1.25rem; gap: .5rem 1.5rem; }
    .facts.wide dd { max-width: none; }
    .readings { margin-bottom: .25rem; }
    .readings .note { display: block; }
    .readings th, .readings td { white-space: normal; }
    .readings td:last-child { min-width: 18rem; max-width: 58ch; }
    .deviations li { margin-bottom: .5rem; padding-left: .25rem; }
    @media (max-width: 44rem) {
      .claim { grid-template-columns: minmax(0, 1fr); }
      .claim > header { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; }
      .claim > header { margin-bottom: .625rem; }
      .claim h3 { margin: 0; }
    }

    """

  static let figures = """
    figure { margin: 0 0 3rem; }
    .plot { overflow-x: auto; }
    .stored img { max-width: 100%; height: auto; }
    .plot > svg, .plot > img { display: block; width: 100%; height: auto; min-width: 34rem; }
    figcaption { margin: 1rem 0 .75rem; font: .9375rem/1.55 var(--sans); }
    .files {
      display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0;
      margin: 0 0 .75rem; font: .875rem/1.5 var(--sans);
    }

    """

  static let tables = """
    .scroll {
      overflow-x: auto; margin: 0 0 1rem;
      background:
        linear-gradient(to right, var(--paper) 1.5rem, transparent) left / 3rem 100% no-repeat local,
        linear-gradient(to left, var(--paper) 1.5rem, transparent) right / 3rem 100% no-repeat local,
        linear-gradient(to right, var(--rule), transparent) left / .75rem 100% no-repeat scroll,
        linear-gradient(to left, var(--rule), transparent) right / .75rem 100% no-repeat scroll;
    }
    table {
      border-collapse: collapse; font: .875rem/1.45 var(--sans);
      font-variant-numeric: tabular-nums lining-nums;
      border-top: 2px solid var(--ink); border-bottom: 2px solid var(--ink);
    }
    caption {
      text-align: left; padding: 0 0 .625rem; max-width: 80ch; color: var(--muted);
    }
    .data-table { min-width: min(100%, 34rem); }
    th, td { padding: .4375rem 1.25rem .4375rem 0; text-align: left; vertical-align: top; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-bottom: 1px solid var(--ink); font-weight: 600; vertical-align: bottom; }
    tbody th { font-weight: 500; }
    tbody tr + tr > * { border-top: 1px solid var(--rule); }
    th.number, td.number { text-align: right; white-space: nowrap; }
    th.sign, td.sign { text-align: center; white-space: nowrap; }
    td.best strong { font-weight: 700; }
    .table-note { font: .8125rem/1.5 var(--sans); color: var(--muted); margin: .5rem 0 0; }
    .data-table th:target, .data-table td:target { background: var(--stale-wash); }
    table.claims td:nth-last-child(3) { min-width: 20rem; max-width: 30rem; }
    table.claims td:last-child { min-width: 20rem; color: var(--muted); }
    table.claims a { text-decoration: none; }
    table.claims a:hover { text-decoration: underline; }
    thead button {
      font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer;
    }
    thead button::after { content: " ↕"; color: var(--muted); font-weight: 400; }
    [aria-sort="ascending"] button::after { content: " ↑"; color: var(--ink); }
    [aria-sort="descending"] button::after { content: " ↓"; color: var(--ink); }
    .spark { width: 7.5rem; height: 1.375rem; fill: none; stroke: var(--link); stroke-width: 1.5; }
    .spark .dot { fill: var(--link); stroke: none; }
    .nowrap { white-space: nowrap; }
    .verdict-change { margin: 0 0 .25rem; white-space: nowrap; }
    .filter { display: block; margin: 0 0 1rem; font: .875rem/1.5 var(--sans); }
    select, .copy {
      font: inherit; font-family: var(--sans); color: var(--ink); background: var(--wash);
      border: 1px solid var(--muted); border-radius: 3px; padding: .25rem .5rem;
    }

    """

  static let index = """
    .overview { margin: 1.75rem 0 0; }
    .overview .chips { margin: 0; }
    .minute h3 { margin: 1.5rem 0 .5rem; }
    .minute h3 a { color: inherit; text-decoration: none; }
    .minute h3 a:hover { text-decoration: underline; }
    .answers { list-style: none; padding: 0; margin: 0; }
    .answers li { padding: .5rem 0; max-width: 84ch; }
    .answers li + li { border-top: 1px solid var(--rule); }
    .answers .chip { margin-left: .25rem; }
    .papers {
      display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
      gap: 2.5rem 4rem; margin-bottom: 1.5rem;
    }
    .paper h3 { margin: 0 0 .375rem; font-size: 1.25rem; }
    .paper h3 a { color: inherit; text-decoration: none; }
    .paper h3 a:hover { text-decoration: underline; }
    .paper .authors { margin-bottom: 1rem; }
    .says { color: var(--muted); font-size: 1rem; margin-bottom: 1.25rem; }
    .without { font: .9375rem/1.6 var(--sans); margin-bottom: 2.5rem; max-width: 90ch; }
    .extent { font: .9375rem/1.5 var(--sans); margin: 0 0 .5rem; }
    .gallery {
      display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
      gap: 2rem 1.75rem; margin-bottom: 2.5rem;
    }
    .card { position: relative; display: flex; flex-direction: column; }
    .card h3, .card h4 {
      margin: .75rem 0 .5rem; font: 400 .9375rem/1.4 var(--sans); text-wrap: wrap;
    }
    .card .label { display: block; font-weight: 600; }
    .card a { color: inherit; text-decoration: none; }
    .card a::after { content: ""; position: absolute; inset: 0; }
    .card:hover .label { text-decoration: underline; color: var(--link); }
    .card .chips { margin: 0; gap: .25rem; }
    .card .chip { font-size: .75rem; padding: .0625rem .4375rem; }
    .thumbnail {
      aspect-ratio: 8 / 5; display: flex; align-items: center; justify-content: center;
      overflow: hidden; border: 1px solid var(--rule); border-radius: 3px; background: var(--paper);
    }
    .thumbnail img { width: 100%; height: 100%; object-fit: contain; padding: .5rem; }
    .thumbnail.empty { background: var(--wash); color: var(--muted); border-style: dashed; }
    .thumbnail.empty .icon { width: 1.75rem; height: 1.75rem; margin: 0; stroke-width: 1; }
    @media (max-width: 44rem) {
      .thumbnail.empty { aspect-ratio: auto; padding: .75rem; }
    }
    .legend {
      display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .5rem 1rem;
      font: .875rem/1.6 var(--sans);
    }
    .legend dd { margin: 0; }
    .commands { list-style: none; padding: 0; }
    .commands > li { margin-bottom: 1rem; }
    .commands p { margin-bottom: .25rem; }
    .command-line { display: flex; gap: .75rem; align-items: start; max-width: 52rem; }
    .command-line pre { flex: 1 1 auto; margin: 0; min-width: 0; }
    .command-line .copy { margin-top: .5rem; font-size: .8125rem; cursor: pointer; }

    """
}
