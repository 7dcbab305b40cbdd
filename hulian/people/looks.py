"""Who looked at a household's data of late, for the household itself."""

from datetime import timedelta
from typing import Any

from hulian.audit.models import Look
from hulian.core import clock
from hulian.people.merged import one_with_all
from hulian.people.models import Household

DAYS, SHOWN, READ = 30, 20, 500


def looked_at(home: Household) -> dict[str, Any]:
    """Return {count, days, people}: each person once, with their last look, at it or at what is one with it by now."""
    since = clock.now() - timedelta(days=DAYS)
    rows = Look.objects.filter(household_id__in=one_with_all(home), at__gt=since).order_by("-at")
    people: dict[Any, Look] = {}
    for row in rows[:READ]:
        people.setdefault(row.actor_id, row)
    return {"count": len(people), "days": DAYS, "people": list(people.values())[:SHOWN]}
