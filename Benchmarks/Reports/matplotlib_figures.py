"""Draws the data of every committed figure with matplotlib, as PNG and SVG: a panel for each of the
first column, a line, band or cloud for each series. Prints the seconds of import and of drawing.

    python matplotlib_figures.py REPORTS TARGET
"""

import csv
import glob
import os
import sys
import time

start = time.perf_counter()
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plot

imported = time.perf_counter() - start


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return float("nan")


def draw(path, target):
    """One figure; False where its rows have no x and y."""
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or not {"panel", "mark", "x", "y"} <= rows[0].keys():
        return False
    panels = list(dict.fromkeys(row["panel"] for row in rows))
    columns = min(3, len(panels))
    height = -(-len(panels) // columns)
    figure, axes = plot.subplots(height, columns, figsize=(4 * columns, 3 * height), squeeze=False)
    for axis, panel in zip(axes.flat, panels):
        series = {}
        for row in rows:
            if row["panel"] == panel:
                series.setdefault((row["mark"], row.get("series") or ""), []).append(row)
        for (mark, name), own in series.items():
            x, y = [number(r["x"]) for r in own], [number(r["y"]) for r in own]
            low, high = ([number(r.get(k)) for r in own] for k in ("low", "high"))
            if mark == "band":
                axis.fill_between(x, low, high, alpha=0.3)
            else:
                axis.plot(x, y, "-" if mark == "line" else "o", label=name or None, markersize=3)
        axis.set_title(panel)
        axis.legend(fontsize=6)
    name = os.path.join(target, os.path.basename(path)[:-4])
    figure.savefig(name + ".png", dpi=200)
    figure.savefig(name + ".svg")
    plot.close(figure)
    return True


paths = [p for p in sorted(glob.glob(sys.argv[1] + "/*/*/*.csv")) if os.path.exists(p[:-4] + ".svg")]
start = time.perf_counter()
drawn = sum(draw(path, sys.argv[2]) for path in paths)
print(f"{drawn} of {len(paths)} figures, import {imported:.3f} s, "
      f"drawing {time.perf_counter() - start:.3f} s")
