"""Lists of cases: filters from the URL, tabs, and rows for the template."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.matrix import MATRIX, paths_for
from hulian.accounts.roles import Role
from hulian.cases.codes import ENDED, WAITING, State, Way, categories
from hulian.cases.models import Case, Task
from hulian.cases.models.case import CaseQuerySet
from hulian.core import search
from hulian.core.actor import Actor
from hulian.core.ids import read_id
from hulian.core.spoken import left

MOST_FOUND = 200
COUNTED = ("mine", "ours", "red")
VIEWS = ("mine", "ours", "red", "done", "all")


def filtered(cases: CaseQuerySet, wanted: Mapping[str, str], actor: Actor) -> CaseQuerySet:
    """Return what the filters ask for: view, state, light, category, way, area, day (of reception), q."""
    cases = by_view(cases, view_of(wanted, actor), actor)
    if wanted.get("state") in State.values:
        cases = cases.filter(state=wanted["state"])
    if category := wanted.get("category"):
        cases = cases.filter(category=category)
    if wanted.get("way") in Way.values:
        cases = cases.filter(way=wanted["way"])
    if day := read_id(wanted.get("day", "")):
        cases = cases.filter(station_day_id=day)
    if area := wanted.get("area"):
        cases = cases.filter(community__code=area)
    if building := read_id(wanted.get("building", "")):
        cases = cases.filter(household__dwelling__building=building)
    if wanted.get("light") == "red":
        cases = cases.red()
    if wanted.get("light") == "yellow":
        cases = cases.yellow()
    if query := wanted.get("q", "").strip():
        paths = paths_for(actor, "case.read")
        homes = search.find(query, "household", paths_for(actor, "household.find"), MOST_FOUND)
        found = search.find(query, "case", paths, MOST_FOUND)
        cases = cases.filter(Q(pk__in=found) | Q(household_id__in=homes))
    return cases


def view_of(wanted: Mapping[str, str], actor: Actor) -> str:
    """Return the tab: the one asked for, else what this person's work begins with."""
    if wanted.get("view") in VIEWS:
        return wanted["view"]
    roles = {held.role for held in actor.holds}
    if roles <= {Role.SUPERVISOR, Role.LIAISON}:
        return "red"
    return "ours" if roles <= {Role.BRANCH_SECRETARY} else "mine"


def by_view(cases: CaseQuerySet, view: str, actor: Actor, now: datetime | None = None) -> CaseQuerySet:
    """Return one of the tabs: mine (waiting for me), ours (all open), red, done, all."""
    if view == "ours":
        return cases.open()
    if view == "red":
        return cases.red(now)
    if view == "done":
        return cases.filter(state__in=ENDED)
    if view == "all":
        return cases
    held = Q(holder_id=actor.id, state__in=["accepted", "planned", "in_progress", "resolved"])
    asked = Q(reporter_id=actor.id, state="resolved")
    at_work = Task.objects.filter(Q(helper__user_id=actor.id) | Q(escort_id=actor.id), state__in=["offered", "taken"])
    worked = Q(pk__in=at_work.values("case_id"))
    return cases.open().filter(held | asked | worked | _waiting_for(actor))


def _waiting_for(actor: Actor) -> Q:
    """Return what nobody has taken: of the community for its team, of the town itself for a supervisor."""
    waiting = Q(pk=None)
    for held in actor.holds:
        if held.role == Role.SUPERVISOR:
            waiting |= Q(scope_path=held.path, state__in=WAITING)
        elif held.role in MATRIX["case.accept"]:
            waiting |= Q(scope_path__startswith=held.path, state__in=WAITING)
    return waiting


def tabs_of(counts: Mapping[str, int | str], current: str) -> list[dict[str, Any]]:
    """Return the tabs over what somebody sees, with their counts."""
    labels = {"mine": _("Waiting for me"), "ours": _("All open"), "red": _("Overdue"), "done": _("Done")}
    return [
        {"label": label, "url": f"{reverse('cases:index')}?view={name}", "current": name == current,
         "count": counts.get(name)}
        for name, label in labels.items()
    ]


def filters_of(wanted: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the filters as selects: name, label, options."""
    lights = [("red", _("overdue")), ("yellow", _("nearly due"))]
    return [
        _filter(wanted, "state", _("Where it stands"), State.choices),
        _filter(wanted, "light", _("Time"), lights),
        _filter(wanted, "category", _("About"), [(item.code, str(item)) for item in categories().values()]),
        _filter(wanted, "way", _("How it came"), Way.choices),
    ]


def _filter(wanted: Mapping[str, str], name: str, label: str, options: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    chosen = wanted.get(name, "")
    return {"name": name, "label": label, "chosen": chosen,
            "options": [{"value": value, "label": text, "chosen": value == chosen} for value, text in options]}


def rows_of(cases: Iterable[Case], current: str = "", query: str = "") -> list[dict[str, Any]]:
    """Return rows for the template: people first, then what it is and how long there is.

    `current` is the id of the case that is open beside the list.
    """
    here, unnamed = reverse("cases:index"), _("no name given")
    kept = f"?{query}" if query else ""
    return [
        {
            "id": f"row-{case.pk}", "title": f"{case.who or unnamed} · {case.title}",
            "line": case.place or case.words[:30], "url": f"{here}{case.pk}/{kept}", "light": case.light,
            "words": left(case.due_at) if case.due_at else State(case.state).label, "current": str(case.pk) == current,
        }
        for case in cases
    ]
