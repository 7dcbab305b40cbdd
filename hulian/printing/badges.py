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
    photo: bytes = b""  # JPEG or PNG, if the member wishes and has consented


def badges(members: Iterable[Badge]) -> bytes:
    """Return badges of 90 × 54 mm as PDF, ten on an A4 with lines for the scissors."""
    return press.pdf("badge", *_sheet(list(members)))


def badges_png(members: Iterable[Badge], *, ppi: float = 150) -> list[bytes]:
    """Return the same, a picture a page."""
    return press.png("badge", *_sheet(list(members)), ppi=ppi)


def _sheet(members: list[Badge]) -> tuple[dict[str, Any], dict[str, bytes]]:
    photos = {f"photo-{place}": badge.photo for place, badge in enumerate(members) if badge.photo}
    return {"title": _("Badges"), "check": _("Scan to see that it is really me"), "badges": [
        {"name": badge.name, "standing": badge.standing, "community": badge.community, "link": on_paper(badge.link),
         "photo": f"photo-{place}" if badge.photo else ""} for place, badge in enumerate(members)]}, photos
