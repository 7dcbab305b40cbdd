"""The station team (驻点直联团队) of one community, and the half-days on which it receives."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hulian.accounts.matrix import paths_for
from hulian.accounts.models import Post
from hulian.core.actor import Actor
from hulian.core.ids import new_id
from hulian.places.models import Area


class SeatKind(models.TextChoices):
    """A seat of the team; it belongs to a post, so the successor steps in at once."""

    LEADER = "leader", _("leader")
    MEMBER = "member", _("member")
    TOWN_LIAISON = "town_liaison", _("liaison of the town")
    COMMITTEE_LIAISON = "committee_liaison", _("liaison of the committee")


class StationTeamQuerySet(models.QuerySet["StationTeam"]):
    """Spoken names for questions about teams."""

    def visible_to(self, actor: Actor) -> Self:
        """Return the teams of the communities this person works in, above or below."""
        scope = Q(pk=None)
        for path in paths_for(actor, "team.read"):
            scope |= Q(community__path__startswith=path) | Q(community__path__in=above(path))
        return self.filter(scope).select_related("community").order_by("community__code")


class StationTeam(models.Model):
    """One fixed team for one community, at a fixed place on a fixed half-day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.OneToOneField(Area, on_delete=models.PROTECT, related_name="station_team")
    place = models.CharField(max_length=60)
    weekday = models.PositiveSmallIntegerField(default=1)
    opens = models.TimeField()
    closes = models.TimeField()
    phone = models.CharField(max_length=20, blank=True)

    objects = StationTeamQuerySet.as_manager()

    def __str__(self) -> str:
        return _("station team of {area}").format(area=self.community.name)


class Seat(models.Model):
    """A post's place in a team. The database keeps: one leader, one liaison of each side."""

    id = models.UUIDField(primary_key=True, default=new_id)
    team = models.ForeignKey(StationTeam, on_delete=models.CASCADE, related_name="seats")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=20, choices=SeatKind.choices)

    class Meta:
        """Only ordinary members are several."""

        constraints = [
            models.UniqueConstraint(
                fields=["team", "kind"], condition=~Q(kind=SeatKind.MEMBER), name="one_seat_a_kind"
            ),
            models.UniqueConstraint(fields=["team", "post"], name="one_seat_a_post"),
        ]


class StationDay(models.Model):
    """One half-day of reception. A missed one is made up on another: `moved_from` says which."""

    id = models.UUIDField(primary_key=True, default=new_id)
    team = models.ForeignKey(StationTeam, on_delete=models.PROTECT, related_name="days")
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    place = models.CharField(max_length=60)
    moved_from = models.DateField(null=True)
    announced_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=80, blank=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        """A team opens once at a time, and makes up for a day once."""

        constraints = [
            models.UniqueConstraint(fields=["team", "opens_at"], name="one_station_day_at_a_time"),
            models.UniqueConstraint(fields=["team", "moved_from"], condition=~Q(moved_from=None),
                                    name="one_move_a_day"),
        ]


def above(path: str) -> list[str]:
    """Return the paths of an area and of all above it."""
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:depth]) + "/" for depth in range(1, len(parts) + 1)]
