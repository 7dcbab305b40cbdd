"""A page of cases, by key: the soonest due first, then what has no limit any more, the newest first.

Two questions, each in the order of an index, so that a page costs the same among a hundred cases and among
a hundred thousand; the second isn't asked when the first filled the page.
"""

from django.db.models import Q

from hulian.cases.codes import State
from hulian.cases.models import Case
from hulian.cases.models.case import CaseQuerySet
from hulian.core.ids import read_id

PAGE = 40
SHOWN = ("who", "title", "place", "words", "state", "due_at", "yellow_at")  # all that a row says
MOST_COUNTED = 99


def page_of(
    cases: CaseQuerySet, seen: CaseQuerySet, after: str = "", *, are_open: bool = False,
) -> tuple[list[Case], str]:
    """Return one page of `cases`, and the id that the next one comes after ('' at the end).

    The case that the page before ended with is found in `seen`: it may have left the list meanwhile.
    `are_open`: none of `cases` has ended, so that those without a limit wait for the resident's word.
    """
    last = seen.filter(pk=read_id(after)).first() if after else None
    rows: list[Case] = []
    if last is None or last.due_at is not None:
        rows += _due(cases, last).only(*SHOWN)[: PAGE + 1]
    if len(rows) <= PAGE:
        rest = cases.filter(state=State.RESOLVED) if are_open else cases
        rows += _without_limit(rest, last).only(*SHOWN)[: PAGE + 1 - len(rows)]
    return cut(rows)


def first_of(cases: CaseQuerySet, *, with_limit: bool, are_open: bool = False) -> CaseQuerySet:
    """Return one of the two questions of a first page, for who prepares them."""
    if with_limit:
        return _due(cases, None).only(*SHOWN)[: PAGE + 1]
    return _without_limit(cases.filter(state=State.RESOLVED) if are_open else cases, None).only(*SHOWN)[: PAGE + 1]


def cut(rows: list[Case]) -> tuple[list[Case], str]:
    """Return one page of rows, and the id that the next one comes after ('' at the end)."""
    return rows[:PAGE], str(rows[PAGE - 1].pk) if len(rows) > PAGE else ""


def counted(cases: CaseQuerySet) -> int | str:
    """Return how many there are, as a tab says it: exactly up to 99, then 99+."""
    return at_most(cases.order_by()[: MOST_COUNTED + 1].count())


def at_most(found: int) -> int | str:
    """Return a number as a tab says it."""
    return found if found <= MOST_COUNTED else f"{MOST_COUNTED}+"


def _due(cases: CaseQuerySet, last: Case | None) -> CaseQuerySet:
    found = cases.filter(due_at__isnull=False).order_by("due_at", "-received_at", "-id")
    if last is None:
        return found
    later = Q(due_at__gt=last.due_at) | Q(due_at=last.due_at) & _older(last)
    return found.filter(later, due_at__gte=last.due_at)  # said twice, so that the index is entered at its place


def _without_limit(cases: CaseQuerySet, last: Case | None) -> CaseQuerySet:
    found = cases.filter(due_at=None).order_by("-received_at", "-id")
    if last is None or last.due_at is not None:
        return found
    return found.filter(_older(last), received_at__lte=last.received_at)


def _older(last: Case) -> Q:
    return Q(received_at__lt=last.received_at) | Q(received_at=last.received_at, pk__lt=last.pk)
