"""Adding people, posts and grants: one way in for pages, command line, demo world and imports."""

from typing import Any

from hulian.accounts.models import Grant, Post, PostHolding, User
from hulian.accounts.roles import Role
from hulian.audit.record import record
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.places.models import Area


def add_user(username: str, *, name: str, by: Actor, area: Area, password: str | None = None, **facts: Any) -> User:  # noqa: ANN401
    """Return a new user; `facts` are columns of User. Without a password they can't sign in yet."""
    user = User.objects.create_user(username, password, name=name, **facts)
    record("account.add", user, by=by, area_path=area.path)
    return user


def grant_role(who: User | Post, role: str, area: Area, *, by: Actor) -> Grant:
    """Give a role in an area (and below) to a person or a post, from now on."""
    held = {"user": who} if isinstance(who, User) else {"post": who}
    row = Grant.objects.create(role=Role(role), area=area, starts_at=clock.now(), **held)
    record("account.grant", row, by=by, area_path=area.path, codes={"role": role, "to": str(who.pk)})
    return row


def end_grant(grant: Grant, *, by: Actor) -> Grant:
    """Take a role back, from now on; what was done under it stays."""
    if Grant.objects.filter(pk=grant.pk, ends_at=None).update(ends_at=clock.now()):
        record("account.end_grant", grant, by=by, area_path=grant.area.path, codes={"role": grant.role})
    return grant


def hold_post(post: Post, user: User, *, by: Actor) -> PostHolding:
    """Put a person on a post; whoever held it leaves it at the same moment."""
    now = clock.now()
    post.holdings.filter(ends_at=None).update(ends_at=now)
    row = PostHolding.objects.create(post=post, user=user, starts_at=now)
    record("account.hold_post", row, by=by, area_path=post.area.path, codes={"post": str(post.pk), "to": str(user.pk)})
    return row
