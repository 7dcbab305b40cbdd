"""From a signed-in user, or a bearer token, to the Actor that verbs take."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from hulian.accounts.models import Grant, PostHolding, User
from hulian.accounts.models.post import in_force
from hulian.accounts.models.token import digest_of
from hulian.core import clock
from hulian.core.actor import Actor, Held
from hulian.core.moment import for_a_moment
from hulian.core.rows import as_id, ask, marks
from hulian.places.models import Level

# The same as Grant.objects.of, whose words a test compares with these.
HOLDS = """
SELECT DISTINCT g.role, a.path, a.id, a.parent_id, a.level FROM accounts_grant g JOIN places_area a ON a.id = g.area_id
WHERE g.starts_at <= %s AND (g.ends_at IS NULL OR g.ends_at > %s) AND (g.user_id = %s OR g.post_id IN (
  SELECT h.post_id FROM accounts_postholding h
  WHERE h.user_id = %s AND h.starts_at <= %s AND (h.ends_at IS NULL OR h.ends_at > %s)))
"""
HOLDERS = """
SELECT DISTINCT u.id FROM accounts_grant g JOIN places_area a ON a.id = g.area_id
LEFT JOIN accounts_postholding h
  ON h.post_id = g.post_id AND h.starts_at <= %s AND (h.ends_at IS NULL OR h.ends_at > %s)
JOIN accounts_user u ON u.id = COALESCE(g.user_id, h.user_id)
WHERE g.starts_at <= %s AND (g.ends_at IS NULL OR g.ends_at > %s) AND u.is_active
  AND g.role IN ({roles}) AND a.path IN ({paths}) ORDER BY u.id
"""
BEARER = """
SELECT u.id, u.name, u.called FROM accounts_apitoken t JOIN accounts_user u ON u.id = t.user_id
WHERE t.digest = %s AND t.ends_at > %s AND u.is_active
"""


def actor_of(user: User) -> Actor:
    """Return who the user is at this moment, with all they hold, nearest areas first."""
    return _actor(user.pk, str(user))


def actor_of_token(text: str) -> Actor | None:
    """Return who a working bearer token lets act, None for one that doesn't work.

    In a process that serves, a token that was ended, and what its user no longer holds, work for a second more.
    """
    return _bearer(digest_of(text))


@for_a_moment
def _bearer(digest: str) -> Actor | None:
    found = ask(BEARER, [digest, clock.now()])
    if not found:
        return None
    user_id, name, called = found[0]
    return _actor(as_id(user_id), called or name)


def holders(area_path: str, roles: set[str]) -> list[User]:
    """Return the active users who hold one of the roles in the area or above, by name or by post."""
    grants = list(Grant.objects.reaching(area_path, roles).select_related("user"))
    posts = [grant.post_id for grant in grants if grant.post_id]
    holdings = PostHolding.objects.filter(in_force(), post_id__in=posts).select_related("user")
    seated = {holding.post_id: holding.user for holding in holdings}
    found: dict[object, User] = {}
    for grant in grants:
        user = grant.user or seated.get(grant.post_id)
        if user and user.is_active:
            found.setdefault(user.pk, user)
    return list(found.values())


def holder_ids(area_path: str, roles: Iterable[str]) -> tuple[UUID, ...]:
    """Return the ids of `holders`, where nothing else is wanted of them; as they were within the last second."""
    return _holder_ids(area_path, tuple(sorted(str(role) for role in roles)))


@for_a_moment
def _holder_ids(area_path: str, wanted: tuple[str, ...]) -> tuple[UUID, ...]:
    parts, now = area_path.strip("/").split("/"), clock.now()
    paths = ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]
    sql = HOLDERS.format(roles=marks(wanted), paths=marks(paths))
    return tuple(as_id(row[0]) for row in ask(sql, [now, now, now, now, *wanted, *paths]))


def _actor(user_id: UUID, name: str) -> Actor:
    now = clock.now()
    rows = ask(HOLDS, [now, now, user_id, user_id, now, now])
    holds = tuple(sorted((Held(*row[:2]) for row in rows), key=lambda held: (-len(held.path), held.role)))
    return Actor(user_id, name, holds, communities=_communities(rows))


def _communities(rows: Sequence[tuple]) -> tuple[UUID, ...] | None:
    """Return the communities of the areas held: a community is its own, a grid lies in its parent."""
    if not rows or any(level not in {Level.COMMUNITY, Level.GRID} for *_, level in rows):
        return None
    ids = {area if level == Level.COMMUNITY else parent for _role, _path, area, parent, level in rows}
    return tuple(sorted(as_id(one) for one in ids))
