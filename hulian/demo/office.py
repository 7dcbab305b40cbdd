"""Who acts in a community: its people by what they do, and its helpers by skill."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from hulian.accounts.actors import actor_of, holders
from hulian.accounts.models import User
from hulian.accounts.roles import Role
from hulian.core import clock
from hulian.core.actor import Actor
from hulian.demo.streets import Homes
from hulian.places.models import Area
from hulian.teams.models import Helper, StationDay, StationTeam

YEAR, AHEAD = 371, 14
FIRST_MOST = 0.6
# The story's own: what they do in the demo's past is told of them elsewhere.
NOT_SENT = {"huang", "lin", "su", "hui"}


@dataclass(frozen=True, slots=True)
class Hand:
    """A helper, and who they are as an actor."""

    helper: Helper
    actor: Actor


class Office:
    """One community with everyone who does something in it, the busiest first."""

    def __init__(self, community: Area, homes: Homes) -> None:
        """Look up who holds what at the clock's present moment."""
        self.community, self.homes = community, homes
        self.desk = self._actors({Role.COMMUNITY_ADMIN})
        self.takers = self._actors({Role.STATION_LEADER}) + self._actors({Role.STATION_MEMBER}) + self.desk
        self.lead = self.takers[0]
        self.workers = self._actors({Role.SOCIAL_WORKER})
        self.askers = self.workers + self.desk
        self.members = self._actors({Role.CONTACT_MEMBER})
        self.supervisors = self._actors({Role.SUPERVISOR})
        along = [actor.id for actor in self.members + self.workers]
        self.escorts = list(User.objects.filter(pk__in=along).order_by("pk"))
        self.hands: dict[str, list[Hand]] = defaultdict(list)
        for helper in Helper.objects.filter(community=community).select_related("user").order_by("pk"):
            if helper.user.username not in NOT_SENT:
                for skill in helper.skills:
                    self.hands[skill].append(Hand(helper, actor_of(helper.user)))
        self.days = station_days(community)

    def last_day(self, moment: datetime) -> StationDay | None:
        """Return the last station day that opened before a moment."""
        return next((day for day in reversed(self.days) if day.opens_at < moment), None)

    def _actors(self, roles: set[str]) -> list[Actor]:
        users = holders(self.community.path, roles)
        return [actor_of(user) for user in sorted(users, key=lambda user: user.pk)]


def mostly(rng: Random, people: list[Actor], other_than: set | None = None) -> Actor:
    """Return one of the people, mostly the first, and none of the others named."""
    able = [one for one in people if one.id not in (other_than or set())]
    return able[0] if len(able) == 1 or rng.random() < FIRST_MOST else rng.choice(able[1:])


def open_station_days(team: StationTeam, day: date) -> None:
    """Write the half-days of the past year and the next two weeks."""
    first = day - timedelta(days=YEAR)
    dates = [first + timedelta(days=at) for at in range(YEAR + AHEAD + 1)]
    for one in dates:
        if one.weekday() == team.weekday:
            opens, closes = (clock.local_moment(one, at.hour, at.minute) for at in (team.opens, team.closes))
            facts = {"closes_at": closes, "place": team.place}
            StationDay.objects.get_or_create(team=team, opens_at=opens, defaults=facts)


def station_days(community: Area) -> list[StationDay]:
    """Return the station days of a community in order of time."""
    return list(StationDay.objects.filter(team__community=community).select_related("team").order_by("opens_at"))
