"""The list of homes: what is searched for, in the order of pinyin, a page at a time by key.

Who may not read homes, but find one to report for it, gets a few for a query and never the list.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import NoReverseMatch, reverse

from hulian.accounts.matrix import paths_for
from hulian.core import search
from hulian.core.actor import Actor
from hulian.core.ids import read_id
from hulian.people.models import Household
from hulian.places.models import Area, Level

PAGE, MOST_FOUND, MOST_TO_REPORT = 40, 60, 20


def findable(actor: Actor) -> QuerySet[Household]:
    """Return the homes that this person may find: to read them, or to report for them."""
    return _within(paths_for(actor, "household.find"))


def homes_page(actor: Actor, wanted: Mapping[str, str]) -> tuple[list[Household], str]:
    """Return one page of homes for q, grid and after (the last home of the page before), and the next key."""
    if query := wanted.get("q", "").strip():
        return _found(in_grid(findable(actor), wanted.get("grid", "")), query, actor), ""
    homes = in_grid(_within(paths_for(actor, "household.read")), wanted.get("grid", "")).order_by("sort_key", "id")
    if last := homes.filter(pk=read_id(wanted.get("after", ""))).first():
        homes = homes.filter(Q(sort_key__gt=last.sort_key) | Q(sort_key=last.sort_key, id__gt=last.pk))
    page = list(homes[: PAGE + 1])
    return page[:PAGE], str(page[PAGE - 1].pk) if len(page) > PAGE else ""


def in_grid(homes: QuerySet[Household], code: str) -> QuerySet[Household]:
    """Return the homes of one grid; all of them without a code. Raises Http404."""
    if not code:
        return homes
    grid = Area.objects.filter(code=code).first()
    if grid is None:
        raise Http404
    return homes.filter(area_path__startswith=grid.path)


def grids_of(actor: Actor, wanted: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the filters by grid of the places whose homes this person reads."""
    scope = Q(pk=None)
    for path in paths_for(actor, "household.read"):
        scope |= Q(path__startswith=path)
    current, query = wanted.get("grid", ""), wanted.get("q", "")
    return [
        {"label": grid.name, "current": grid.code == current,
         "url": _url(q=query, grid="" if grid.code == current else grid.code)}
        for grid in Area.objects.filter(scope, level=Level.GRID).order_by("code")
    ]


def rows_of(homes: Iterable[Household], actor: Actor, wanted: Mapping[str, str], current: UUID | None = None,
            ) -> list[dict[str, Any]]:
    """Return rows: to the household's page for who may read it, to a report for who may only find it."""
    readable = paths_for(actor, "household.read")
    kept = urlencode({key: wanted[key] for key in ("q", "grid", "after") if wanted.get(key)})
    return [
        {"title": home.called, "line": home.address, "current": home.pk == current,
         "url": _open(home, readable, kept)}
        for home in homes
    ]


def next_url(wanted: Mapping[str, str], key: str) -> str:
    """Return the address of the next page."""
    return _url(grid=wanted.get("grid", ""), after=key) if key else ""


def _found(homes: QuerySet[Household], query: str, actor: Actor) -> list[Household]:
    ids = search.find(query, "household", paths_for(actor, "household.find"), MOST_FOUND)
    readable, found = paths_for(actor, "household.read"), homes.in_bulk(ids)
    best = [found[pk] for pk in ids if pk in found]
    to_report = [home for home in best if not _reads(home, readable)][:MOST_TO_REPORT]
    shown = [home for home in best if _reads(home, readable)] + to_report
    return sorted(shown, key=lambda home: (home.sort_key, home.pk))


def _within(paths: Sequence[str]) -> QuerySet[Household]:
    scope = Q(pk=None)
    for path in paths:
        scope |= Q(area_path__startswith=path)
    return Household.objects.standing().filter(scope)


def _reads(home: Household, readable: Sequence[str]) -> bool:
    return any(home.area_path.startswith(path) for path in readable)


def _open(home: Household, readable: Sequence[str], kept: str) -> str:
    if _reads(home, readable):
        return reverse("people:household", args=[home.pk]) + (f"?{kept}" if kept else "")
    try:
        return f"{reverse('cases:new')}?household={home.pk}"
    except NoReverseMatch:  # where this room runs without cases
        return ""


def _url(**query: str) -> str:
    kept = urlencode({key: value for key, value in query.items() if value})
    return reverse("people:index") + (f"?{kept}" if kept else "")
