"""A person's notices in words, made from the cases as they are now."""

from typing import Any

from django.urls import reverse

from hulian.cases.models import Case
from hulian.cases.told import told
from hulian.core.actor import Actor
from hulian.core.spoken import spoken
from hulian.notices.models import Notice

SHOWN = 60


def notices_of(actor: Actor) -> list[dict[str, Any]]:
    """Return the newest notices, unread first; of what is no longer theirs to see, nothing is said."""
    mine = Notice.objects.filter(user_id=actor.id)
    unread = list(mine.filter(read_at=None).order_by("-created_at", "-id")[:SHOWN])
    read = list(mine.exclude(read_at=None).order_by("-created_at", "-id")[: SHOWN - len(unread)])
    rows = unread + read
    cases = Case.objects.visible_to(actor).in_bulk([row.case_id for row in rows if row.case_id])
    return [_line(row, cases[row.case_id]) for row in rows if row.case_id in cases]


def _line(row: Notice, case: Case) -> dict[str, Any]:
    return {
        "title": str(case), "line": told(row.kind, row.actor_name), "words": spoken(row.created_at),
        "url": reverse("cases:record", args=[case.pk]), "new": row.read_at is None,
    }
