"""The badge a member wears (亮身份): who this is, and a code by which anyone can check."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hulian.printing import press
from hulian.printing.paper import on_paper


@dataclass(frozen=True, kw_only=True)
class Badge:
    """What a badge says."""

    name: str  # 罗慧贞
    standing: str  # 党员 · 户联系
    community: str  # 榕塘社区
    link: str  # where anyone can check that this is so, in full


def badges(members: Iterable[Badge]) -> bytes:
    """Return badges of 90 × 54 mm as PDF, ten on an A4 with lines for the scissors."""
    return press.pdf("badge", _sheet(members))


def badges_png(members: Iterable[Badge], *, ppi: float = 150) -> list[bytes]:
    """Return the same, a picture a page."""
    return press.png("badge", _sheet(members), ppi=ppi)


def _sheet(members: Iterable[Badge]) -> dict[str, Any]:
    return {"title": _("Badges"), "check": _("Scan to see that it is really me"), "badges": [
        {"name": badge.name, "standing": badge.standing, "community": badge.community, "link": on_paper(badge.link)}
        for badge in members]}
