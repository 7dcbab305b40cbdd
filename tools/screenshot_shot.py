"""What a picture is: who looks at which page."""

from typing import Any, NamedTuple

from django.urls import reverse

NOBODY = ""
LEADER, WORKER, ADMIN, OUTSIDER = "li", "xiaoyu", "fen", "jiang"


class Shot(NamedTuple):
    """A picture: its name, who looks, where; `taps` are what is tapped first, or typed (where, what)."""

    name: str
    who: str
    path: str
    taps: tuple[str | tuple[str, str], ...] = ()


def at(name: str, *args: Any, query: str = "") -> str:  # noqa: ANN401 - as Django's own
    """Return the address of a page."""
    return reverse(name, args=args) + (f"?{query}" if query else "")
