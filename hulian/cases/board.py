"""The community's board: results made public, without a name, an address or a word that somebody said.

Rows are made of codes only (category, grid, kind of work, state, mark, month): titles and texts come from
people's own words, which may name somebody.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hulian.cases.codes import Mark, State
from hulian.cases.models import Acceptance, Case, Task, TaskState
from hulian.cases.models.case import CaseQuerySet
from hulian.core import clock
from hulian.places.models import Area, Level

DAYS = 90
SHOWN = 30
DONE = (State.RESOLVED, State.CLOSED)
ASKED, ANSWERED, RESOLVED, SATISFIED, AGAIN = LISTS = ("asked", "answered", "resolved", "satisfied", "again")


def of_community(community: Area) -> CaseQuerySet:
    """Return what the board counts: of the last months, joined ones once, nothing about a person."""
    since = clock.now() - timedelta(days=DAYS)
    cases = Case.objects.filter(community=community, received_at__gt=since, about_id=None)
    return cases.filter(scope_path__startswith=community.path).exclude(state=State.MERGED)


def narrowed(cases: CaseQuerySet, which: str) -> CaseQuerySet:
    """Return the cases behind one of the figures."""
    taken = Exists(Acceptance.objects.filter(case=OuterRef("pk")))
    return cases.filter({
        ASKED: Q(), ANSWERED: Q(taken) | Q(state=State.DECLINED), RESOLVED: Q(state__in=DONE),
        SATISFIED: Q(state__in=DONE, mark__gte=Mark.FAIR), AGAIN: Q(reopened__gt=0),
    }[which])


def figures(cases: CaseQuerySet) -> list[dict[str, Any]]:
    """Return the three rates, kept apart, each as a number of a number with the list behind it.

    A bad word opens a matter again, and the next word takes its place: what was not right at first
    is counted beside them, or nobody would ever seem dissatisfied.
    """
    counts = {which: narrowed(cases, which).count() for which in LISTS}
    marked = cases.exclude(mark=None).count()
    labels = {
        ASKED: _("asked of us"), ANSWERED: _("answered, of {n}").format(n=counts[ASKED]),
        RESOLVED: _("done, of {n}").format(n=counts[ASKED]),
        SATISFIED: _("satisfied, of {n} who told us").format(n=marked),
    }
    if counts[AGAIN]:
        labels[AGAIN] = _("not right at first, so we came again")
    return [{"value": counts[which], "label": label, "url": f"?of={which}"} for which, label in labels.items()]


def rows(cases: CaseQuerySet, before: datetime | None = None) -> tuple[list[dict[str, str]], str]:
    """Return a page of rows, newest first, and the moment after which older ones follow ('' at the end)."""
    if before:
        cases = cases.filter(received_at__lt=before)
    last = list(cases.order_by("-received_at", "-id")[:SHOWN + 1])
    page = last[:SHOWN]
    grids = dict(Area.objects.filter(path__in={case.area_path for case in page}, level=Level.GRID)
                 .values_list("path", "name"))
    work = {case.pk: [] for case in page}
    for task in Task.objects.filter(case__in=page, state=TaskState.FINISHED):
        work[task.case_id].append(str(task.get_skill_display()))
    more = page[-1].received_at.isoformat() if len(last) > SHOWN else ""
    return [_row(case, grids.get(case.area_path, ""), work[case.pk]) for case in page], more


def _row(case: Case, grid: str, work: list[str]) -> dict[str, str]:
    month = date_format(clock.local(case.received_at), pgettext("month of a year", "F Y"))
    done = " ".join(dict.fromkeys(work))
    said = _("they say: {mark}").format(mark=Mark(case.mark).label) if case.mark else ""
    light = "" if not case.mark else "green" if case.mark >= Mark.FAIR else "yellow"
    again = _("came again") if case.reopened else ""
    return {"title": " · ".join(filter(None, [str(case.category_name), grid])), "light": light,
            "line": " · ".join(filter(None, [month, done, again])), "words": said or str(case.get_state_display())}
