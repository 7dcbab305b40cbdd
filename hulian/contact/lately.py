"""How a home was last heard from, and in which way we tried since: what our words may claim rests on it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from django.db.models import Count, DateTimeField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from hulian.contact.codes import How
from hulian.contact.models import Rhythm, Visit
from hulian.core import clock
from hulian.people.models import Household

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
SEEN = (How.DOOR, How.MET, How.FAIR)
THEMSELVES = "themselves"
"""They told us something on their own page: no visit, and so no way of one."""


@dataclass(frozen=True, slots=True)
class Lately:
    """When and how a home was last heard from, and what came of it; how often we tried since, at the door or by phone.

    Where homes are one by now the visits lie with each of them, and how it was isn't known here.
    """

    heard_at: datetime | None = None
    how: str = ""
    finding: str = ""
    tries: int = 0
    knocks: int = 0
    calls: int = 0

    @property
    def seen_today(self) -> bool:
        """Return whether one of ours saw them today."""
        return self.heard_at is not None and self.how in SEEN and clock.local(self.heard_at).date() == clock.today()

    @classmethod
    def of(cls, rhythm: Rhythm | None, row: Any) -> Self:  # noqa: ANN401
        """Return it from a home's rhythm and a row that `with_lately` has read."""
        if rhythm is None:
            return cls()
        return cls(rhythm.heard_at, row.heard_how or "", row.heard_finding or "", rhythm.tries, row.knocks or 0,
                   row.calls or 0)


def with_lately(rows: QuerySet, home: str, rhythm: str = "") -> QuerySet:
    """Add to rows what `Lately.of` reads of them: `home` is the id of their home, `rhythm` leads to its rhythm."""
    heard_at = OuterRef(f"{rhythm}heard_at")
    visits = Visit.objects.filter(household=OuterRef(home)).order_by()
    last = visits.filter(met=True, at=heard_at)
    since = visits.filter(met=False, at__gt=Coalesce(heard_at, Value(NEVER, output_field=DateTimeField())))
    return rows.annotate(heard_how=Subquery(last.values("how")[:1]), heard_finding=Subquery(last.values("finding")[:1]),
                         knocks=_count(since.filter(how=How.DOOR)), calls=_count(since.filter(how=How.PHONE)))


def lately_at(home: Household) -> Lately:
    """Return the same for one home."""
    row = with_lately(Rhythm.objects.filter(pk=home.pk), "pk").first()
    return Lately.of(row, row)


def _count(visits: QuerySet) -> Subquery:
    return Subquery(visits.values("household").annotate(n=Count("pk")).values("n"))
