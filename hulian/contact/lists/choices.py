"""Who else could look after a home: the nearest with room first, and why the others can't."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from uuid import UUID

from django.utils.translation import gettext as _

from hulian.contact.codes import Basis, NotAsked, Side
from hulian.contact.lists.reasons import REACH
from hulian.contact.members import Member
from hulian.contact.models import Refusal
from hulian.people.models import Household
from hulian.places import metres
from hulian.places.models import Building
from hulian.policies.pack import rule

NEAREST = 3
FAR = float("inf")


@dataclass(frozen=True, slots=True)
class Choice:
    """A member for a home: how far they walk, how many they have; `why` they can't, in words, or ''."""

    member: Member
    load: int
    metres: int | None
    basis: str
    why: str


def choices_for(home: Household, members: Sequence[Member], load: Mapping[UUID, int]) -> list[Choice]:
    """Return all members: those with room by nearness, then those who can't."""
    said = dict(Refusal.objects.filter(household=home).values_list("member_id", "side"))
    walks = [walk_between(home.dwelling.building, one) for one in members]
    limit = sorted(FAR if walk is None else walk for walk, one in zip(walks, members, strict=True) if one.most)
    close = min(limit[min(NEAREST, len(limit)) - 1] if limit else 0, rule(REACH, home.area_path).value)
    rows = [Choice(one, load.get(one.user.pk, 0), walk, _basis(walk, close), _why(one, load, said))
            for one, walk in zip(members, walks, strict=True)]
    return sorted(rows, key=lambda row: (bool(row.why), FAR if row.metres is None else row.metres, row.load))


def walk_between(building: Building, member: Member) -> int | None:
    """Return the metres from a building to where a member lives; None where one of the two is unknown."""
    lon, lat = building.lon_wgs84, building.lat_wgs84
    if lon is None or lat is None or member.lon_wgs84 is None or member.lat_wgs84 is None:
        return None
    return round(hypot(*metres.Plan(lon, lat).metres_around(member.lon_wgs84, member.lat_wgs84)))




def _basis(walk: int | None, close: float) -> str:
    return Basis.NEAR if walk is not None and walk <= close else Basis.CONVENIENT


def _why(one: Member, load: Mapping[UUID, int], said: Mapping[UUID, str]) -> str:
    if one.user.pk in said:
        by_home = said[one.user.pk] == Side.HOUSEHOLD
        return _("the household said no") if by_home else _("they said no themselves")
    if one.not_asked:
        return str(NotAsked(one.not_asked).label)
    if load.get(one.user.pk, 0) >= one.most:
        return _("has {n} homes already").format(n=load.get(one.user.pk, 0))
    return ""
