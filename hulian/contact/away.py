"""Who is away: who comes instead, to which homes, and until when."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import ngettext, pgettext

from hulian.contact.models import StandIn
from hulian.contact.stand_ins import links_to_tell
from hulian.core import clock


def coming_of(user_id: UUID) -> list[StandIn]:
    """Return the stand-ins of today and later that somebody is part of, on either side."""
    rows = StandIn.objects.to_come().filter(Q(member_id=user_id) | Q(instead_id=user_id))
    return list(rows.select_related("member", "instead").order_by("starts_on", "id"))


def begun(rows: Iterable[StandIn]) -> list[StandIn]:
    """Return those of them that hold today."""
    return [row for row in rows if row.starts_on <= clock.today()]


def away(row: StandIn) -> dict[str, Any]:
    """Return what who is away reads of it; a home that said no to who comes instead isn't among them."""
    links = links_to_tell(row).select_related("household").order_by("household__sort_key")
    homes = [link.household for link in links]
    words = ngettext("{who} looks after {n} home for you until {day}",
                     "{who} looks after {n} homes for you until {day}", len(homes))
    return {"row": row, "homes": homes, "words": words.format(who=row.instead, n=len(homes), day=until(row))}


def until(row: StandIn) -> str:
    """Return its last day, as people say it."""
    return date_format(row.ends_on, pgettext("day of this year", "j F"))
