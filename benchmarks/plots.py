"""Plots of the figures, drawn as SVG by hand: bars of the 95th percentile against the size of the world."""

from collections.abc import Iterator
from html import escape
from typing import Any

from benchmarks.tables import NAMES, Found

WIDTH, BAR, LEFT, RIGHT = 760, 16, 300, 90
INK, PALE = {"sqlite": "#1f6f5c", "postgresql": "#b5502d"}, "#8a8a8a"
AIMS = {"list": 10, "case-page": 15, "search": 15}
PARTS = {"list": "list", "case-page": "case_page", "search": "search"}
Bar = tuple[str, str, float]


def plots_of(found: Found) -> dict[str, str]:
    """Return each plot by its file's name."""
    drawn = {f"{name}.svg": _draw(f"{name}: p95 in ms, aim {AIMS[name]}", list(_tails(found[name], part)), AIMS[name])
             for name, part in PARTS.items() if name in found}
    if "intake" in found:
        drawn["intake.svg"] = _draw("intake: reports a second beside the floor", list(_rates(found["intake"])), 0)
    return drawn


def _tails(both: dict[str, dict[str, Any]], part: str) -> Iterator[Bar]:
    for database, document in both.items():
        for one in document[part]:
            for name, group in one["groups"].items():
                yield database, f"{NAMES[database]} · {one['size']:,} · {name}", group["p95"]


def _rates(both: dict[str, dict[str, Any]]) -> Iterator[Bar]:
    for database, document in both.items():
        yield database, f"{NAMES[database]} · floor", document["floor"]["rate"]
        yield database, f"{NAMES[database]} · reports", document["intake"]["rate"]


def _draw(title: str, bars: list[Bar], aim: float) -> str:
    """Draw bars to one scale; a line stands at the aim."""
    most = max([*(value for *_, value in bars), aim, 1])
    scale = (WIDTH - LEFT - RIGHT) / most
    height = 40 + len(bars) * (BAR + 4)
    parts = [f'<text x="0" y="16" font-weight="bold">{escape(title)}</text>']
    for at, (database, label, value) in enumerate(bars):
        y = 28 + at * (BAR + 4)
        long = max(value * scale, 1)
        parts.append(f'<text x="{LEFT - 8}" y="{y + 12}" text-anchor="end">{escape(label)}</text>'
                     f'<rect x="{LEFT}" y="{y}" width="{long:.1f}" height="{BAR}" fill="{INK[database]}"/>'
                     f'<text x="{LEFT + long + 5:.1f}" y="{y + 12}">{value:,.1f}</text>')
    if aim:
        x = LEFT + aim * scale
        parts.append(f'<path d="M{x:.1f} 22V{height - 8}" stroke="{PALE}" stroke-dasharray="4 3"/>')
    body = "\n".join(parts)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif"'
            f' font-size="12" role="img" aria-label="{escape(title)}">\n{body}\n</svg>\n')
