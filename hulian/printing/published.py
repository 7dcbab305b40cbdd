"""The list of links on the notice board (户联系名单公示): which home is whose, and nothing of needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.printing import press
from hulian.printing.paper import phone


@dataclass(frozen=True, kw_only=True)
class PublishedRow:
    """One home: its building, its door, who looks after it; a telephone only if the member agreed.

    Of a street whose houses have one home each, the street stands for the building and the house for the door.
    """

    building: str  # 榕塘花园 3 栋, 东村二队
    door: str  # 102, 12 号
    member: str  # 罗慧贞
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class PublishedList:
    """What is adopted and hung up. Rows stand in the order given, a building's together."""

    community: str
    rows: Iterable[PublishedRow]
    adopted_by: str  # 榕塘社区党支部
    adopted_on: date
    published_until: date
    asks: str = ""  # the telephone for who has something to say about it


def published_list(links: PublishedList) -> bytes:
    """Return the list as PDF on A4, in columns, head and building repeated, pages numbered."""
    return press.pdf("published", _sheet(links))


def published_list_png(links: PublishedList, *, ppi: float = 150) -> list[bytes]:
    """Return the same, a picture a page."""
    return press.png("published", _sheet(links), ppi=ppi)


def _sheet(links: PublishedList) -> dict[str, Any]:
    rows = list(links.rows)
    return {
        "title": _("Who looks after which home"), "community": links.community,
        "phones": any(row.phone for row in rows),
        "facts": _facts(links),
        "heads": [pgettext("on paper", "Door"), pgettext("on paper", "Contact"), pgettext("on paper", "Telephone")],
        "page": _("Page {page} of {pages}"), "buildings": [
            {"name": name, "rows": [[row.door, row.member, phone(row.phone)] for row in same]}
            for name, same in groupby(rows, key=lambda row: row.building)]}


def _facts(links: PublishedList) -> list[str]:
    day = pgettext("day on paper", "j F Y")
    facts = [_("Adopted by %(who)s on %(day)s") % {"who": links.adopted_by, "day": date_format(links.adopted_on, day)},
             _("Hangs until %(day)s") % {"day": date_format(links.published_until, day)}]
    if links.asks:
        facts.append(_("Something wrong, or another wish? Ring %(phone)s") % {"phone": phone(links.asks)})
    return facts
