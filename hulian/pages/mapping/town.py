"""The map from above: each community with its number. No building, no home, no name of a person."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, Q
from django.urls import reverse

from hulian.accounts.matrix import paths_for
from hulian.cases.models import Case
from hulian.contact.silence import counts_for
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.pages.mapping.counts import Tally, uncovered
from hulian.pages.mapping.page import map_url, tabs_of
from hulian.pages.mapping.words import Row, key_of, shape_of, title_of, total_of, words_of
from hulian.people.models import Household
from hulian.places.models import Area, Building
from hulian.places.plan import Ground, Mark, draw


def communities_of(actor: Actor) -> list[Area]:
    """Return the communities of whose matters this person reads, or in whose area they do."""
    scope = Q(pk=None)
    for path in {*paths_for(actor, "case.read"), *paths_for(actor, "household.read")}:
        scope |= Q(path__startswith=path) | Q(path__in=_above(path))
    return list(Area.objects.communities().filter(scope).order_by("path"))


def may_open(actor: Actor, place: Area) -> bool:
    """Return whether this person reads the homes of a community, or of a grid in it."""
    held = paths_for(actor, "household.read")
    return any(place.path.startswith(path) or path.startswith(place.path) for path in held)


def page_of(actor: Actor, places: Sequence[Area], layer: str) -> dict[str, Any]:
    """Return the map of several communities."""
    tallies = _tallies(actor, places, layer)
    rows = [_row(actor, place, layer, tallies[place.pk]) for place in places if tallies.get(place.pk)]
    rows.sort(key=lambda row: -row["n"])
    where = str(places[0].parent) if places and len({place.parent_id for place in places}) == 1 else ""
    plan = draw(_grounds(places), [Mark(row["key"], row["n"], row["shape"], row["words"], row["url"]) for row in rows],
                title=title_of(layer, rows, where), streets_named=False)
    return {
        "plan": plan, "rows": rows, "title": plan["title"], "place": where, "layer": layer, "key": key_of(layer),
        "total": total_of(layer, rows, sum(row["n"] for row in rows)), "tabs": tabs_of(None, layer), "above": True,
        "unplaced": [],
    }


def _above(path: str) -> list[str]:
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts))]


def _grounds(places: Sequence[Area]) -> list[Ground]:
    """Return a community as one point: the middle of its buildings."""
    middles = {row["community"]: row for row in Building.objects.filter(community__in=places).order_by().values(
        "community").annotate(lon=Avg("lon_wgs84"), lat=Avg("lat_wgs84"))}
    return [Ground(place.code, place.name, place.name, **_point(middles.get(place.pk, {}))) for place in places]


def _point(row: dict[str, Any]) -> dict[str, Any]:
    return {"lon": row.get("lon"), "lat": row.get("lat")}


def _row(actor: Actor, place: Area, layer: str, tally: Tally) -> Row:
    return {"key": place.code, "name": place.name, "n": tally.n, "words": words_of(layer, tally),
            "shape": shape_of(layer, tally), "url": _url(actor, place, layer)}


def _url(actor: Actor, place: Area, layer: str) -> str:
    """Return the community's own map for who may read its homes; else the list that this person may read."""
    if may_open(actor, place):
        return map_url(place, layer)
    if layer == "cases":
        return f"{reverse('cases:index')}?view=ours&area={place.code}"
    return reverse("contact:silence") if layer == "silence" else ""


def _tallies(actor: Actor, places: Sequence[Area], layer: str) -> dict[UUID, Tally]:
    if layer == "cases":
        now = clock.now()
        rows = Case.objects.visible_to(actor).open().filter(community__in=places).order_by().values(
            "community").annotate(n=Count("pk"), red=Count("pk", filter=Q(due_at__lt=now)),
                                  yellow=Count("pk", filter=Q(yellow_at__lte=now, due_at__gte=now)))
        return {row["community"]: Tally(row["n"], row["red"], row["yellow"]) for row in rows}
    if layer == "silence":
        counts = {row["path"]: row for row in counts_for(actor)}
        return {place.pk: Tally(row["silent"], row["never"], of=row["of"]) for place in places
                if (row := counts.get(place.path)) and row["silent"]}
    homes = uncovered(Household.objects.standing().filter(_counted(actor), community__in=places).order_by())
    rows = homes.values("community").annotate(of=Count("pk"), n=Count("pk", filter=Q(has_contact=False)))
    return {row["community"]: Tally(row["n"], of=row["of"]) for row in rows if row["n"]}


def _counted(actor: Actor) -> Q:
    """Return the homes that this person may count, though not read."""
    scope = Q(pk=None)
    for path in paths_for(actor, "silence.count"):
        scope |= Q(area_path__startswith=path)
    return scope
