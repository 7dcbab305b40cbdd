"""The filters of 好久没见, and what its heading says where they leave nobody."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.matrix import paths_for
from hulian.contact.codes import Tier
from hulian.contact.silence import grids_for
from hulian.core.actor import Actor
from hulian.core.ids import read_id
from hulian.places.models import Area, Building

KEPT = ("area", "building", "tier", "met")


def filters_of(actor: Actor, wanted: Mapping[str, str]) -> list[list[dict[str, Any]]]:
    """Return the filters in three lines: by grid, by tier, by whether we ever met; each begins with all."""
    lines = [_line(wanted, "area", [(grid.code, grid.name) for grid in grids_for(actor)]),
             _line(wanted, "tier", [(tier.value, tier.label) for tier in Tier]),
             _line(wanted, "met", [("no", _("never met by us")), ("yes", _("not for long"))])]
    if building := _building(actor, wanted):
        lines.append(_line(wanted, "building", [(str(building.pk), building.address)]))
    return lines


def nobody_words(actor: Actor, wanted: Mapping[str, str]) -> str:
    """Return what the heading says where the filters leave nobody; '' where none is set."""
    area = Area.objects.filter(code=wanted["area"]).first() if wanted.get("area") else None
    building, tier = _building(actor, wanted), wanted.get("tier")
    often = _("those looked in on {often}").format(often=Tier(tier).label) if tier in Tier.values else ""
    what = "".join(filter(None, [area and area.name, building and building.address, often]))
    which = _("that we never met") if wanted.get("met") == "no" else _("not seen for long")
    if what:
        return _("{what}: no home {which}").format(what=what, which=which)
    return _("No home {which}").format(which=which) if wanted.get("met") in {"no", "yes"} else ""


def next_url(wanted: Mapping[str, str], key: str) -> str:
    """Return the address of the next page."""
    return _url({name: wanted.get(name, "") for name in KEPT} | {"after": key}) if key else ""


def _building(actor: Actor, wanted: Mapping[str, str]) -> Building | None:
    """Return the building that was asked for, where this person may read who is silent."""
    if not (asked := read_id(wanted.get("building", ""))):
        return None
    scope = Q(pk=None)
    for path in paths_for(actor, "silence.read"):
        scope |= Q(community__path__startswith=path) | Q(grid__path__startswith=path)
    return Building.objects.filter(scope, pk=asked).first()


def _line(wanted: Mapping[str, str], name: str, options: Sequence[tuple[str, Any]]) -> list[dict[str, Any]]:
    kept, chosen = {key: wanted.get(key, "") for key in KEPT}, wanted.get(name, "")
    return [{"label": label, "current": value == chosen, "url": _url(kept | {name: value})}
            for value, label in [("", _("All")), *options]] if options else []


def _url(query: Mapping[str, str]) -> str:
    kept = urlencode({key: value for key, value in query.items() if value})
    return reverse("contact:silence") + (f"?{kept}" if kept else "")
