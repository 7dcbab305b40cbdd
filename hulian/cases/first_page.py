"""The first page of each tab, and the counts on the tabs: open on every desk all day, so prepared questions."""

from datetime import datetime

from django.db.models import QuerySet

from hulian.cases.lists import COUNTED, by_view
from hulian.cases.models import Case
from hulian.cases.paging import MOST_COUNTED, PAGE, at_most, cut, first_of
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.prepared import prepared
from hulian.core.rows import ask


def first_page(view: str, by: Actor) -> tuple[list[Case], str]:
    """Return what `page_of` returns for a tab that nothing narrows."""
    rows = _with_limit(view, by, *_now(view))
    if len(rows) <= PAGE:
        rows += _without_limit(view, by, *_now(view))[: PAGE + 1 - len(rows)]
    return cut(rows)


def counts(by: Actor) -> dict[str, int | str]:
    """Return how many there are on each tab that is counted, in one question."""
    asked = {view: _counted.statement(view, by, *_now(view)) for view in COUNTED}
    there = {view: found for view, found in asked.items() if found}
    sql = ", ".join(f"(SELECT COUNT(*) FROM ({words}) AS {view})" for view, (words, _values) in there.items())  # noqa: S608
    values = [value for _words, some in there.values() for value in some]
    numbers = ask(f"SELECT {sql}", values)[0] if there else ()
    return dict.fromkeys(COUNTED, 0) | {view: at_most(number) for view, number in zip(there, numbers, strict=True)}


def _now(view: str) -> tuple[datetime, ...]:
    return (clock.now(),) if view == "red" else ()


@prepared
def _with_limit(view: str, by: Actor, *now: datetime) -> QuerySet[Case]:
    return first_of(by_view(Case.objects.visible_to(by), view, by, *now), with_limit=True)


@prepared
def _without_limit(view: str, by: Actor, *now: datetime) -> QuerySet[Case]:
    found = by_view(Case.objects.visible_to(by), view, by, *now)
    return first_of(found, with_limit=False, are_open=view in {"mine", "ours"})


@prepared
def _counted(view: str, by: Actor, *now: datetime) -> QuerySet[Case]:
    found = by_view(Case.objects.visible_to(by), view, by, *now)
    return found.order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1]
