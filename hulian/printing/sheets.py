"""The sheet for a stair or a door (楼道贴、门口小贴): anyone can report and ring; nothing of who lives there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from hulian.printing import press
from hulian.printing.paper import danger, on_paper, phone

Size = Literal["a4", "a5", "labels"]


@dataclass(frozen=True, kw_only=True)
class StairwellSheet:
    """What hangs on a stair: a telephone number and a code to report by. No name, no door, no need."""

    community: str  # 榕塘社区
    phone: str
    link: str  # where anyone tells us, in full
    place: str = ""  # 榕塘花园 3 栋: so that it is hung where it belongs


def stairwell_sheets(sheets: Iterable[StairwellSheet], size: Size = "a4") -> bytes:
    """Return a page a stair as PDF; 'labels' are eight small ones for doors on an A4, as many as there are sheets."""
    return press.pdf(_template(size), _sheet(sheets, size))


def stairwell_sheets_png(sheets: Iterable[StairwellSheet], size: Size = "a4", *, ppi: float = 150) -> list[bytes]:
    """Return the same, a picture a page."""
    return press.png(_template(size), _sheet(sheets, size), ppi=ppi)


def _template(size: Size) -> str:
    return "labels" if size == "labels" else "stairwell"


def _sheet(sheets: Iterable[StairwellSheet], size: Size) -> dict[str, Any]:
    return {
        "title": _("Stairwell sheet"), "size": size, "danger": danger(),
        "see": _("Seen something to mend, or someone to help?"), "scan": _("Scan and tell us."),
        "how": [_("No account"), _("No app"), _("No cost")], "ring": _("Or ring us"),
        "sheets": [{"community": sheet.community, "place": sheet.place, "phone": phone(sheet.phone),
                    "link": on_paper(sheet.link)} for sheet in sheets]}
