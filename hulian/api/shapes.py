"""How a case looks as JSON."""

from datetime import datetime
from typing import Any

from hulian.cases.models import Case


def brief(case: Case) -> dict[str, Any]:
    """Return a case as a line of a list."""
    return {
        "id": str(case.pk), "state": case.state, "level": case.level, "community": case.community.code,
        "title": case.title, "who": case.who, "place": case.place, "kind": case.kind, "way": case.way,
        "category": case.category, "urgency": case.urgency, "light": case.light, "due_at": _time(case.due_at),
        "received_at": _time(case.received_at), "responsible": case.responsible[1],
    }


def whole(case: Case) -> dict[str, Any]:
    """Return a case with its words and its work. Sealed numbers stay sealed."""
    tasks = case.tasks.select_related("helper__user")
    return brief(case) | {
        "words": case.words, "household": _id(case.household_id), "reporter": case.reporter_name,
        "reported_at": _time(case.reported_at), "reopened": case.reopened, "mark": case.mark,
        "merged_into": _id(case.merged_into_id), "accept_rule": case.accept_rule, "resolve_rule": case.resolve_rule,
        "tasks": [{"id": str(task.pk), "state": task.state, "skill": task.skill, "helper": str(task.helper),
                   "escort": task.escort_name} for task in tasks],
    }


def _time(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _id(value: object) -> str | None:
    return str(value) if value else None
