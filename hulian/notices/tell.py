"""Telling people: rows in the same transaction as the act, seen once it is committed."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F

from hulian.core import clock
from hulian.core.actor import Actor
from hulian.core.rows import put
from hulian.notices.models import Notice


def tell(
    users: Iterable[UUID], kind: str, *, by: Actor, case_id: UUID | None = None, household_id: UUID | None = None,
) -> list[Notice]:
    """Tell each of these users once, of a case or of a home; nobody is told of their own act."""
    now = clock.now()
    wanted = {user for user in users if user and user != by.id}
    told = [Notice(user_id=user, kind=kind, case_id=case_id, household_id=household_id, actor_name=by.name,
                   created_at=now) for user in sorted(wanted)]
    put(*told)
    return told


def tell_of_many(users: Iterable[UUID], kind: str, *, by: Actor, count: int) -> None:
    """Tell each of these users of `count` things at once; what they haven't read yet of the kind grows by it."""
    now = clock.now()
    for user in sorted({user for user in users if user and user != by.id}):
        unread = Notice.objects.filter(user_id=user, kind=kind, case_id=None, read_at=None).order_by("-id")[:1]
        if not Notice.objects.filter(pk__in=unread.values("pk")).update(count=F("count") + count, created_at=now):
            Notice.objects.create(user_id=user, kind=kind, actor_name=by.name, created_at=now, count=count)


def mark_read(user_id: UUID, case_id: UUID | None = None) -> int:
    """Mark a person's notices (of one case, or all) as read; returns how many were not."""
    unread = Notice.objects.filter(user_id=user_id, read_at=None)
    if case_id:
        unread = unread.filter(case_id=case_id)
    return unread.update(read_at=clock.now())
