"""A list on the plan: which building has whom. Of a chosen member only theirs are marked."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hulian.contact.lists.rows import lines_in
from hulian.contact.lists.streets import street_at
from hulian.contact.models import Proposal
from hulian.places.models import Building
from hulian.places.plan import Ground, Mark, draw


def plan_page(proposal: Proposal, member_id: UUID | None) -> dict[str, Any]:
    """Return {plan, unplaced}: each mark leads to the lines of its building."""
    who = Q(whose=member_id) if member_id else Q()
    rows = lines_in(proposal.pk).values("household__dwelling__building").annotate(
        n=Count("pk"), without=Count("pk", filter=Q(whose=None)), mine=Count("pk", filter=who))
    tallies = {row["household__dwelling__building"]: row for row in rows}
    buildings = Building.objects.filter(pk__in=tallies).select_related("grid").order_by("address")
    grounds = [_ground(one, tallies[one.pk]["n"]) for one in buildings]
    url = reverse("contact:list", args=[proposal.pk])
    shown = [one for one in buildings if tallies[one.pk]["mine"]]
    marks = [_mark(one, tallies[one.pk], url) for one in shown]
    plan = draw(grounds, marks, title=_("Who looks after which home, on the map"))
    named = {str(one.pk): one.address for one in buildings}
    for mark in plan["marks"]:
        mark["url"] = _leads_to([named[key] for key in mark["keys"]], url) or mark["url"]
    return {"plan": plan, "unplaced": [{"title": named[mark.key], "line": mark.words, "url": mark.url}
                                       for mark in plan["unplaced"]]}


def _leads_to(addresses: list[str], url: str) -> str:
    """Return where a mark of several buildings leads: to their street, where they have one; '' else."""
    here = {street_at(address) for address in addresses}
    return f"{url}?{urlencode({'street': here.pop()})}" if len(addresses) > 1 and len(here) == 1 else ""


def _ground(one: Building, homes: int) -> Ground:
    return Ground(str(one.pk), one.address, one.grid.name if one.grid else "", one.lon_wgs84, one.lat_wgs84, homes)


def _mark(one: Building, tally: dict[str, Any], url: str) -> Mark:
    n, shape = tally["mine"], "red" if tally["without"] else "green"
    words = ngettext("{place}: {n} home", "{place}: {n} homes", n).format(place=one.address, n=n)
    if tally["without"]:
        words = _("{words}, {n} without anybody").format(words=words, n=tally["without"])
    return Mark(str(one.pk), n, shape, words, f"{url}?building={one.pk}")
