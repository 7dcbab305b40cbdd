"""A community as arrays for the solver: homes, members, what is known between them. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from hulian.accounts.models import User
from hulian.contact.codes import Tie, Tier
from hulian.contact.members import Member, members_of
from hulian.contact.models import ContactLink, KnownTie, Refusal, Rhythm
from hulian.contact.rhythm import tier_of
from hulian.people.models import Household, ResidentNeed
from hulian.places import metres
from hulian.places.models import Area
from hulian.planning.assignment import Problem

Pairs = Iterable[tuple[UUID, UUID]]
HARM = {Tier.HIGH: 2, Tier.KEY: 1, Tier.ORDINARY: 0}


@dataclass(frozen=True, slots=True)
class Drawn:
    """The rows behind the places in the arrays; `plan` leads from degrees to the metres of the arrays.

    Who looks after a home and is no member any more stands behind the members, with no room left; `serving` counts
    the members alone.
    """

    community: Area
    homes: Sequence[Household]
    members: Sequence[Member]
    serving: int
    problem: Problem
    plan: metres.Plan


def draw(community: Area) -> Drawn:
    """Return a community's homes and members as a problem."""
    homes = list(Household.objects.standing().filter(community=community).select_related("dwelling__building")
                 .order_by("area_path", "address", "id"))
    former = dict(ContactLink.objects.in_force().filter(community=community).values_list("household_id", "member_id"))
    serving = members_of(community)
    members = _with_leavers(serving, set(former.values()))
    plan = metres.plan_of([*_points(homes), *[(one.lon_wgs84, one.lat_wgs84) for one in members
                                             if one.lon_wgs84 is not None and one.lat_wgs84 is not None]])
    return Drawn(community, homes, members, len(serving), _problem(community, homes, members, former, plan), plan)


def _with_leavers(members: Sequence[Member], linked: set[UUID]) -> list[Member]:
    left = linked - {one.user.pk for one in members}
    return [*members, *[Member(user, 0, 0) for user in User.objects.filter(pk__in=left).order_by("sort_key", "id")]]


def _problem(community: Area, homes: Sequence[Household], members: Sequence[Member], former: Mapping[UUID, UUID],
             plan: metres.Plan) -> Problem:
    home_at = {home.pk: at for at, home in enumerate(homes)}
    member_at = {one.user.pk: at for at, one in enumerate(members)}

    def pairs(found: Pairs) -> np.ndarray:
        known = [(home_at[home], member_at[member]) for home, member in found
                 if home in home_at and member in member_at]
        return np.array(known, dtype=np.int64).reshape(-1, 2)

    ties = KnownTie.objects.filter(household__community=community)
    refused = Refusal.objects.filter(household__community=community)
    most = np.array([one.most for one in members], dtype=np.int64)
    return Problem(
        home_xy=_xy([home.dwelling.building for home in homes], plan), member_xy=_xy(members, plan),
        least=np.minimum(np.array([one.least for one in members], dtype=np.int64), most), most=most,
        kin=pairs(ties.filter(kind=Tie.KIN).values_list("household_id", "member_id")),
        trust=pairs(ties.filter(kind=Tie.WISH).values_list("household_id", "member_id")),
        refused=pairs(refused.values_list("household_id", "member_id")),
        former=np.array([member_at[former[home.pk]] if home.pk in former else -1 for home in homes], dtype=np.int64),
        harm=_harm(community, homes),
    )


def _harm(community: Area, homes: Sequence[Household]) -> np.ndarray:
    """Return how hard it would be on each home to be without anybody: by its needs, and by how often it is visited."""
    tiers = dict(Rhythm.objects.filter(household__community=community).values_list("household_id", "tier"))
    needs: dict[UUID, list[str]] = defaultdict(list)
    for home, code in ResidentNeed.objects.filter(until=None, resident__gone_at=None, resident__household__community=(
            community)).values_list("resident__household_id", "code"):
        needs[home].append(code)
    found = [max(HARM[tier_of(needs.get(home.pk, ()))], HARM[Tier(tiers.get(home.pk, Tier.ORDINARY))])
             for home in homes]
    return np.array(found, dtype=np.int64)


def _points(homes: Sequence[Household]) -> set[metres.Degrees]:
    buildings = [home.dwelling.building for home in homes]
    return {(one.lon_wgs84, one.lat_wgs84) for one in buildings
            if one.lon_wgs84 is not None and one.lat_wgs84 is not None}


def _xy(places: Sequence, plan: metres.Plan) -> np.ndarray:
    """Return the metres of what has `lon_wgs84` and `lat_wgs84`; NaN where they are unknown."""
    nowhere = (np.nan, np.nan)
    rows = [nowhere if one.lon_wgs84 is None or one.lat_wgs84 is None
            else plan.metres_around(one.lon_wgs84, one.lat_wgs84) for one in places]
    return np.array(rows, dtype=float).reshape(-1, 2)
