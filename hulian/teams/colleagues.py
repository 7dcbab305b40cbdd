"""Whom a community can give a seat or a helper's work to: its own people, and those above it."""

from django.db.models import Q, QuerySet

from hulian.accounts.models import Grant, PostHolding, User
from hulian.accounts.models.post import in_force
from hulian.places.models import Area
from hulian.teams.models import Seat, StationTeam
from hulian.teams.models.station import above


def colleagues(community: Area) -> QuerySet[User]:
    """Return the active people who hold something in the community, in a part of it, or above."""
    grants = Grant.objects.filter(
        in_force(), Q(area__path__startswith=community.path) | Q(area__path__in=above(community.path))
    )
    by_post = PostHolding.objects.filter(in_force(), post__in=grants.values("post"))
    people = User.objects.filter(Q(pk__in=grants.values("user")) | Q(pk__in=by_post.values("user")), is_active=True)
    return people.order_by("sort_key", "name")


def seats_of(team: StationTeam) -> list[tuple[Seat, User | None]]:
    """Return the seats, leader first, each with who sits there now."""
    seats = sorted(team.seats.select_related("post"), key=lambda seat: (ORDER.index(seat.kind), seat.pk))
    sitting = PostHolding.objects.filter(in_force(), post__in=[seat.post_id for seat in seats]).select_related("user")
    people = {row.post_id: row.user for row in sitting}
    return [(seat, people.get(seat.post_id)) for seat in seats]


ORDER = ["leader", "town_liaison", "committee_liaison", "member"]
