/// What a comparison's page adds to the style sheet.
enum DiffStyle {
  static let text = """

    .diff { max-width: 96rem; }
    .diff-layout { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0 3rem; }
    .diff-sections {
      position: sticky; top: 0; align-self: start; padding-top: 4rem;
      font: .9375rem/1.5 var(--sans);
    }
    .diff-sections ul { list-style: none; margin: 0; padding: 0; }
    .diff-sections li { padding: .1875rem 0; }
    .diff-sections .differs { color: var(--stale); }
    .diff-body > section:first-child > h2 { margin-top: 3rem; }
    .chip .sign { margin-right: .35em; }
    .chip.class-failed, .chip.class-worse {
      color: var(--contradicted); background: var(--contradicted-wash);
    }
    .chip.class-better, .chip.class-fixed {
      color: var(--reproduced); background: var(--reproduced-wash);
    }
    .chip.class-changed { color: var(--inconclusive); background: var(--inconclusive-wash); }
    .chip.class-notComparable { color: var(--blocked); background: var(--blocked-wash); }
    .chip.class-added, .chip.class-removed { color: var(--judged); background: var(--judged-wash); }
    .chip.class-noise, .chip.class-same, .chip.class-identical {
      color: var(--open); background: var(--open-wash); font-weight: 500;
    }
    .diff-verdicts tbody th, .diff-verdicts td:first-child { min-width: 8rem; max-width: 16rem; }
    .diff-verdicts td p { margin: 0 0 .4em; }
    .diff-table td:nth-child(2) { min-width: 9rem; }
    .diff-table td:nth-child(3) { min-width: 14rem; max-width: 26rem; }
    .diff-table td:last-child { min-width: 12rem; max-width: 24rem; color: var(--muted); }
    .method { display: block; white-space: normal; min-width: 9rem; }
    .diff-figure { margin: 0 0 3rem; }
    .diff-figure img { display: block; width: 100%; height: auto; background: #fff; }
    .sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem; }
    .sides figure { margin: 0 0 1rem; }
    .sides figcaption { margin: .5rem 0 0; }
    .swipe { position: relative; max-width: 60rem; }
    .swipe .over { margin-top: 1rem; }
    .swipe.live .over { position: absolute; inset: 0; margin: 0; }
    .swipe-control {
      display: flex; gap: .75rem; align-items: center; max-width: 60rem; margin: 0 0 .75rem;
      font: .875rem/1.5 var(--sans);
    }
    .swipe-control input { flex: 1; accent-color: var(--link); }
    @media (max-width: 60rem) {
      .diff-layout { grid-template-columns: minmax(0, 1fr); }
      .diff-sections { position: static; padding-top: 0; }
      .diff-sections ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
      .sides { grid-template-columns: minmax(0, 1fr); }
    }
    @media print { .diff-layout { display: block; } .diff-sections { display: none; } }

    """
}
