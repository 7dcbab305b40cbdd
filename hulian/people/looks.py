"""Who looked at a household's data of late, for the household itself."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hulian.audit.models import Look
from hulian.core import clock

DAYS, SHOWN, READ = 30, 20, 500


def looked_at(household_id: UUID) -> dict[str, Any]:
    """Return {count, days, people}: each person once, with their last look."""
    rows = Look.objects.filter(household_id=household_id, at__gt=clock.now() - timedelta(days=DAYS)).order_by("-at")
    people: dict[Any, Look] = {}
    for row in rows[:READ]:
        people.setdefault(row.actor_id, row)
    return {"count": len(people), "days": DAYS, "people": list(people.values())[:SHOWN]}
