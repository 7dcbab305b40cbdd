"""Draws the sprite of the icons named in hulian/core/icons.txt from lucide (ISC)."""

import re
from pathlib import Path

NAMES = Path("hulian/core/icons.txt").read_text().split()
SOURCE = Path("node_modules/lucide-static/icons")
TARGET = Path("build/static/core/icons.svg")
STYLE = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'


def symbol(name: str) -> str:
    """Return one icon as a symbol of the sprite."""
    drawing = (SOURCE / f"{name}.svg").read_text()
    inner = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
    if inner is None:
        raise ValueError(name)
    return f'<symbol id="{name}" viewBox="0 0 24 24" {STYLE}>{" ".join(inner[1].split())}</symbol>'


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    symbols = "".join(symbol(name) for name in NAMES)
    TARGET.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n')
