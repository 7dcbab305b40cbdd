"""Who can be a home's contact: the members of a community, and how many homes each has."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from hulian.accounts.models import Grant, User
from hulian.accounts.models.post import in_force
from hulian.accounts.roles import Role
from hulian.contact.models import ContactLink, MemberFacts
from hulian.core.actor import Actor
from hulian.places.models import Area, Level
from hulian.policies.pack import rule


@dataclass(frozen=True, slots=True)
class Member:
    """A member with what a proposal must know: bounds in households, where they live (WGS-84 degrees)."""

    user: User
    least: int
    most: int
    not_asked: str = ""
    lon_wgs84: float | None = None
    lat_wgs84: float | None = None
    address: str = ""


def members_of(community: Area) -> list[Member]:
    """Return who holds the role of contact in a community, by pinyin."""
    grants = Grant.objects.filter(in_force(), role=Role.CONTACT_MEMBER, area__path__startswith=community.path)
    users = User.objects.filter(pk__in=grants.values("user_id"), is_active=True).order_by("sort_key", "id")
    facts = {row.user_id: row for row in MemberFacts.objects.filter(community=community).select_related("building")}
    least = rule("contact.least_households", community.path).value
    most = rule("contact.most_households", community.path).value
    return [_member(user, facts.get(user.pk), least, most) for user in users]


def member_in(user_id: UUID) -> list[Area]:
    """Return the communities in which somebody holds the role of contact."""
    areas = _areas(Grant.objects.filter(in_force(), role=Role.CONTACT_MEMBER, user_id=user_id))
    return sorted(areas, key=lambda area: area.path)


def is_member(actor: Actor) -> bool:
    """Return whether somebody holds the role of contact anywhere."""
    return any(held.role == Role.CONTACT_MEMBER for held in actor.holds)


def was_member_in(user_id: UUID) -> list[Area]:
    """Return the communities in which somebody ever held it, the last one first: whom to ring about them."""
    return _areas(Grant.objects.filter(role=Role.CONTACT_MEMBER, user_id=user_id).order_by("-ends_at"))


def _areas(grants: QuerySet[Grant]) -> list[Area]:
    found = [grant.area.parent if grant.area.level == Level.GRID else grant.area
             for grant in grants.select_related("area__parent__station_team", "area__station_team")]
    return list({area.pk: area for area in found}.values())


def _member(user: User, facts: MemberFacts | None, least: int, most: int) -> Member:
    if facts is None:
        return Member(user, least, most)
    if facts.not_asked:
        return Member(user, 0, 0, facts.not_asked)
    where = facts.building
    return Member(
        user, least if facts.least is None else facts.least, most if facts.most is None else facts.most,
        lon_wgs84=where.lon_wgs84 if where else None, lat_wgs84=where.lat_wgs84 if where else None,
        address=where.address if where else "",
    )


def loads(user_ids: Sequence[UUID]) -> dict[UUID, int]:
    """Return how many homes each of these people has now."""
    rows = ContactLink.objects.in_force().filter(member_id__in=user_ids).order_by()
    return dict(rows.values_list("member_id").annotate(n=Count("pk")))
