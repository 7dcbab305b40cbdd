"""Who works in an area: the lists and pages of colleagues are read from here."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Replace

from hulian.accounts.matrix import paths_for
from hulian.accounts.models import Grant, Invitation, PostHolding, User
from hulian.accounts.models.post import in_force
from hulian.accounts.roles import Role
from hulian.core.actor import Actor


class Holding(NamedTuple):
    """A role somebody holds somewhere; `post` is the seat it goes with, '' when given by name."""

    grant_id: UUID
    role: str
    area: str
    post: str

    def __str__(self) -> str:
        return f"{Role(self.role).label} · {self.area}"


def within(paths: Iterable[str], column: str = "area__path") -> Q:
    """Return the condition 'in one of these areas or below'."""
    scope = Q(pk=None)
    for path in paths:
        scope |= Q(**{f"{column}__startswith": path})
    return scope


def colleagues(actor: Actor, area_path: str = "") -> QuerySet[User]:
    """Return those who hold or held something where the actor keeps accounts, by name or by post."""
    grants = Grant.objects.filter(within(paths_for(actor, "account.read")), area__path__startswith=area_path)
    return User.objects.filter(_holding(grants, Q()))


def at_work(actor: Actor, area_path: str = "") -> QuerySet[User]:
    """Return those of them who hold something now and can sign in."""
    scope = within(paths_for(actor, "account.read"))
    grants = Grant.objects.filter(scope, in_force(), area__path__startswith=area_path)
    return User.objects.filter(_holding(grants, in_force()), is_active=True)


def called(users: QuerySet[User], words: str) -> QuerySet[User]:
    """Return those whose name, nickname, sign-in name or pinyin has the words in it."""
    letters = words.replace(" ", "").lower()
    return users.annotate(letters=Replace(F("sort_key"), Value(" "), Value(""))).filter(
        Q(name__icontains=words) | Q(called__icontains=words) | Q(username__icontains=words)
        | Q(letters__startswith=letters))


def holdings_of(users: Iterable[UUID], paths: Iterable[str] = ("/",)) -> dict[UUID, list[Holding]]:
    """Return what each of them holds now in these areas, by name and by post."""
    wanted = list(users)
    found: dict[UUID, list[Holding]] = defaultdict(list)
    grants = Grant.objects.filter(within(paths), in_force()).select_related("area").order_by("area__path", "role")
    for grant in grants.filter(user__in=wanted):
        found[grant.user_id].append(Holding(grant.pk, grant.role, grant.area.name, ""))
    holdings = PostHolding.objects.filter(in_force(), user__in=wanted).select_related("post")
    by_post = {row.post_id: row for row in holdings}
    for grant in grants.filter(post__in=by_post):
        row = by_post[grant.post_id]
        found[row.user_id].append(Holding(grant.pk, grant.role, grant.area.name, row.post.title))
    return found


def open_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Return the invitations to where the actor keeps accounts that nobody has used yet."""
    return Invitation.objects.open().filter(
        within(paths_for(actor, "account.edit"))).select_related("area").order_by("created_at")


def _holding(grants: QuerySet[Grant], when: Q) -> Q:
    by_post = PostHolding.objects.filter(when, post__in=grants.exclude(post=None).values("post"))
    return Q(pk__in=grants.exclude(user=None).values("user")) | Q(pk__in=by_post.values("user"))
