"""Marks for visitors go along with people: better one too many at a door than one that is missing there."""

from hulian.core import clock
from hulian.people.models import Household, VisitorMark


def carry_marks(home: Household, into: Household) -> None:
    """Let the marks of one home stand at the door of another too; called by verbs, inside their transaction."""
    missing = set(home.marks.values_list("code", flat=True)) - set(into.marks.values_list("code", flat=True))
    VisitorMark.objects.bulk_create(
        VisitorMark(household=into, code=code, noted_at=clock.now()) for code in sorted(missing))
