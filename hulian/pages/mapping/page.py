"""The map of one community, or of one of its grids."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.matrix import paths_for
from hulian.core.actor import Actor
from hulian.core.natural import natural_key
from hulian.pages.mapping.counts import COUNTED, Tallies
from hulian.pages.mapping.words import (
    Row,
    counted,
    key_of,
    layer_names,
    shape_of,
    title_of,
    total_of,
    words_of,
)
from hulian.places.models import Area, Building, Level
from hulian.places.plan import Ground, Mark, draw

SHOWN = 20


def page_of(actor: Actor, community: Area, layer: str, grid_code: str) -> dict[str, Any]:
    """Return all that the page of a community shows, for one layer. Raises Http404 for a grid that isn't there."""
    grids = list(Area.objects.filter(parent=community, level=Level.GRID).order_by("path"))
    grid = next((one for one in grids if one.code == grid_code), None)
    if grid_code and grid is None:
        raise Http404
    place = grid or community
    buildings = list(Building.objects.filter(_in_place(community, grid), _readable(actor)).select_related(
        "grid").annotate(homes=Count("dwellings")))
    tallies = COUNTED[layer](actor, place)
    rows, elsewhere = _rows(layer, buildings, tallies), tallies[None].n if None in tallies else 0
    named = str(place)
    plan = draw([_ground(one) for one in buildings], [_mark(row) for row in rows], finely=grid is not None,
                title=title_of(layer, rows, named, elsewhere))
    unplaced = {mark.key for mark in plan["unplaced"]}
    return {
        "plan": plan, "rows": rows[:SHOWN], "more": rows[SHOWN:], "title": plan["title"], "place": named,
        "unplaced": [row for row in rows if row["key"] in unplaced], "layer": layer, "key": key_of(layer),
        "total": total_of(layer, rows, sum(one.n for one in tallies.values()), elsewhere),
        "elsewhere": counted(layer, elsewhere) if elsewhere else "", "tabs": tabs_of(community, layer, grid_code),
        "filters": _filters(community, grids, layer, grid_code),
    }


def tabs_of(place: Area | None, layer: str, grid_code: str = "") -> list[dict[str, Any]]:
    """Return the layers as tabs."""
    return [{"label": label, "url": map_url(place, name, grid_code), "current": name == layer, "count": None}
            for name, label in layer_names().items()]


def map_url(place: Area | None, layer: str, grid_code: str = "") -> str:
    """Return the address of a map."""
    here = reverse("pages:map-of", args=[place.code]) if place else reverse("pages:map")
    return f"{here}?{urlencode({'layer': layer} | ({'grid': grid_code} if grid_code else {}))}"


def _in_place(community: Area, grid: Area | None) -> Q:
    return Q(community=community) & (Q(grid=grid) if grid else Q())


def _readable(actor: Actor) -> Q:
    """Return the buildings of whose homes this person reads: of a whole community, or of a grid alone."""
    scope = Q(pk=None)
    for path in paths_for(actor, "household.read"):
        scope |= Q(community__path__startswith=path) | Q(grid__path__startswith=path)
    return scope


def _filters(community: Area, grids: list[Area], layer: str, grid_code: str) -> list[dict[str, Any]]:
    return [{"label": grid.name, "current": grid.code == grid_code,
             "url": map_url(community, layer, "" if grid.code == grid_code else grid.code)} for grid in grids]


def _rows(layer: str, buildings: list[Building], tallies: Tallies) -> list[Row]:
    """Return the table behind the map: each building that has any, the most first."""
    found = [{"key": str(one.pk), "name": one.address, "n": tally.n, "words": words_of(layer, tally),
              "shape": shape_of(layer, tally), "url": _list_url(layer, one)}
             for one in buildings if (tally := tallies.get(one.pk))]
    return sorted(found, key=lambda row: (-row["n"], natural_key(row["name"])))


def _list_url(layer: str, building: Building) -> str:
    """Return where the list behind a mark is."""
    if layer == "cases":
        return f"{reverse('cases:index')}?view=ours&building={building.pk}"
    if layer == "silence":
        return f"{reverse('contact:silence')}?building={building.pk}"
    return f"{reverse('people:index')}?{urlencode({'q': building.address})}"


def _ground(one: Building) -> Ground:
    return Ground(str(one.pk), one.address, one.grid.name if one.grid else "", one.lon_wgs84, one.lat_wgs84, one.homes)


def _mark(row: Row) -> Mark:
    what = _("{name}: {n}, {words}").format(name=row["name"], n=row["n"], words=row["words"])
    return Mark(row["key"], row["n"], row["shape"], what, row["url"])
