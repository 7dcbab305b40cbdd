"""Lists of cases: filters from the URL, tabs, and rows for the template."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.matrix import paths_for
from hulian.cases.codes import ENDED, State
from hulian.cases.models import Case
from hulian.cases.models.case import CaseQuerySet
from hulian.core import search
from hulian.core.actor import Actor
from hulian.core.spoken import left

MOST_FOUND = 200


def filtered(cases: CaseQuerySet, wanted: Mapping[str, str], actor: Actor) -> CaseQuerySet:
    """Return what the filters ask for: view, state, light, category, area, q."""
    cases = by_view(cases, wanted.get("view", "mine"), actor)
    if wanted.get("state") in State.values:
        cases = cases.filter(state=wanted["state"])
    if category := wanted.get("category"):
        cases = cases.filter(category=category)
    if area := wanted.get("area"):
        cases = cases.filter(community__code=area)
    if wanted.get("light") == "red":
        cases = cases.red()
    if wanted.get("light") == "yellow":
        cases = cases.yellow()
    if query := wanted.get("q", "").strip():
        paths = paths_for(actor, "case.read")
        homes = search.find(query, "household", paths_for(actor, "household.find"), MOST_FOUND)
        found = search.find(query, "case", paths, MOST_FOUND)
        cases = cases.filter(Q(pk__in=found) | Q(household_id__in=homes))
    return cases.urgent_first()


def by_view(cases: CaseQuerySet, view: str, actor: Actor) -> CaseQuerySet:
    """Return one of the tabs: mine (waiting for me), ours (all open), red, done, all."""
    if view == "ours":
        return cases.open()
    if view == "red":
        return cases.red()
    if view == "done":
        return cases.filter(state__in=ENDED)
    if view == "all":
        return cases
    held = Q(holder_id=actor.id, state__in=["accepted", "planned", "in_progress", "resolved"])
    worked = Q(tasks__helper__user_id=actor.id, tasks__state__in=["offered", "taken"])
    asked = Q(reporter_id=actor.id, state="resolved")
    waiting = Q(pk=None)
    for path in paths_for(actor, "case.accept"):
        waiting |= Q(scope_path__startswith=path, state__in=["reported", "reopened"])
    mine = Case.objects.filter(held | worked | asked | waiting).values("pk")
    return cases.filter(pk__in=mine)


def tabs_of(actor: Actor, current: str) -> list[dict[str, Any]]:
    """Return the tabs with their counts."""
    labels = {"mine": _("Waiting for me"), "ours": _("All open"), "red": _("Overdue"), "done": _("Done")}
    cases = Case.objects.visible_to(actor)
    return [
        {"label": label, "url": f"{reverse('cases:index')}?view={name}", "current": name == current,
         "count": by_view(cases, name, actor).count() if name != "done" else None}
        for name, label in labels.items()
    ]


def rows_of(cases: Iterable[Case], current: Case | None = None, query: str = "") -> list[dict[str, Any]]:
    """Return rows for the template: people first, then what it is and how long there is."""
    return [row_of(case, current, query) for case in cases]


def row_of(case: Case, current: Case | None = None, query: str = "") -> dict[str, Any]:
    """Return one row."""
    url = reverse("cases:record", args=[case.pk]) + (f"?{query}" if query else "")
    words = left(case.due_at) if case.due_at else case.get_state_display()
    who = case.who or _("no name given")
    return {
        "title": f"{who} · {case.title}", "line": f"{case.place or case.words[:30]}", "url": url,
        "light": case.light, "words": words, "current": current is not None and case.pk == current.pk,
        "state": case.get_state_display(),
    }
